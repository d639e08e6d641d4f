"""The day of a note, and its title."""

from collections.abc import Sequence
from datetime import date

from bot.data.note.language import Language
from bot.data.note.sentences import Sentence, plain
from bot.data.note.text import Block

_BEFORE = 5
"""Lines at the beginning in which a note says its day."""
_LONGEST = 120
_SHORTEST_TITLE = 4


def day_of(found: Sequence[Block], language: Language) -> date | None:
    """The day that stands at the beginning of one of the first lines."""
    for block in found[:_BEFORE]:
        line = plain(block.text[: _LONGEST * 2]).strip()
        for pattern in language.datelines:
            if (said := pattern.match(line)) and (day := _day(said.groupdict(), language)):
                return day
    return None


def _day(groups: dict[str, str | None], language: Language) -> date | None:
    name = (groups.get("month") or "").rstrip(".")
    month = language.data["months"].get(name) or int(groups.get("number") or 0)
    try:
        return date(int(groups["year"] or 0), month, int(groups["day"] or 0))
    except ValueError:
        return None


def title_of(found: Sequence[Sentence], language: Language) -> str:
    """What a note is called: that it is one, and its headline or how it begins."""
    title: str = language.data["day"]["title"]
    return f"{title}{_headline(found, language)}".strip(" :")


def _headline(found: Sequence[Sentence], language: Language) -> str:
    """The first line with words that are no date, or the start of the first sentence."""
    for sentence in found:
        text = " ".join(sentence.text.split())
        if language.no_title.match(sentence.plain):
            continue
        for pattern in language.datelines:
            if said := pattern.match(sentence.plain.strip()):
                text = text[said.end() :].lstrip(" .,:-–—")
                break
        if len(text.split()) >= _SHORTEST_TITLE or (text and sentence is found[-1]):
            return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return ""
