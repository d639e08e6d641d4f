"""Which of the places around a number acted: those before it, and the one tied to it after it."""

from collections.abc import Sequence

from bot.data.note.meaning import Meaning
from bot.data.note.places import Place
from bot.data.note.scope import GUESSED, LAST, NETWORK, NONE, RANKS, UNSURE, Scope

_CENTRES = frozenset({"centre", "this"})
_NOBODY = frozenset({"other", "several", "unknown"})


def before(left: Sequence[Place], meaning: Meaning) -> Scope | None:
    """Of the places before a number, the one that acted; None where there is none."""
    if not left:
        return None
    best = min(RANKS.get(each.scope, LAST) for each in left)
    if left[-1].scope in _NOBODY or best == LAST:
        return NONE
    near = [each for each in left if RANKS.get(each.scope, LAST) == best]
    last = near[-1]
    different = {each.ids for each in near if each.scope == last.scope}
    if last.ids and len(different) > 1:
        return NONE if meaning.joint(near[-2], last) else meaning.of(last).doubted(UNSURE)
    return _apart(last, left, meaning)


def both(mine: Scope, theirs: Scope, meaning: Meaning, *, whole: bool) -> Scope:
    """Of the place before a number and the one tied to it; `whole`: the number is what another is part of."""
    if mine.rank == theirs.rank:
        return mine if mine[:2] == theirs[:2] else mine.doubted(UNSURE)
    if theirs.scope == "network":
        return theirs if whole else mine.doubted(GUESSED)
    nearest, further = sorted((mine, theirs), key=lambda each: each.rank)
    own = nearest.scope == "centre" and further.scope in {"region", "chain"}
    if own and further.subject not in meaning.names.places.get(nearest.subject, ()):
        return nearest.doubted("region-unsure")
    return nearest


def _apart(place: Place, left: Sequence[Place], meaning: Meaning) -> Scope:
    """A place among others before a number, with what they make doubtful."""
    scope = meaning.of(place)
    if _with_others(place, meaning):
        return scope.doubted(GUESSED)
    for other in left:
        if other.scope in {"network", "weak"} and other.start > place.end and place.scope in _CENTRES:
            between = meaning.spotted.plain[place.end : other.start]
            # "El director del CITE Ica dijo que la Red CITE …": not the centre.
            if not meaning.language.frames["apposition"].search(between):
                return NETWORK.doubted(GUESSED)
        if other.scope == "region" and place.scope == "centre":
            if other.ids[0] not in meaning.names.places[place.ids[0]]:
                return scope.doubted("region-unsure")
        elif other.scope in {"other", "unknown"} or {other.scope, place.scope} == {"region", "chain"}:
            return scope.doubted(GUESSED)
    return scope


def _with_others(place: Place, meaning: Meaning) -> bool:
    """Whether an institution that is not of the network stands beside it."""
    others = [each for each in meaning.spotted.places if each.scope == "other"]
    return any(meaning.joint(*sorted((each, place))) for each in others)
