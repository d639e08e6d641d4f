"""A terminal, or a pipe in its place: where a chat reads and prints."""

import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TextIO

from bot.message import Message, plain

PROMPT = "> "

_BOLD, _DIM, _CYAN, _NORMAL = "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Screen:
    """Reads lines and prints messages.

    Attributes:
        lines: what is typed.
        out: where messages are printed.
        colours: whether the point, the footnote and the suggestions stand out.
    """

    lines: Iterable[str]
    out: TextIO
    colours: bool = False

    def show(self, message: Message) -> None:
        """Prints a message and a blank line."""
        self.out.write(plain(paint(message) if self.colours else message) + "\n\n")
        self.out.flush()


def paint(message: Message) -> Message:
    """The same words in bold, dim and cyan, for a terminal."""
    return replace(
        message,
        title=f"{_BOLD}{message.title}{_NORMAL}",
        footnote=tuple(f"{_DIM}{line}{_NORMAL}" for line in message.footnote if line),
        suggestions=tuple(each._replace(text=f"{_CYAN}{each.text}{_NORMAL}") for each in message.suggestions),
    )


def wants_colours(out: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether to colour: on a terminal that can, unless NO_COLOR says no (https://no-color.org)."""
    return out.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def typed() -> Iterator[str]:
    """What a person types, until Ctrl-D; bytes that are no text become replacement marks."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    while True:
        try:
            yield input(PROMPT)
        except EOFError:
            return
