"""Message → Telegram's HTML, in parts that it takes; every mark-up character of the text itself is escaped."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from bot.length import units
from bot.message import Message

LIMIT = 4096
"""Longest message, in UTF-16 units after the mark-up is read (core.telegram.org/bots/api#sendmessage)."""

LARGEST = 2
"""Units of one character at most."""

CAPTION = 1024
"""Longest caption, counted alike (core.telegram.org/bots/api#sendphoto)."""


class Line(NamedTuple):
    """One line and the tag around it; each closes its own, so that a message can end after any."""

    text: str
    tag: str = ""

    @property
    def html(self) -> str:
        """The line as Telegram reads it."""
        words = escape(self.text, quote=False)
        return f"<{self.tag}>{words}</{self.tag}>" if self.tag and words else words


def parts(message: Message, limit: int = LIMIT) -> list[str]:
    """The message as one or more texts of at most `limit` units each, apart at line ends where possible."""
    lines = list(_lines(message))
    if LARGEST * sum(len(line.text) + 1 for line in lines) <= limit:
        return [_joined(lines)] if lines else []
    texts: list[str] = []
    open_: list[Line] = []
    room = limit
    for line in _fitting(lines, limit):
        if units(line.text) > room and open_:
            texts.append(_joined(open_))
            open_, room = [], limit
        if open_ or line.text:
            open_.append(line)
            room -= units(line.text) + 1
    return [*texts, _joined(open_)] if open_ else texts


def caption(message: Message) -> str:
    """The message as the words under a picture or a file: as much of it as fits."""
    return parts(message, CAPTION)[0]


def _joined(lines: list[Line]) -> str:
    return "\n".join(line.html for line in lines).rstrip("\n")


def _lines(message: Message) -> Iterator[Line]:
    """The parts of the message in order, a blank line between them."""
    asks = (message.prompt, *(f"· {each.text}" for each in message.suggestions)) if message.suggestions else ()
    sections = (((message.title,), "b"), (message.items, ""), (message.lines, ""), (message.footnote, "i"), (asks, ""))
    first = True
    for texts, tag in sections:
        lines = [Line(text, tag) for whole in texts for text in whole.splitlines() if text]
        if lines and not first:
            yield Line("")
        yield from lines
        first = first and not lines


def _fitting(lines: Iterable[Line], limit: int) -> Iterator[Line]:
    """Breaks lines longer than a whole message, at a space where there is one."""
    for text, tag in lines:
        rest = text
        while units(rest) > limit:
            head = _head(rest, limit)
            yield Line(head, tag)
            rest = rest[len(head) :]
        yield Line(rest, tag)


def _head(text: str, limit: int) -> str:
    head = text[:limit]
    while units(head) > limit:
        head = head[: len(head) - max(1, (units(head) - limit) // 2)]
    return head[: head.rfind(" ") + 1] or head
