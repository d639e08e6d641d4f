"""Stars: the button that makes a centre or a region a favourite, and takes it out again."""

from telegram import InlineKeyboardButton as Button

from bot.chat.context import Context
from bot.chat.say.taps import Act, Tap
from bot.phrase import notice
from bot.question import Intent, Query, Question, Subject

ON, OFF = "★", "☆"


def figure(place: Subject) -> Question:
    """The latest figure of a centre or a region."""
    ids = (place.id,)
    return Question(Intent.COUNT, Query(centres=ids) if place.kind == "centre" else Query(regions=ids))


def star(context: Context, place: Subject, words: str = "") -> Button | None:
    """The button that changes whether a place is a favourite; it says the words, or what it does."""
    on = place in context.conversation.kept.favourites
    said = words or notice("button_starred" if on else "button_star", context.voice).title
    data = Tap(Act.UNSTAR if on else Act.STAR, figure(place)).data
    return Button(f"{ON if on else OFF} {said}", callback_data=data) if data else None
