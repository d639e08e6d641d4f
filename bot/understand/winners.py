"""How many winners a ranking is asked for: a number, a single one, or a certain place."""

from collections.abc import Collection, Mapping

from bot.understand.draft import Draft
from bot.understand.particles import (
    BEFORE_NUMBER,
    HEAD_BARE,
    PLURAL_ENDINGS,
    PLURAL_VERB_ENDINGS,
    SINGULAR_ARTICLES,
    SINGULAR_IN_S,
    WHICH_ONE,
    WHICH_ONES,
)
from bot.understand.periods import Periods
from bot.understand.phrases import Span
from bot.understand.standing import Standing

_PODIUM = 3
_MOST_ROWS = 200  # "top 2024" is a year
_MOST_THINGS = 50
_VERB_REACH = 6
_SHORTEST_ORDINAL = 4  # "do", "to", "er" are only endings of ordinals in digits


def limit_asked(said: Standing, taken: frozenset[int]) -> int | None:
    """How many rows were asked for ("top 5", "los tres primeros", "primeros 10", "las 3 regiones", "el podio")."""
    ranked = said.cues("first", "last", "ranking")
    numbered = any(token.value for token in said.tokens) if ranked or said.nouns else False
    if numbered:
        for span in ranked:
            if limit := _beside(span, said, taken):
                return limit
        for span, _ in said.nouns:
            if limit := _number(span.start - 1, said, taken, _MOST_THINGS):
                return limit
    return _PODIUM if "podium" in said.cued else None


def _beside(span: Span, said: Standing, taken: frozenset[int]) -> int | None:
    """The number right after a phrase, right before it, or after it and an article."""
    near = _number(span.end, said, taken, _MOST_ROWS) or _number(span.start - 1, said, taken, _MOST_ROWS)
    if near or span.end >= len(said.forms) or said.forms[span.end] not in BEFORE_NUMBER:
        return near
    return _number(span.end + 1, said, taken, _MOST_ROWS)


def _number(at: int, said: Standing, taken: frozenset[int], most: int) -> int | None:
    """The number at a token, when it can be one of rows."""
    if not 0 <= at < len(said.tokens) or at in taken:
        return None
    value = said.tokens[at].value
    return value if value is not None and 0 < value <= most else None


def one_asked(made: Draft, said: Standing) -> bool:
    """Whether a single winner is asked for: "qué región", "la región con menos", "cuál … de las regiones"."""
    whichs = said.cued.get("which", ())
    lone = any(said.forms[which.start] in WHICH_ONE for which in whichs)
    if made.asked_which is None:
        compared = made.group is not None and made.has("more", "less")
        if not (compared and (lone or _said_in_singular(made, said))):
            return False
    return lone or not _many(made, whichs, said)


def _said_in_singular(made: Draft, said: Standing) -> bool:
    """Whether one of what the answer is arranged by was said ("la región con menor número", "mejor mes")."""
    ranked = {span.end for span in said.cues("more", "less")}
    return any(
        noun == made.group
        and (span.start == 0 or span.start in ranked or said.forms[span.start - 1] in SINGULAR_ARTICLES)
        and not _plural(said.forms[span.end - 1])
        for span, noun in said.nouns
    )


def _many(made: Draft, whichs: Collection[Span], said: Standing) -> bool:
    """Whether several winners are asked for: "qué regiones", "cuáles CITE dieron más"."""
    if several_asked(said):
        return True
    if any(_plural(form) for span in _asked_for(made, whichs, said) for form in said.forms[span.start : span.end]):
        return True
    bare = any(noun == "centre" and said.forms[span.end - 1] in HEAD_BARE for span, noun in said.nouns)
    for which in whichs:
        following = said.forms[which.end : which.end + _VERB_REACH]
        return bare and any(form.endswith(PLURAL_VERB_ENDINGS) for form in following)
    return False


def several_asked(said: Standing) -> bool:
    """Whether the asking word itself is plural: "cuáles", "quiénes", "cuáles son"."""
    whichs = said.cued.get("which", ())
    return any(form in WHICH_ONES for which in whichs for form in said.forms[which.start : which.end])


def _asked_for(made: Draft, whichs: Collection[Span], said: Standing) -> list[Span]:
    """The nouns right after "qué", for those behind only narrow ("de centros privados").

    Without any, those of what the answer is arranged by, not of what is counted ("la región con más centros").
    """
    nouns = [span for span, _ in said.nouns]
    after = (next((noun for noun in nouns if noun.start >= which.end), None) for which in whichs)
    asked = [noun for noun in after if noun]
    return asked or [span for span, noun in said.nouns if made.group in {None, noun}]


def _plural(form: str) -> bool:
    return form.endswith(PLURAL_ENDINGS) and form not in SINGULAR_IN_S


def rank_asked(said: Standing, periods: Periods, ordinals: Mapping[str, int]) -> int | None:
    """Which place of a ranking is asked for ("¿quién va segundo?")."""
    for at, form in enumerate(said.forms):
        place = ordinals.get(form) if len(form) >= _SHORTEST_ORDINAL else None
        if place and at not in periods.tokens and not any(span.start <= at < span.end for span in said.spans):
            return place
    return None
