"""What a letter says, by its kind: a summary, news, a correction, or a word of the maintainers to all."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from telegram import InlineKeyboardMarkup as Keyboard

from bot.chat.say.keyboards import button
from bot.chat.say.pictures import Photo, photo
from bot.chat.say.taps import Act
from bot.chat.summaries.editions import Editions, number_of, revised
from bot.chat.summaries.orders import pausing, stopping, to_list
from bot.chat.summaries.recipient import Recipient
from bot.memory import Kind, Letter, Subscription
from bot.message import Message
from bot.phrase import notice
from bot.phrase.correction import correction
from bot.phrase.unchanged import unchanged
from bot.question import Question
from bot.told import put_right, same


class Content(NamedTuple):
    """One message to be sent; `edition` is the number of what it tells, where it tells figures."""

    message: Message
    photo: Photo | None
    keyboard: Keyboard | None
    edition: int | None


async def content(to: Recipient, letter: Letter, editions: Editions) -> Content | None:
    """What a letter says now; None where there is nothing to say, and the letter is done with.

    Raises:
        CannotRemember: what it tells could not be written down.
    """
    said = await _KINDS[letter.kind](to, letter, editions)
    if said is None:
        await to.desk.memory.ask(lambda memory: memory.outbox.done(letter, to.desk.clock(), "unchanged"))
    elif letter.doubtful:
        lines = (*said.message.lines, notice("sent_again", to.voice).title)
        return said._replace(message=replace(said.message, lines=lines))
    return said


async def _summary(to: Recipient, letter: Letter, editions: Editions) -> Content | None:
    """The newest figures; where they are those that were told last, only that, or nothing."""
    one = _of(letter)
    edition = editions.of(to.facts, to.today, one.wish.question, one.wish.rhythm.every, to.voice)
    if not edition:
        return Content(notice("summary_lost", to.voice), None, _buttons(to, one, None), None)
    keyboard = _buttons(to, one, edition.question)
    if letter.told and same(letter.told.figures, edition.figures):
        if letter.kind == "news" or not one.wish.told_same:
            return None
        said, picture = (
            unchanged(edition.answer, letter.told.told_on, to.today, to.voice, to.facts.store.registry),
            None,
        )
    else:
        said, picture = edition.message, await photo(to, edition.chart) if edition.chart else None
    number = await number_of(to, one.wish.question, edition.figures)
    return Content(said, picture, keyboard, number)


async def _correction(to: Recipient, letter: Letter, _: Editions) -> Content | None:
    """What was told, and what is right; nothing where that is no longer another thing."""
    old = letter.edition
    found = revised(old, to.facts, to.today) if old else None
    if not old or not found:
        return None
    said = correction(found.corrections, found.question, to.voice, to.facts.store.registry)
    number = await number_of(to, old.question, put_right(old.figures, found.corrections))
    return Content(said, None, _buttons(to, _of(letter), found.question), number)


async def _broadcast(to: Recipient, letter: Letter, _: Editions) -> Content | None:
    """The text in the chat's language, else in Spanish."""
    text = letter.texts.get(to.voice.language) or letter.texts["es"]
    said = Message(notice("broadcast", to.voice).title, lines=tuple(text.splitlines()))
    return Content(said, None, Keyboard([[to_list(to.voice)]]), None)


def _of(letter: Letter) -> Subscription:
    """What a letter is sent for.

    Raises:
        LookupError: for nothing that was subscribed to.
    """
    if not letter.subscription:
        no_subscription = "this letter belongs to no subscription"
        raise LookupError(no_subscription)
    return letter.subscription


def _buttons(to: Recipient, one: Subscription, question: Question | None) -> Keyboard:
    """The way to the whole answer, and to an end or a pause of what comes."""
    whole = question and button(notice("button_whole", to.voice).title, Act.ASK, question)
    return Keyboard([*([[whole]] if whole else []), [pausing(one, to.voice), stopping(one, to.voice)]])


_KINDS: Mapping[Kind, Callable[[Recipient, Letter, Editions], Awaitable[Content | None]]] = {
    "summary": _summary,
    "news": _summary,
    "correction": _correction,
    "broadcast": _broadcast,
}
