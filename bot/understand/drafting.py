"""Reading → Draft: what the phrases of one message say together."""

from bisect import bisect_left
from itertools import pairwise

from bot.understand.arrangement import arrange
from bot.understand.counted import settle_indicator
from bot.understand.draft import Draft
from bot.understand.finding import find_subjects
from bot.understand.lexicon import Lexicon
from bot.understand.moments import Moment
from bot.understand.particles import PLACE_ARTICLES, PLACE_NOUNS, PLACING, PLUS
from bot.understand.reading import Reading
from bot.understand.shares import order_share
from bot.understand.standing import Standing, standing
from bot.understand.winners import rank_asked

_REACH = 3
_PLAIN = frozenset({"noun_centre", "greeting", "ask", "idle", "all_centres", "follow"})
"""Cues beside which "CITE en Puno" asks for no figure."""
_LARGEST_BARE = 50  # a larger number is not how many of the rows shown are meant


def draft(reading: Reading, lexicon: Lexicon) -> Draft:
    """Resolves a reading into what it says."""
    said = standing(reading)
    periods, limits, spans = reading.periods, reading.thresholds, said.spans
    made = Draft(
        frozenset(said.cued),
        find_subjects(said, lexicon),
        moments=periods.moments,
        between=periods.between,
        at_least=limits.at_least,
        at_most=limits.at_most,
        follows=bool(spans) and spans[0].start == 0 and "follow" in spans[0].phrase.cues,
    )
    if _added_up(made, said):
        made.cues = made.cues - {"more"} | {"together"}
    if ("private" in made.cues) != ("public" in made.cues):
        made.kind = "private" if "private" in made.cues else "public"
    taken = periods.tokens | limits.tokens if limits.tokens else periods.tokens
    arrange(made, said, taken)
    settle_indicator(made, said, lexicon.registry, limits.tokens)
    _settle_periods(made, said)
    made.number = _bare_number(said, taken)
    _settle_hints(made, said, reading, lexicon)
    return made


def _added_up(made: Draft, said: Standing) -> bool:
    """Whether two names are joined by "más" or "+", and nothing else."""
    rows = sorted((*made.subjects.named, *made.subjects.types), key=lambda row: row.start)
    for first, second in pairwise(rows):
        between = said.forms[first.end : second.start]
        if first.kind == second.kind and (
            (between and PLUS.issuperset(between)) or (not between and "+" in said.tokens[second.start].gap)
        ):
            return True
    return False


def _settle_hints(made: Draft, said: Standing, reading: Reading, lexicon: Lexicon) -> None:
    """Settles what hangs on one cue or word, and what is named outside the question."""
    named, ordinals = made.subjects.named, lexicon.tongue.ordinals
    made.head_and_place = len(named) == 2 and {named[0].kind, named[1].kind} == {"chain", "region"}  # noqa: PLR2004 - one of each
    made.ordinal = not ordinals.keys().isdisjoint(said.forms)
    if "share" in made.cues:
        order_share(made, said)
    if made.subjects.head and len(named) == 1 and named[0].kind == "region":
        before = named[0].start > 0 and said.forms[named[0].start - 1] in PLACING
        after = any(head.start >= named[0].end for head in said.cued.get("noun_centre", ()))
        made.placed = (before or after) and made.cues <= _PLAIN
    if "noun_region" in made.cues:
        ranked = "region" in (made.group, made.asked_which) and "position" not in made.cues
        made.region_said = not ranked and _region_pointed_at(said)
    if made.ordinal and "which" in made.cues:
        made.rank = rank_asked(said, reading.periods, ordinals)
    if reading.aside and not named:
        made.aside = find_subjects(Standing.of(reading.aside, reading.tokens), lexicon)


def _settle_periods(made: Draft, said: Standing) -> None:
    """Leaves out what was excluded ("sin contar 2026") and tells whether periods are set against one another."""
    if not made.moments:
        return
    unwanted = [span.end for span in said.cued.get("remove", ())]
    made.moments = _wanted(made.moments, unwanted)
    against = said.cues("compare", "growth") if len(made.moments) > 1 else ()
    if against:
        said_at = sorted(span.start for span in against)
        made.apart = any(
            bisect_left(said_at, first.end) < bisect_left(said_at, second.start)
            for first, second in pairwise(made.moments)
        )


def _wanted(moments: tuple[Moment, ...], unwanted: list[int]) -> tuple[Moment, ...]:
    """The periods asked for, each once; all of them when every one was excluded."""
    if len(moments) == 1:
        return moments
    near = {place for end in unwanted for place in range(end, end + _REACH + 1)}
    kept = {m.period: m for m in moments if m.start not in near}
    return tuple(kept.values()) or moments


def _region_pointed_at(said: Standing) -> bool:
    """Whether "la región" was said, as of one spoken of before."""
    return any(
        said.forms[span.start] in PLACE_NOUNS and said.form_before(span) in PLACE_ARTICLES
        for span in said.cued["noun_region"]
    )


def _bare_number(said: Standing, taken: frozenset[int]) -> int | None:
    """The only number of the message that is neither date nor limit, when it is small."""
    free = [token.value for at, token in enumerate(said.tokens) if token.value and at not in taken]
    return free[0] if len(free) == 1 and free[0] <= _LARGEST_BARE else None
