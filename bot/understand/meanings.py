"""What a name means where it stands: a full name before a part of one, and what the words before it fit."""

from bot.registry import Registry
from bot.understand.ordinary import is_ordinary
from bot.understand.particles import PLACING
from bot.understand.phrases import Entry, Span
from bot.understand.standing import Standing
from bot.understand.words import Token

_NEARNESS = {"name": 0, "alias": 1, "city": 2, "demonym": 2, "rest": 3, "place": 4, "part": 5}
_AFTER_HEAD = ("chain", "region", "centre", "service_type", "client_type")
_ALONE = ("centre", "region", "service_type", "client_type", "chain")
_TELLING_LENGTH = 6


def meant(span: Span, said: Standing, registry: Registry, *, headed: bool) -> tuple[Entry, ...]:
    """The rows that a phrase may mean here, all of one kind; `headed` when "CITE" leads to it. Empty for none."""
    entries = span.phrase.names
    if len(entries) == 1:
        return entries if _counts(entries[0], span, said, headed=headed) else ()
    entries = tuple(e for e in entries if _counts(e, span, said, headed=headed))
    if len(entries) < 2:  # noqa: PLR2004 - nothing to choose
        return entries
    kinds = {entry.kind for entry in entries}
    if "region" in kinds and "chain" in kinds:
        wanted = "region" if not headed and said.form_before(span) in PLACING else "chain"
        entries = tuple(e for e in entries if e.kind == wanted)
    least = min(_NEARNESS[entry.role] for entry in entries)
    chosen = [entry for entry in entries if _NEARNESS[entry.role] == least]
    order = _AFTER_HEAD if headed else _ALONE
    first = min(chosen, key=lambda entry: order.index(entry.kind)).kind
    once = {entry.id: entry for entry in chosen if entry.kind == first}
    return _of_those_that_work(tuple(once.values()), registry)


def _counts(entry: Entry, span: Span, said: Standing, *, headed: bool) -> bool:
    """Whether a row may be meant; a piece of a name needs "CITE" before it, and no "en" ("CITE en el norte")."""
    if entry.kind == "indicator" or entry.role != "part":
        return entry.kind != "indicator"
    placed = not PLACING.isdisjoint(said.forms[max(0, span.start - 2) : span.start])
    return (headed and not placed) or _telling(span, said.tokens)


def _telling(span: Span, tokens: list[Token]) -> bool:
    """A long rare word of a centre's name, or two of its words, need no "CITE" before them."""
    word = tokens[span.start]
    rare = len(word.form) >= _TELLING_LENGTH and not word.distance and not is_ordinary(word.form)
    return rare or span.end - span.start > 1


def _of_those_that_work(entries: tuple[Entry, ...], registry: Registry) -> tuple[Entry, ...]:
    """Among centres with the same name in part, those that operate; all of them where none does."""
    if len(entries) == 1 or entries[0].kind != "centre":
        return entries
    return tuple(e for e in entries if registry.centres[e.id].operating) or entries
