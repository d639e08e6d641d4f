"""Where figures come from, in one line a source, for reading on a phone."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from textwrap import shorten

from bot.answer import Row
from bot.phrase.telling import Telling
from bot.phrase.voice import Voice
from bot.registry import Source

NAMED = 3
"""Sources named under one reply; the rest are counted."""

TITLE = 60
"""Characters of a source's title that fit beside publisher and date."""

WHOLE_TITLE = 200
"""Characters of a title where sources are the subject."""


def footnote(t: Telling, rows: Iterable[Row]) -> tuple[str, ...]:
    """The sources of the rows in a line each, the newest first; of many, the first few."""
    found = cited(t, rows)
    lines = [t.voice.gettext("Source: {source}.", source=described(t.voice, source)) for source in found[:NAMED]]
    if (more := len(found) - NAMED) > 0:
        lines.append(t.voice.ngettext("And {n} more source.", "And {n} more sources.", more, n=t.voice.number(more)))
    return tuple(lines)


def cited(t: Telling, rows: Iterable[Row]) -> list[Source]:
    """The sources of the rows, the newest first."""
    ids = dict.fromkeys(id_ for row in rows for id_ in row.sources)
    return newest_first(t.registry.sources[id_] for id_ in ids if id_ in t.registry.sources)


@lru_cache(1024)
def described(voice: Voice, source: Source, width: int = TITLE) -> str:
    """Publisher, title and date of publication."""
    parts = [source.publisher, shorten(source.title, width, placeholder="…"), _published(voice, source)]
    return ", ".join(part for part in parts if part)


def linked(voice: Voice, source: Source) -> str:
    """The same with the whole title and where it can be read."""
    text = described(voice, source, WHOLE_TITLE)
    return f"{text}: {source.url}" if source.url else f"{text}."


def _published(voice: Voice, source: Source) -> str:
    return voice.date(source.published_on) if source.published_on else voice.gettext("undated")


def newest_first(sources: Iterable[Source]) -> list[Source]:
    """By day of publication; those without one come last."""
    return sorted(sources, key=lambda source: source.published_on or date.min, reverse=True)
