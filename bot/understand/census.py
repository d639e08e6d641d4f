"""Whether the centres themselves are counted by region or chain: "qué región tiene más CITE", "CITE por cadena"."""

from itertools import pairwise

from bot.question import GroupBy
from bot.understand.arrangement import asks_where
from bot.understand.draft import Draft
from bot.understand.particles import COUNTING, DENYING
from bot.understand.phrases import Span
from bot.understand.standing import Standing

_REACH = 2
_BY: frozenset[GroupBy] = frozenset({"region", "chain"})
_CENTRES = frozenset({"noun_centre", "all_centres"})
_OTHERS = frozenset({"planned", "closed", "unit", "absent"})
"""Cues of centres that are told by name, and of places without any."""

_MEASURED = frozenset(
    {"more", "less", "ranking", "first", "last", "compare", "trend", "summary", "position", "profile", "attend", "goal"}
)
"""Cues that ask for more than which regions or chains have centres."""


def census_by(made: Draft, said: Standing, limits: frozenset[int], *, numbered: bool) -> GroupBy | None:
    """What the centres are counted by, if they are; `limits` are the tokens of limits.

    `numbered` says that the number of centres was asked for ("cuántos CITE").
    """
    more = _more_centres(said)
    ranked = _ranked_by_them(made, said)
    counting = more or numbered
    told = (counting and _several(made)) or (more and _where(made, said))
    by = ranked or told or made.asked_which or made.group or _numbered(said)
    if by not in _BY or made.indicator is not None or not _CENTRES & said.cued.keys():
        return None
    subjects = made.subjects
    if subjects.types or subjects.choices or subjects.of("centre") or made.has(*_OTHERS):
        return None
    counted = counting or ranked or _so_many_centres(said, limits) or _had(made, said)
    return by if counted else None


def _ranked_by_them(made: Draft, said: Standing) -> GroupBy | None:
    """The regions or chains that are ranked by their centres ("ranking de cadenas por CITE"); none that is named."""
    if made.group != "centre" or not made.has("ranking", "first", "last") or made.subjects.named:
        return None
    first = said.nouns[0][1]
    return first if first in _BY else None


def _numbered(said: Standing) -> GroupBy | None:
    """The noun right after "cuántas" ("cuántas regiones tienen CITE")."""
    ends = {span.end for span in said.cued.get("quantity", ())}
    return next((noun for span, noun in said.nouns if span.start in ends), None)


def _several(made: Draft) -> GroupBy | None:
    """What those are that are named side by side ("Lima o Cusco")."""
    subjects = {named.subject for named in made.subjects.named}
    return next((by for by in _BY if len(subjects) > 1 and {subject.kind for subject in subjects} == {by}), None)


def _where(made: Draft, said: Standing) -> GroupBy | None:
    """The regions, where no noun says what is meant ("dónde hay más CITE")."""
    told = any(noun in _BY for _, noun in said.nouns)
    return "region" if asks_where(made, said) and not told else None


def _more_centres(said: Standing) -> bool:
    """Whether it is the centres that there are more or fewer of ("más CITE"), not what they do ("CITE más activos")."""
    spans = [span for span in said.spans if span.phrase.cues.isdisjoint(("public", "private"))]
    return any(
        said.forms[span.end - 1] in COUNTING and _are_centres(following) and following.start - span.end < _REACH
        for span, following in pairwise(spans)
        if not span.phrase.cues.isdisjoint(("more", "less"))
    )


def _so_many_centres(said: Standing, limits: frozenset[int]) -> bool:
    """Whether a limit is one on their number ("regiones con más de 2 CITE")."""
    return any(_are_centres(span) and span.start - 1 in limits for span in said.spans)


def _had(made: Draft, said: Standing) -> bool:
    """Whether nothing is asked but who has centres ("en qué regiones hay CITE"), or how they are spread."""
    if made.has(*_MEASURED) or not DENYING.isdisjoint(said.forms):
        return False
    return made.asked_which is not None or "quantity" in made.cues or "list" not in made.cues


def _are_centres(span: Span) -> bool:
    return not span.phrase.cues.isdisjoint(_CENTRES)
