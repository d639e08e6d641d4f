"""The whole numbers of a sentence, in digits, words, or both (`67 mil 459`)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bot.data.note.language import Language

_DIGITS = re.compile(
    r"""
    (?<![\w.,/\-])
    (?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:'\d{3})+|\d{1,3}(?:[ ]\d{3})+
      # A stray space, "85, 800"; not in a list, "450, 800 y 300".
      |(?<!\d,[ ])\d{1,3}[,.][ ]\d{3}(?!(?:[ ][a-z]|,)[ ]?\d|[\d.,]\d)
      |\d+)
    (?P<fraction>[.,]\d+)?
    (?![\d/°º%]|-\d|[.,]\d|\w)
    """,
    re.VERBOSE,
)
_DASHED = re.compile(r"(?<=[^\d\s]-)\d{1,3}(?:[.,]\d{3})+\b|(?<=\s-)\d+\b")
_WORD = re.compile(r"[a-z]+")
_THOUSAND = 1_000
_HUNDREDS = range(100, _THOUSAND, 100)
_TENS = range(20, 100, 10)
_ONES = range(1, 10)
_LONGEST = 12
"""Digits; more are no count of anything."""


class Number(NamedTuple):
    """A number, from `start` to before `end`.

    Attributes:
        round: said in thousands.
        spaced: `space` or `stray`, where its groups stand apart.
        vague: a word like "a score".
    """

    start: int
    end: int
    value: int
    round: bool = False
    spaced: str = ""
    vague: bool = False


@dataclass
class _Reading:
    """A number that is being put together."""

    start: int
    end: int
    total: float = 0
    group: float = 0
    last: float = 0
    scaled: bool = False
    fraction: bool = False
    spaced: str = ""


def numbers(plain: str, language: Language) -> Iterator[Number]:
    """In order; what has a fraction that no multiplier makes whole is none."""
    taken: list[Number] = []
    for phrase, worth in language.rounds.items():
        taken += [
            Number(found.start(), found.end(), worth, round=True, vague=True)
            for found in re.finditer(rf"\b{phrase}\b", plain)
        ]
    spans = [(number.start, number.end) for number in taken]
    for reading in _readings(plain, language):
        value = reading.total + reading.group
        alone = value == 1 and not plain[reading.start].isdigit()
        whole = value == int(value) and 0 < value < 10**_LONGEST and not alone
        if whole and not any(start < reading.end and reading.start < end for start, end in spans):
            rounded = reading.scaled and (reading.fraction or int(value) % 1000 == 0)
            taken.append(Number(reading.start, reading.end, int(value), rounded, reading.spaced))
    return iter(sorted(taken))


def _readings(plain: str, language: Language) -> Iterator[_Reading]:
    words, scales, link = language.data["numbers"], language.data["multipliers"], language.data["linking"]
    reading: _Reading | None = None
    linked = False
    for start, end, value, spaced in _pieces(plain, words, scales):
        if reading and plain[reading.end : start].strip(" ") not in {"", link}:
            yield reading
            reading = None
        linked = reading is not None and link in plain[reading.end : start]
        word = plain[start:end]
        if word in scales:
            if reading and not linked and reading.last < scales[word] and reading.last != -1:
                reading.total += (reading.group or 1) * scales[word]
                reading.group, reading.scaled, reading.end, reading.last = 0, True, end, scales[word]
                continue
            if reading:
                yield reading
            reading = (
                _Reading(start, end, scales[word], 0, scales[word], scaled=True)
                if word == language.data["alone"]
                else None
            )
            continue
        if reading and _follows(reading, value, linked=linked):
            reading.group += value
            reading.end, reading.last = end, value
            continue
        if reading:
            yield reading
        reading = _Reading(start, end, 0, value, value, fraction=value != int(value), spaced=spaced)
    if reading:
        yield reading


def _follows(reading: _Reading, value: float, *, linked: bool) -> bool:
    """Whether a piece goes on a number: hundreds, then tens, then ones; after thousands, less than a thousand."""
    if value != int(value):
        return False
    if reading.last >= _THOUSAND:
        return reading.scaled and reading.group == 0 and value < _THOUSAND and not linked
    if linked:
        return reading.last in _TENS and value in _ONES
    return reading.last in _HUNDREDS and value < _HUNDREDS.step and reading.last == reading.group % _THOUSAND


def _pieces(plain: str, words: Mapping[str, int], scales: Mapping[str, int]) -> Iterator[tuple[int, int, float, str]]:
    found = [
        (digits.start(), digits.end(), _value(digits[0], digits["fraction"] or ""), _spacing(digits[0]))
        for digits in _DIGITS.finditer(plain)
    ]
    found += [(digits.start(), digits.end(), _value(digits[0], ""), "") for digits in _DASHED.finditer(plain)]
    for word in _WORD.finditer(plain):
        if word[0] in words or word[0] in scales:
            found.append((word.start(), word.end(), words.get(word[0], 0), ""))
    return iter(sorted(found))


def _spacing(written: str) -> str:
    if ", " in written or ". " in written:
        return "stray"
    return "space" if " " in written else ""


def _value(written: str, fraction: str) -> float:
    whole = written[: len(written) - len(fraction)] if fraction else written
    digits = re.sub(r"\D", "", whole)
    if len(digits) > _LONGEST:
        return 0.5
    return float(f"{digits}.{fraction[1:]}") if fraction else float(digits)
