"""What the chat says of what it keeps: favourites, privacy, someone's own data; and of a place, which it does not."""

from bot.phrase.voice import Voice


def texts(voice: Voice) -> dict[str, tuple[str, ...]]:
    """Notices by their keys."""
    return {**_favourites(voice), **_privacy(voice), **_deleting(voice)}


def _favourites(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "button_star": (gettext("Save"),),
        "button_starred": (gettext("Saved"),),
        "button_change": (gettext("Take some out"),),
        "button_done": (gettext("Ready"),),
        "favourites": (gettext("Your favourites: tap one to see its figure."),),
        "favourites_none": (
            gettext("You have no favourites yet."),
            gettext("Ask about a CITE or a region and tap {button} under the answer; here it will be one tap away."),
        ),
        "favourites_change": (gettext("Tap what you want to take out; tap it again and it is back."),),
        "favourites_full": (
            gettext("You already have {n} favourites, and I keep no more than that."),
            gettext("With {command} you can take some out."),
        ),
        "starred": (gettext("{name} is one of your favourites now."),),
        "unstarred": (gettext("{name} is no longer one of your favourites."),),
        "not_remembered": (gettext("I could not write this down: it holds until I am restarted."),),
    }


def _privacy(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "privacy": (
            gettext("I keep little of you, and only what I need to serve you."),
            gettext(
                "On disk, encrypted, until you delete it or block me: the language you choose, your favourites, your "
                "time zone and quiet hours, and what you asked me to send you, how often and when. What I sent you, "
                "with its figures, for 400 days, so that I can tell you when one is corrected or nothing is new."
            ),
            gettext(
                "What you write to me, encrypted, until I have answered it, and my answer for an hour more: so nothing "
                "is lost when I am restarted."
            ),
            gettext(
                "In memory until I am restarted, or encrypted for a day where several computers answer for me: your "
                "last question, so that you can go on from it (after 15 minutes it no longer counts), and the numbers "
                "of the last {told} messages I answered, so that I can mend the answer when you edit yours. In memory "
                "only: when you last wrote or tapped, to notice who does so too much."
            ),
            gettext(
                "Questions I do not understand are kept without your name and chat, and without long numbers and "
                "addresses, so that I can learn them. A place that you share is kept nowhere. Of the charts I draw "
                "I keep Telegram’s number, which says nothing of you."
            ),
            gettext("{see} shows you all of it, {delete} deletes it."),
            gettext("Who keeps this bot, and how to reach them, is in its README."),
        ),
        "kept_unread": (gettext("I cannot open what I keep just now. Please try again in a minute."),),
        "my_data": (
            gettext("This is all that I keep of this chat, also what is in memory only."),
            gettext("{command} deletes it."),
        ),
        "place_ask": (
            gettext("Tap the button to share where you are, and I tell you which CITE are nearest."),
            gettext("I need the place for that answer only and keep it nowhere. With {command} the button goes."),
        ),
        "place_thanks": (gettext("Thank you. I look for what is near and keep nothing of the place."),),
        "button_place": (gettext("Share where I am"),),
    }


def _deleting(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "forget": (
            gettext("Shall I delete all that I keep of you?"),
            gettext(
                "Your language, your favourites, what I send you and what we talked about last go, and I cannot bring "
                "them back."
            ),
        ),
        "forget_yes": (gettext("Yes, delete it"),),
        "forget_no": (gettext("No, keep it"),),
        "forget_kept": (gettext("All right, I have deleted nothing."),),
        "forget_failed": (gettext("I could not delete it just now. Please try again later."),),
        "forgot": (gettext("Done, this is deleted:"),),
        "forgot_nothing": (gettext("There was nothing to delete: I keep nothing of you."),),
        "forgot_unread": (gettext("What I kept on disk; I could not look at it before."),),
        "forgot_language": (gettext("The language you had chosen: {name}."),),
        "forgot_favourites": (gettext("Your favourites: {names}."),),
        "forgot_subscriptions": (gettext("What I sent you now and then: {names}."),),
        "forgot_conversation": (gettext("What we talked about last."),),
    }
