"""`cite-bot broadcast`: one text to every chat that is sent something; shown first, sent after a yes, called off."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from bot.doors.failure import Failure
from bot.doors.streams import standard_input
from bot.languages import LANGUAGES, own_name
from bot.memory import Broadcast, Memory
from bot.phrase import Voice, notice

LONGEST = 3_500
"""Characters of a text, so that it goes into one message with the line above it."""

RATE = 20
"""Messages a second, over all processes."""

STANDARD_INPUT = "-"


def texts(files: Mapping[str, str | None]) -> dict[str, str]:
    """The text of each language, from files; `-` is standard input.

    Raises:
        Failure: a file cannot be read, is no UTF-8 text, is empty or too long.
    """
    return {language: _text(name) for language, name in files.items() if name}


def preview(said: Mapping[str, str], chats: int) -> Iterator[str]:
    """How it will read in each language, to how many chats it goes, and how long that takes."""
    for language in LANGUAGES:
        own = own_name(language)
        if language not in said:
            yield f"── {own}: as in Spanish"
            continue
        yield f"── {own}"
        yield notice("broadcast", Voice.of(language)).title
        yield said[language]
    seconds = -(-chats // RATE)
    lasting = f"{seconds} s" if seconds < 120 else f"{-(-seconds // 60)} min"  # noqa: PLR2004 - two minutes
    yield f"── to {chats:,} chats, in about {lasting}; where it is quiet, in the morning"


def make(memory: Memory, said: Mapping[str, str], now: datetime, days: int) -> str:
    """Has it sent, as long as it is not older than so many days; says how to call it off."""
    made = memory.office.broadcast(said, now, now + timedelta(days=days))
    return f"{made.id}: {made.chats:,} chats. To call it off: cite-bot broadcast --cancel {made.id}"


def listed(broadcasts: list[Broadcast]) -> Iterator[str]:
    """A line for each: its name, when, to how many chats, how many have it, how many wait."""
    for one in broadcasts:
        state = f"called off {one.cancelled_at:%Y-%m-%d %H:%M} UTC" if one.cancelled_at else f"{one.waiting:,} waiting"
        yield f"{one.id}  {one.made_at:%Y-%m-%d %H:%M} UTC  {one.chats:,} chats, {one.sent:,} sent, {state}"


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


def _text(name: str) -> str:
    path = "standard input" if name == STANDARD_INPUT else name
    try:
        raw = standard_input().read() if name == STANDARD_INPUT else Path(name).read_bytes()
        text = raw.decode("utf-8-sig").strip()
    except OSError as fault:
        message = f"{path}: cannot be read: {fault.strerror}"
        raise Failure(message) from fault
    except UnicodeDecodeError as fault:
        message = f"{path}: is not UTF-8 text"
        raise Failure(message) from fault
    if not text:
        message = f"{path}: is empty"
        raise Failure(message)
    if len(text) > LONGEST:
        message = f"{path}: has {len(text):,} characters, and {LONGEST:,} fit into one message"
        raise Failure(message)
    return text
