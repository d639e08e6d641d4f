"""What the chat says to who sends it files: a polite no, and to admins what became of them."""

from bot.phrase.voice import Voice


def texts(voice: Voice) -> dict[str, tuple[str, ...]]:
    """Notices by their keys."""
    return {**_refusals(voice), **_settling(voice)}


def _refusals(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "file_unwelcome": (gettext("Thank you, but I take no files. Please type your question."),),
        "feed_private": (gettext("Please send me that in our private chat; I take no files in groups."),),
        "feed_kind": (
            gettext("I cannot read {name}."),
            gettext("I read ITP’s tables as {kinds}, and press notes as .txt or as a message."),
        ),
        "feed_picture": (
            gettext("I cannot read pictures."),
            gettext("I read ITP’s tables as {kinds}, and press notes as .txt or as a message."),
        ),
        "feed_large": (
            gettext("{name} is too large: I take up to {megabytes} MB here."),
            gettext("Larger files go in at the command line: cite-bot data import."),
        ),
        "feed_faulty": (
            gettext("I stored nothing: the tables have a fault that must be mended first."),
            gettext("The first one: {fault}"),
        ),
        "feed_unwritten": (gettext("I stored nothing: the tables cannot be written."),),
    }


def _settling(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "feed_yes": (gettext("Store"),),
        "feed_rest": (gettext("Store the rest"),),
        "feed_sure": (gettext("Store what is sure ({n})"),),
        "feed_doubtful": (gettext("Store the doubtful too ({n})"),),
        "feed_no": (gettext("Discard"),),
        "feed_discarded": (gettext("Discarded: I stored nothing."),),
        "feed_gone": (gettext("I no longer have that proposal. Please send me the file or the note again."),),
        "feed_changed": (
            gettext("I stored nothing: the tables changed meanwhile."),
            gettext("Please send me the file or the note again."),
        ),
        "feed_stored": (gettext("Done: figures stored: {n}."), gettext("From now on I answer with them.")),
        "feed_unbuilt": (
            gettext("The figures are in the tables, but I could not build the database: I answer as before."),
            gettext("Once that is mended: cite-bot data build."),
        ),
        "privacy_admin": (
            gettext(
                "You may send me files and notes with figures: I keep the figures and the title of the note, and "
                "nothing else. What waits for your yes is in memory only, for a day at most."
            ),
        ),
    }
