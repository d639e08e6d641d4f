"""Where figures come from, in one line a source, for reading on a phone."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from textwrap import shorten

from bot.answer import Row
from bot.phrase.telling import Telling
from bot.phrase.voice import Voice
from bot.registry import Source
from bot.rows import sources_of

NAMED = 3
"""Sources named under one reply; the rest are counted."""

SHORT = 24
"""Characters of a title that tell a source from another."""

WHOLE_TITLE = 200
"""Characters of a title where sources are the subject."""


def footnote(t: Telling, rows: Iterable[Row]) -> tuple[str, ...]:
    """The sources of the rows in a line each, the newest first; of many, the first few."""
    found = cited(t, rows)
    named = (described(t.voice, source, t.room.title) for source in found[:NAMED])
    lines = [t.voice.gettext("Source: {source}.", source=source) for source in named]
    if (more := len(found) - NAMED) > 0:
        lines.append(t.voice.ngettext("And {n} more source.", "And {n} more sources.", more, n=t.voice.number(more)))
    return tuple(lines)


def cited(t: Telling, rows: Iterable[Row]) -> list[Source]:
    """The sources of the rows, the newest first."""
    return newest_first(t.registry.sources[id_] for id_ in sources_of(rows) if id_ in t.registry.sources)


@lru_cache(1024)
def described(voice: Voice, source: Source, width: int) -> str:
    """Publisher, title in at most `width` characters and date; with 0 the publisher stands for the title."""
    title = shorten(source.title, width or SHORT, placeholder="…") if width or not source.publisher else ""
    parts = [source.publisher, title, _published(voice, source)]
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
