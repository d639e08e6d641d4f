"""What each number of a sentence is about: a centre, a region, a chain, or the network."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.data.note.meaning import Meaning
from bot.data.note.places import Place
from bot.data.note.scope import GUESSED, LAST, NONE, Scope
from bot.data.note.unsaid import of_bare_name, of_note, of_row
from bot.data.note.weighing import before, both

_TWO = 2


@dataclass(frozen=True)
class Scoping:
    """Finds the scopes of the numbers of one sentence.

    Attributes:
        ends: the end of each number with what it counts.
    """

    meaning: Meaning
    ends: Sequence[int]

    def scopes(self) -> list[Scope]:
        """One for each number."""
        numbers = self.meaning.spotted.numbers
        if row := of_row(self.meaning):
            return [row] * len(numbers)
        if shared := self._in_turn():
            return shared
        found: list[Scope] = []
        claimed: Place | None = None
        for which in range(len(numbers)):
            right, tied = self._right(which)
            scope = self._own(which, claimed, right if tied else None, right, found)
            is_theirs = right is not None and scope is not None and scope[:2] == self.meaning.of(right)[:2]
            claimed = right if is_theirs else None
            scope = scope or self._carried(found)
            found.append(scope.doubted(GUESSED) if scope is not NONE and self._theirs(which) else scope)
        return found

    def _own(
        self, which: int, claimed: Place | None, tied: Place | None, right: Place | None, found: Sequence[Scope]
    ) -> Scope | None:
        """The scope that stands at a number; None where none does."""
        spotted, meaning = self.meaning.spotted, self.meaning
        number, start = spotted.numbers[which], spotted.numbers[which - 1].end if which else 0
        left = [each for each in meaning.acting if start <= each.start and each.end <= number.start]
        left = [each for each in left if each is not claimed]
        mine = before(left, meaning)
        if mine is None and right is not None:
            mine = meaning.of(right)
        elif mine is not None and mine is not NONE and tied is not None:
            whole = meaning.language.cues["of_all"].search(spotted.before(number.start)) is not None
            mine = both(mine, meaning.of(tied), meaning, whole=whole)
        if mine and mine.scope == "chain" and mine.reasons and left and found and found[-1].scope == "centre":
            # "…, el CITEmadera atendió a 742 empresas del rubro mueble y ejecutó 3,865 servicios".
            return found[-1]
        if mine is None or mine.scope in {"network", "chain"}:
            mine = of_bare_name(meaning, start, number.start) or mine
        return self._beside_town(mine, start, number.start)

    def _beside_town(self, scope: Scope | None, start: int, end: int) -> Scope | None:
        """A town before the network may be what is meant: "En Ilo, los CITE …"."""
        spotted, at = self.meaning.spotted, self.meaning.language.at
        near = [each for each in spotted.places if each.scope == "place" and start <= each.start < end]
        beside = any(spotted.plain.startswith(at, each.start) for each in near) or self._begins_with_town(start)
        return scope.doubted("region-unsure") if scope and scope.scope == "network" and beside else scope

    def _begins_with_town(self, start: int) -> bool:
        """Whether a town is the first word of the clause, and no place of a date: "Piura lidera la Red CITE"."""
        text = self.meaning.spotted.plain
        said = self.meaning.language.sited.match(text, start)
        return said is not None and text[said.end() :][:1] == " "

    def _theirs(self, which: int) -> bool:
        """Whether the words after a number say that it is another institution's."""
        spotted, end = self.meaning.spotted, self.ends[which]
        limit = self._limit(which)
        after = [
            each for each in spotted.places if end <= each.start < limit and each.scope not in {"place", "ministry"}
        ]
        if not after or after[0].scope != "other":
            return False
        return self.meaning.language.cues["theirs"].search(spotted.before(after[0].start)) is not None

    def _limit(self, which: int) -> int:
        numbers = self.meaning.spotted.numbers
        return numbers[which + 1].start if which + 1 < len(numbers) else len(self.meaning.spotted.plain)

    def _right(self, which: int) -> tuple[Place | None, bool]:
        """The place that follows a number and its unit, and whether a preposition ties it to them."""
        spotted, frames, end = self.meaning.spotted, self.meaning.language.frames, self.ends[which]
        after = next((each for each in self.meaning.acting if end <= each.start < self._limit(which)), None)
        if after is None:
            return None, False
        # A mention may begin with its article or its preposition.
        lead = self.meaning.language.lead.match(spotted.plain, after.start, after.end)
        gap = spotted.plain[end : lead.end() if lead else after.start]
        if not frames["after_number"].search(gap):
            return None, False
        return after, frames["tied"].search(gap) is not None

    def _carried(self, found: Sequence[Scope]) -> Scope:
        """Of a number with nothing of its own: that of the number before, the sentence's only one, or the note's."""
        if found:
            return found[-1]
        acting = [self.meaning.of(each) for each in self.meaning.acting]
        best = min((each.rank for each in acting), default=LAST)
        only = list(dict.fromkeys(each for each in acting if each.rank == best))
        if acting and best == LAST:
            return NONE
        return only[0] if len(only) == 1 else of_note(self.meaning.context)

    def _in_turn(self) -> list[Scope]:
        """Of a sentence like "A, B y C dieron 1, 2 y 3, respectivamente"."""
        numbers, meaning = self.meaning.spotted.numbers, self.meaning
        centres = [each for each in meaning.acting if each.scope in {"centre", "region"}]
        turned = meaning.language.cues["respectively"].search(meaning.spotted.plain)
        if not turned or len(centres) < _TWO or len(centres) != len(numbers) or centres[-1].end > numbers[0].start:
            return []
        return [meaning.of(each) for each in centres]
