"""What each number of a sentence is about: a centre, a region, a chain, or the network."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.data.note.context import Context
from bot.data.note.known import KnownNames
from bot.data.note.language import Language
from bot.data.note.spotting import Place, Spotted

_RANK = {"centre": 0, "this": 0, "first": 0, "second": 0, "region": 1, "chain": 1, "network": 2, "weak": 3}
_COUNTED = re.compile(r" ?[(:]? ?\d")
_NEAR = 120
"""Characters before a number in which the name of its place stands."""


class Scope(NamedTuple):
    """What a number is about; `said`: whether its own part of the sentence says so."""

    scope: str
    subject: str
    reasons: tuple[str, ...] = ()
    said: bool = True


NONE = Scope("", "")
"""Of a number that is about nothing that can be stored: several centres at once, or another institution."""


@dataclass(frozen=True)
class Scoping:
    """Finds the scope of the numbers of one sentence.

    Attributes:
        spotted: the sentence; `ends` the end of each number with what it counts.
        names: of the tables.
    """

    spotted: Spotted
    ends: Sequence[int]
    context: Context
    names: KnownNames

    @property
    def language(self) -> Language:
        """The words around the names."""
        return self.names.language

    def scopes(self) -> list[Scope]:
        """One for each number."""
        places = list(self._acting())
        if self.context.regional and self.spotted.sentence.row and (row := self._row()):
            return [row] * len(self.spotted.numbers)
        if shared := self._in_turn(places):
            return shared
        found: list[Scope] = []
        claimed: Place | None = None
        for which, number in enumerate(self.spotted.numbers):
            start = self.spotted.numbers[which - 1].end if which else 0
            left = [each for each in places if start <= each.start and each.end <= number.start and each is not claimed]
            right, strong = self._right(which, places)
            whole = self.language.cues["of_all"].search(self.spotted.before(number.start)) is not None
            scope = self._chosen(left, right, strong=strong, whole=whole)
            scope = self._softened(scope, left, found, start, number.start)
            if scope is None or scope.scope in {"network", "chain"}:
                scope = self._sited(start, number.start) or scope
            claimed = right if right is not None and scope is not None and self._is(scope, right) else None
            found.append(scope or self._carried(found, places))
        return found

    def _softened(
        self, scope: Scope | None, left: Sequence[Place], found: Sequence[Scope], start: int, end: int
    ) -> Scope | None:
        """A chain that companies are of is not who acted; and a town beside the network may be meant."""
        if scope and scope.scope == "chain" and scope.reasons and left and found and found[-1].scope == "centre":
            return found[-1]
        near = [each for each in self.spotted.places if each.scope == "place" and start <= each.start < end]
        sited = any(self.spotted.plain[each.start :].startswith(self.language.at) for each in near)
        if scope and scope.scope == "network" and sited:
            return scope._replace(reasons=(*scope.reasons, "region-unsure"))
        return scope

    def _sited(self, start: int, end: int) -> Scope | None:
        """Of a number right after the bare name of a place, or a word of a centre's name: "Lima, 640"."""
        start = max(start, end - _NEAR)
        text = self.spotted.plain[start:end]
        for said in reversed(list(self.language.sited.finditer(text))):
            taken = any(
                each.start <= start + said.start() < each.end and each.scope != "place" for each in self.spotted.places
            )
            if taken or not self.language.frames["after_name"].search(text[said.end() :]):
                continue
            if id_ := self.names.short_names.get(said["name"]):
                return Scope("centre", id_, ("centre-unsure",))
            region = self.names.regions.get(said["name"]) or self.names.towns[said["name"]]
            return self._of_chain(region) or Scope("region", region, ("region-unsure",))
        return None

    def _of_chain(self, region: str) -> Scope | None:
        """The only centre in a region of the chain that is spoken of."""
        chain = next((each[1] for each in reversed(self.context.subjects) if each[0] == "chain"), "")
        ids = [id_ for id_, place in self.names.places.items() if chain and place == (region, chain)]
        return Scope("centre", ids[0], ("centre-unsure",)) if len(ids) == 1 else None

    def _row(self) -> Scope | None:
        """The region that a line of a table begins with."""
        first = self.language.row_region.match(self.spotted.plain)
        id_ = self.names.regions.get(first["name"]) if first else None
        return Scope("region", id_) if id_ else None

    def _acting(self) -> Iterator[Place]:
        """The places that may have done something; not examples, nor those that are only beside."""
        cues = self.language.cues
        for place in self.spotted.places:
            before = self.spotted.before(place.start)
            beside = cues["including"].search(before) or cues["subordinate"].search(before)
            counted = _COUNTED.match(self.spotted.plain, place.end)
            if place.scope in {"centre", "region"} and beside and not counted:
                continue
            if place.scope == "weak" and cues["aside"].search(before):
                continue
            if place.scope == "other" and cues["with"].search(before):
                continue
            if place.scope not in {"place", "ministry"}:
                yield place

    def _right(self, which: int, places: Sequence[Place]) -> tuple[Place | None, bool]:
        """The place that follows a number and its unit, and whether a preposition ties it to them."""
        end = self.ends[which]
        limit = self._next(which)
        after = next((each for each in places if end <= each.start < limit), None)
        if after is None:
            return None, False
        gap = self.spotted.plain[end : after.start]
        article = re.match(r"(?:(?:el|la|los|en|de|del)\b ?)*", self.spotted.plain[after.start : after.end])
        full = gap + (article[0] if article else "")
        if not self.language.frames["after_number"].search(full):
            return None, False
        return after, bool(self.language.frames["tied"].search(full))

    def _next(self, which: int) -> int:
        numbers = self.spotted.numbers
        return numbers[which + 1].start if which + 1 < len(numbers) else len(self.spotted.plain)

    def _chosen(self, left: Sequence[Place], right: Place | None, *, strong: bool, whole: bool) -> Scope | None:
        mine = self._left(left)
        if right is None or (mine is not None and not strong):
            return mine
        theirs = self._of(right)
        if mine is None or mine is NONE:
            return theirs if mine is None else NONE
        if _rank(mine) == _rank(theirs):
            return mine if mine[:2] == theirs[:2] else mine._replace(reasons=(*mine.reasons, "centre-unsure"))
        if theirs.scope == "network" and whole:
            return theirs
        if theirs.scope == "network":
            return mine._replace(reasons=(*mine.reasons, "scope-guessed"))
        nearest = min(mine, theirs, key=_rank)
        further = theirs if nearest is mine else mine
        own = nearest.scope == "centre" and further.scope in {"region", "chain"}
        if own and further.subject not in self.names.places.get(nearest.subject, ()):
            return nearest._replace(reasons=(*nearest.reasons, "region-unsure"))
        return nearest

    def _left(self, left: Sequence[Place]) -> Scope | None:
        """Of the places before a number, the one that acted."""
        if not left:
            return None
        if left[-1].scope in {"other", "several", "unknown"}:
            return NONE
        best = min((_RANK.get(each.scope, 9) for each in left), default=9)
        near = [each for each in left if _RANK.get(each.scope, 9) == best]
        if best > max(_RANK.values()):
            return NONE
        last = near[-1]
        different = {each.ids for each in near if each.scope == last.scope}
        if last.scope in {"centre", "region", "chain"} and len(different) > 1:
            if self._joint(near[-2], last):
                return NONE
            return self._of(last)._replace(reasons=("centre-unsure",))
        return self._apart(last, left)

    def _apart(self, place: Place, left: Sequence[Place]) -> Scope:
        """A centre before the network in one clause: which of them acted, and a region that is not the centre's."""
        scope = self._of(place)
        if self._with_others(place):
            return scope._replace(reasons=(*scope.reasons, "scope-guessed"))
        for other in left:
            if other.scope in {"network", "weak"} and other.start > place.end and place.scope in {"centre", "this"}:
                between = self.spotted.plain[place.end : other.start]
                if not self.language.frames["apposition"].search(between):
                    return Scope("network", "", ("scope-guessed",))
            regional = other.scope == "region" and place.scope == "centre"
            if regional and other.ids[0] not in self.names.places[place.ids[0]]:
                return scope._replace(reasons=(*scope.reasons, "region-unsure"))
            if {other.scope, place.scope} == {"region", "chain"}:
                return scope._replace(reasons=(*scope.reasons, "scope-guessed"))
            if other.scope in {"other", "unknown"}:
                return scope._replace(reasons=(*scope.reasons, "scope-guessed"))
        return scope

    def _with_others(self, place: Place) -> bool:
        """Whether an institution that is not of the network stands beside it."""
        others = [each for each in self.spotted.places if each.scope == "other"]
        return any(
            self._joint(*sorted((each, place))) for each in others if each.end <= place.start or place.end <= each.start
        )

    def _joint(self, one: Place, other: Place) -> bool:
        return bool(self.language.frames["joint"].search(self.spotted.plain[one.end : other.start]))

    def _of(self, place: Place) -> Scope:
        if place.scope in {"network", "weak"}:
            doubtful = place.scope == "weak" and self.context.all_centres
            limited = place.scope == "network" and self._limited(place)
            return Scope("network", "", ("scope-guessed",) if doubtful or limited else ())
        if place.scope == "this":
            own = {each.ids for each in self._acting() if each.scope == "centre" and each.end <= place.start}
            return Scope("centre", own.pop()[0]) if len(own) == 1 else self._this()
        if place.scope in {"first", "second"}:
            two = self.context.recent
            return Scope("centre", two[place.scope == "second"], ("centre-unsure",)) if len(two) == 2 else NONE
        if place.scope == "region" and self.language.cues["places_too"].match(self.spotted.plain, place.end):
            return NONE
        if place.scope in {"region", "chain"}:
            return Scope(place.scope, place.ids[0], place.reasons)
        if place.scope != "centre":
            return NONE
        if place.reasons:
            return self._stem(place)
        return Scope("centre", place.ids[0])

    def _limited(self, place: Place) -> bool:
        """Whether only some of the network may be meant: "los CITE privados"."""
        text, cues = self.spotted.plain, self.language.cues
        if cues["whole_name"].search(text[place.start : place.end]):
            return cues["restricted"].match(text, place.end) is not None
        return not cues["all_of_it"].match(text, place.end)

    def _stem(self, place: Place) -> Scope:
        """A name that several have: the one of them that the note names in full, if it is only one."""
        full = [id_ for id_ in place.ids if id_ in self.context.all_centres]
        if len(full) == 1:
            return Scope("centre", full[0], () if full[0] in self.context.centres else ("centre-unsure",))
        return Scope("centre", (full or place.ids)[0], ("centre-unsure",))

    def _this(self) -> Scope:
        """What "the centre" is: the one named before."""
        if not self.context.centres:
            return NONE
        only = len(set(self.context.centres)) == 1
        return Scope("centre", self.context.centres[-1], () if only else ("centre-unsure",))

    def _carried(self, found: Sequence[Scope], places: Sequence[Place]) -> Scope:
        """Of a number with nothing of its own: that of the one before, else the only one of sentence or note."""
        if found:
            before = found[-1]
            return before._replace(said=before.said) if before is not NONE else NONE
        acting = [self._of(each) for each in places if each.scope not in {"other", "several", "unknown"}]
        best = min(map(_rank, acting), default=9)
        only = list(dict.fromkeys(each for each in acting if _rank(each) == best))
        if any(each.scope in {"other", "unknown"} for each in places) and not only:
            return NONE
        if len(only) == 1 and only[0] is not NONE:
            return only[0]
        return self._unsaid()

    def _unsaid(self) -> Scope:
        """What a sentence is about that names nothing."""
        context = self.context
        bound = list(dict.fromkeys(context.subjects))
        guessed = ("scope-guessed",)
        if len(context.all_centres) == 1 and all(each[0] == "centre" for each in bound):
            only = next(iter(context.all_centres))
            certain = only in context.centres and (bound or not context.network_named)
            return Scope("centre", only, () if certain else guessed, said=False)
        if bound:
            fresh = context.centres and ("centre", context.centres[-1]) not in bound
            certain = len(bound) == 1 and not fresh
            return Scope(*context.subjects[-1], () if certain else guessed, said=False)
        if context.all_centres:
            if context.centres and not context.network_named:
                return Scope("centre", context.centres[-1], guessed, said=False)
            return Scope("network", "", guessed, said=False) if context.networked else NONE
        if context.network_named:
            return Scope("network", "", (), said=False)
        return Scope("network", "", guessed, said=False) if context.networked else NONE

    def _is(self, scope: Scope, place: Place) -> bool:
        return scope[:2] == self._of(place)[:2]

    def _in_turn(self, places: Sequence[Place]) -> list[Scope]:
        """One after the other: "A, B y C dieron 1, 2 y 3, respectivamente"."""
        centres = [each for each in places if each.scope in {"centre", "region"}]
        numbers = self.spotted.numbers
        turned = self.language.cues["respectively"].search(self.spotted.plain)
        if not turned or len(centres) < 2 or len(centres) != len(numbers) or centres[-1].end > numbers[0].start:
            return []
        return [self._of(each) for each in centres]


def _rank(scope: Scope) -> int:
    return _RANK.get(scope.scope, 9)
