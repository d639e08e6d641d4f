"""`cite-bot broadcast`: one text to every chat that is sent something; shown first, sent after a yes, called off."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from bot.clock import LIMA
from bot.doors.failure import Failure
from bot.doors.streams import standard_input
from bot.languages import LANGUAGES, own_name
from bot.length import units
from bot.memory import Broadcast, Memory
from bot.message import Message, plain
from bot.phrase import Voice, notice
from bot.rhythm import Hours
from bot.schedule import awake

LONGEST = 3_500
"""Characters of a text as Telegram counts them, in UTF-16 units: it goes into one message with the line above it."""

READ = 4 * LONGEST + 4
"""Bytes that are read at most: no text of the longest has more."""

RATE = 20
"""Messages a second, over all processes."""

STANDARD_INPUT = "-"

NONE = "Nothing has been said to all yet."


def texts(files: Mapping[str, str | None]) -> dict[str, str]:
    """The text of each language, from files; `-` is standard input.

    Raises:
        Failure: a file cannot be read, is no UTF-8 text, is empty or too long.
    """
    return {language: _text(name) for language, name in files.items() if name}


def preview(said: Mapping[str, str], chats: int, now: datetime) -> Iterator[str]:
    """How it will read in each language, to how many chats it goes, how long that takes, and whom it reaches later."""
    for language in LANGUAGES:
        own = language in said
        yield f"── {own_name(language)}{'' if own else ': has no text of its own, so it reads the Spanish one'}"
        text = said[language if own else LANGUAGES[0]]
        yield plain(Message(notice("broadcast", Voice.of(language)).title, lines=tuple(text.splitlines())))
    lasting = timedelta(seconds=-(-chats // RATE))
    yield f"── to {chats:,} chats, in about {_length(lasting)} at {RATE} a second"
    yield _quiet(now, lasting)


def make(memory: Memory, said: Mapping[str, str], now: datetime, days: int) -> str:
    """Has it sent, as long as it is not older than so many days; says how to call it off."""
    made = memory.office.broadcast(said, now, now + timedelta(days=days))
    return f"{made.id}: {made.chats:,} chats. To call it off: cite-bot broadcast --cancel {made.id}"


def listed(broadcasts: Sequence[Broadcast]) -> Iterator[str]:
    """A line for each: its name, when in Lima, to how many chats, how many have it, how many wait."""
    if not broadcasts:
        yield NONE
    for one in broadcasts:
        off = f", called off {_day(one.cancelled_at)}" if one.cancelled_at else ""
        counts = f"{one.chats:,} chats, {one.sent:,} sent, {one.waiting:,} waiting"
        yield f"{one.id}  {_day(one.made_at)}  {counts}{off}"


def call_off(memory: Memory, name: str, now: datetime) -> str:
    """Calls one off; says what that saved.

    Raises:
        Failure: there is none of that name.
    """
    gone = memory.office.cancel(name, now)
    if gone is None:
        message = f"there is no broadcast {name}; cite-bot broadcast --list names them"
        raise Failure(message)
    return f"{name}: called off, {gone:,} chats do not get it any more"


def _quiet(now: datetime, lasting: timedelta) -> str:
    """When those hear of it who have chosen no hours of their own."""
    hours = Hours()
    begins, ends = awake(hours, now), awake(hours, now + lasting)
    if begins > now:
        return (
            f"   It is night in Lima: most get it from {begins.astimezone(LIMA):%H:%M} on, others by their own hours."
        )
    if ends > now + lasting:
        return f"   The night in Lima comes before all have it: the rest get it from {ends.astimezone(LIMA):%H:%M} on."
    return "   It is day in Lima: it goes out at once, but for chats in their own quiet hours, which get it after them."


def _length(lasting: timedelta) -> str:
    seconds = int(lasting.total_seconds())
    return f"{seconds} s" if seconds < 120 else f"{-(-seconds // 60)} min"  # noqa: PLR2004 - two minutes


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(LIMA):%Y-%m-%d %H:%M}"


def _text(name: str) -> str:
    path = "standard input" if name == STANDARD_INPUT else name
    try:
        text = _read(name).decode("utf-8-sig").strip()
    except OSError as fault:
        message = f"{path}: cannot be read: {fault.strerror}"
        raise Failure(message) from fault
    except UnicodeDecodeError as fault:
        message = f"{path}: is not UTF-8 text"
        raise Failure(message) from fault
    if not text:
        message = f"{path}: is empty"
        raise Failure(message)
    if units(text) > LONGEST:
        raise _too_long(path)
    return text


def _read(name: str) -> bytes:
    """The bytes.

    Raises:
        Failure: they are more than the longest text has.
    """
    if name == STANDARD_INPUT:
        return _whole(standard_input(), "standard input")
    with Path(name).open("rb") as file:
        return _whole(file, name)


def _whole(file: BinaryIO, path: str) -> bytes:
    raw = file.read(READ + 1)
    if len(raw) > READ:
        raise _too_long(path)
    return raw


def _too_long(path: str) -> Failure:
    return Failure(f"{path}: is too long: {LONGEST:,} characters fit into one message")
