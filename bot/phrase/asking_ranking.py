"""A ranking in words, as it can be asked for: who, with most or fewest of what, how many, within which bounds."""

from bot.phrase.bounds import bounds, limited
from bot.phrase.figures import noun
from bot.phrase.ranking_title import ranked
from bot.phrase.scope import filtered, scope
from bot.phrase.telling import Telling
from bot.question import GroupBy

OPEN: frozenset[GroupBy] = frozenset({"centre", "region", "chain"})
"""What a whole sentence asks for ("Which regions have …?")."""


def ranking_asked(t: Telling) -> str:
    """The words for a ranking as a user would type them."""
    what = _what(t)
    if (t.query.group_by or "centre") in OPEN and t.query.order != "asc" and not (t.query.limit or limited(t.query)):
        return _sentence(t, what)
    if t.query.limit == 1 and not limited(t.query) and (said := _winner(t, what)):
        return said
    said = heading(t, what)
    if t.query.limit:
        return t.voice.gettext("Top {n}: {ranking}", n=t.voice.number(t.query.limit), ranking=said)
    return said


def _what(t: Telling) -> str:
    """What is counted, where and when."""
    parts = [noun(t)]
    if filtered(t.query):
        parts.append(scope(t, t.query))
    if t.query.period:
        parts.append(t.voice.during(t.query.period, asked=True))
    return " ".join(parts)


def _sentence(t: Telling, what: str) -> str:
    match t.query.group_by:
        case "region":
            return t.voice.gettext("Which regions have the most {noun}?", noun=what)
        case "chain":
            return t.voice.gettext("Which chains have the most {noun}?", noun=what)
        case _:
            return t.voice.gettext("Which CITE have the most {noun}?", noun=what)


def _winner(t: Telling, what: str) -> str:
    """Who is first, or last, as a sentence; empty for types, which are asked for otherwise."""
    gettext, least = t.voice.gettext, t.query.order == "asc"
    most, fewest = {
        "centre": (gettext("Which CITE has the most {noun}?"), gettext("Which CITE has the fewest {noun}?")),
        "region": (gettext("Which region has the most {noun}?"), gettext("Which region has the fewest {noun}?")),
        "chain": (gettext("Which chain has the most {noun}?"), gettext("Which chain has the fewest {noun}?")),
        "month": (gettext("Which month has the most {noun}?"), gettext("Which month has the fewest {noun}?")),
    }.get(t.query.group_by or "centre", ("", ""))
    return (fewest if least else most).format(noun=what)


def heading(t: Telling, what: str) -> str:
    """Who has most or fewest of what, or so much of it as was asked for: "Regiones con más servicios"."""
    who = ranked(t)
    if limited(t.query):
        return t.voice.gettext("{who} with {bounds} {noun}", who=who, bounds=bounds(t), noun=what)
    if t.query.order == "asc":
        return t.voice.gettext("{who} with the fewest {noun}", who=who, noun=what)
    return t.voice.gettext("{who} with the most {noun}", who=who, noun=what)
