"""What the doors say for themselves: languages, commands, buttons, a fault of ours."""

from functools import cache

from bot.message import Message
from bot.phrase import feeding, keeping, menu, subscriptions
from bot.phrase.voice import Voice


def notice(key: str, voice: Voice, **values: str) -> Message:
    """The notice of that key, its places filled with the values: a title, and lines below it where there are more.

    Raises:
        KeyError: no notice has that key, or a place of it has no value.
    """
    title, *lines = (text.format_map(values) for text in _texts(voice)[key])
    return Message(title, lines=tuple(lines))


@cache
def _texts(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        **menu.texts(voice),
        **keeping.texts(voice),
        **subscriptions.texts(voice),
        **feeding.texts(voice),
        "error": (
            gettext("Something went wrong on our side and I could not answer."),
            gettext("Please try again; if it goes on, tell us this code: {id}"),
        ),
        "language_choose": (gettext("Which language shall I answer in?"),),
        "language_unknown": (gettext("I do not know the language “{word}”."),),
        "language_name": (gettext("English"),),
        "button_old": (gettext("That button no longer works. Please type your question."),),
        "button_previous": (gettext("Previous"),),
        "button_next": (gettext("Next"),),
        "button_chart": (gettext("Chart"),),
        "button_table": (gettext("CSV"),),
        "button_sources": (gettext("Source"),),
        "button_compare": (gettext("Compare"),),
        "button_share": (gettext("Share"),),
        "button_more": (gettext("Ask the bot for more"),),
        "button_alone": (gettext("I did not get that. Ask me in private"),),
        "button_near": (gettext("CITE near me"),),
        "list_numbers": (gettext("Tap a number to know more of a centre."),),
        "command_unknown": (gettext("I do not know the command {word}."),),
        "unheard": (gettext("I cannot listen to recordings. Please type your question."),),
        "unread": (gettext("I read nothing but text. Please type your question."),),
        "link_old": (gettext("That link no longer works. Please type your question."),),
        "guest_alone": (gettext("I can only do that in a private chat with you."),),
        "chart_none": (gettext("There are too few figures here for a chart."),),
        "chart_unsent": (gettext("I could not send the chart here, so I say it in words."),),
        "chart_elsewhere": (gettext("I say it in words here; on Telegram I also draw the chart."),),
        "file_none": (gettext("There is nothing here for a file."),),
        "file_unsent": (gettext("I could not send the file here, so I say it in words."),),
        "file_elsewhere": (gettext("I say it in words here; on Telegram I also send the file."),),
        "flood": (gettext("You write faster than I can answer. I will listen to you again in {seconds} seconds."),),
        "no_sources": (gettext("That answer has no figures, so it has no source."),),
        "compare_what": (gettext("What shall I compare?"),),
        "compare_first_region": (gettext("Which region do we start with?"),),
        "compare_first_centre": (gettext("Which centre do we start with?"),),
        "compare_with": (gettext("What shall I compare {name} with?"),),
        "compare_none": (gettext("Nothing else has a figure to compare it with."),),
        "kind_region": (gettext("Regions"),),
        "kind_centre": (gettext("Centres"),),
        "terminal_hint": (
            gettext("Type your question. /ayuda explains more, /idioma changes the language, /salir ends."),
        ),
        "terminal_languages": (
            gettext("Languages: es (Spanish), en (English), qu (Quechua). For example: /idioma es"),
        ),
        "terminal_unknown_language": (
            gettext("I do not know the language “{word}”. Languages: es (Spanish), en (English), qu (Quechua)."),
        ),
        "terminal_unknown_command": (
            gettext("I do not know the command {word}. There are /ayuda, /idioma and /salir."),
        ),
        "terminal_bye": (gettext("Goodbye."),),
    }
