"""Standard input and output, ready for any text."""

import io
import sys
from typing import BinaryIO, TextIO

from bot.doors.failure import Failure


def at_keyboard() -> bool:
    """Whether a person types."""
    return sys.stdin is not None and sys.stdin.isatty()


def standard_input() -> BinaryIO:
    """The bytes that come in.

    Raises:
        Failure: it is closed.
    """
    if sys.stdin is None:
        message = "standard input is closed"
        raise Failure(message)
    return sys.stdin.buffer


def standard_output(encoding: str | None = None) -> TextIO:
    """Where answers go, in `encoding` (the terminal's own by default); what that cannot write becomes a mark.

    Raises:
        Failure: it is closed.
    """
    if sys.stdout is None:
        message = "standard output is closed"
        raise Failure(message)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="replace")
    return sys.stdout
