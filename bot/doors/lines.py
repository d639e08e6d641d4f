"""Questions from standard input: a line is one question, or a conversation as a JSON array of strings."""

import json
from collections.abc import Iterator
from itertools import count
from typing import BinaryIO

from bot.doors.failure import Failure

LONGEST = 4 * 1024 * 1024
"""Bytes of the longest line that is read, so that memory stays bounded whatever comes in."""


def lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of `stream` without their ends, as they come in.

    Raises:
        Failure: a line is binary or endless; the lines before it have been given.
    """
    for number in count(1):
        line = stream.readline(LONGEST + 1)
        if not line:
            return
        yield _text(line, number)


def conversations(stream: BinaryIO) -> Iterator[tuple[str, ...]]:
    """The turns of each line of `stream`, as they come in.

    Raises:
        Failure: as `lines`.
    """
    for line in lines(stream):
        yield turns(line)


def turns(line: str) -> tuple[str, ...]:
    """The strings of a JSON array; any other line is one question, as it stands."""
    array = line.strip()
    if not (array.startswith("[") and array.endswith("]")):
        return (line,)
    try:
        found = json.loads(array)
    except (ValueError, RecursionError):
        return (line,)
    if not all(isinstance(turn, str) for turn in found):
        return (line,)
    return tuple(encodable(turn) for turn in found)


def _text(line: bytes, number: int) -> str:
    place = f"line {number} of standard input"
    if len(line) > LONGEST:
        message = f"{place} is longer than {LONGEST:,} bytes"
        raise Failure(message)
    if b"\0" in line:
        message = f"{place} is binary: it holds a zero byte"
        raise Failure(message)
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as fault:
        message = f"{place} is not UTF-8 text"
        raise Failure(message) from fault


def encodable(text: str) -> str:
    """The text with half characters, which JSON and arguments can hold and UTF-8 cannot, as question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
