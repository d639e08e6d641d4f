"""What each number of a sentence counts, how exactly, and whether it was reached or hoped for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.data.note.context import Context
from bot.data.note.known import KnownNames
from bot.data.note.numbers import Number
from bot.data.note.spotting import Cue, Place, Spotted
from bot.data.note.units import Unit
from bot.data.tables import GOAL

_DONE = frozenset({"give", "attend", "reached"})


class Count(NamedTuple):
    """A number that may be a figure.

    Attributes:
        unit: what it counts; None where it counts nothing that is stored.
        end: the end of the number with what it counts.
        compared: whether it stands beside the number before, of another period.
    """

    unit: Unit | None
    end: int
    qualifier: str = "exact"
    compared: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counting:
    """Finds what the numbers of one sentence count."""

    spotted: Spotted
    context: Context
    known: KnownNames

    def counts(self) -> list[Count]:
        """One for each number."""
        found: list[Count] = []
        for which, number in enumerate(self.spotted.numbers):
            found.append(self._count(which, number, found))
        return found

    def _count(self, which: int, number: Number, found: Sequence[Count]) -> Count:
        start = self.spotted.numbers[which - 1].end if which else 0
        unit, reasons = self._unit(which, number, found)
        end = max(number.end, unit.end) if unit and unit.start >= number.end else number.end
        compared = self._compared(which, number, found)
        if unit is None:
            return Count(None, end, self._qualifier(number, start, end, compared=compared), compared)
        if self._is_none(number, end, unit) or self._is_listed(which, number, found):
            return Count(None, end)
        goal = self._is_goal(which, number, end)
        doubts, kept = self._doubts(which, number, end, unit, compared=compared, goal=goal, found=found)
        if not kept:
            return Count(None, end)
        qualifier = GOAL if goal else self._qualifier(number, start, end, compared=compared)
        if qualifier == "up-to":
            qualifier, doubts = "about", (*doubts, "up-to")
        return Count(unit, end, qualifier, compared, tuple(dict.fromkeys((*unit.reasons, *reasons, *doubts))))

    # --- The unit.

    def _unit(  # noqa: C901, PLR0911 - one case after the other, the surest first
        self, which: int, number: Number, found: Sequence[Count]
    ) -> tuple[Unit | None, tuple[str, ...]]:
        """What a number counts, and why that is doubtful."""
        if unit := self._direct(number):
            return self._typed(which, number, unit)
        if which + 1 < len(self.spotted.numbers) and self._rises(which, number):
            after = self._direct(self.spotted.numbers[which + 1])
            if after:
                return after._replace(start=-1, end=-1), ()
        limit = self._limit(which)
        if (typed := self._type_after(number, limit)) is not None:
            parent = self._parent(found)
            if parent is None:
                return typed, ("unit-guessed",)
            return (typed, ()) if parent.indicator == typed.indicator else (None, ())
        if not self.known.language.frames["open_end"].search(self.spotted.after(number.end)):
            return None, ()
        if (column := self._column(which)) is not None:
            return column, ()
        if self._leads_list(which, number):
            return None, ()
        if before := self._before(which, number):
            return before, ("number-unsure",) if number.spaced == "stray" else ()
        if not self._framed(which, number, found):
            return None, ()
        cues, told = self.known.language.cues, self.context.units
        if len(told) == len(self.spotted.numbers) > 1 and cues["respectively"].search(self.spotted.plain):
            return told[which]._replace(start=-1, end=-1), ()
        if told and not found_any(found) and cues["said_before"].search(self.spotted.before(number.start)):
            kinds = {(each.indicator, each.type) for each in told}
            return told[-1]._replace(start=-1, end=-1), () if len(kinds) == 1 else ("unit-guessed",)
        return self._inherited(found)

    def _typed(self, which: int, number: Number, unit: Unit) -> tuple[Unit, tuple[str, ...]]:
        """Services of a type that stands before: "en diseño se realizaron 512 servicios"."""
        start = self.spotted.numbers[which - 1].end if which else 0
        before = next(
            (each for each in reversed(self.spotted.units) if start <= each.start and each.end <= number.start), None
        )
        if unit.type or before is None or before.said or before.indicator != unit.indicator:
            return unit, ()
        gap = self.spotted.plain[before.end : number.start]
        if self.known.language.frames["after_unit"].search(gap):
            return unit._replace(type=before.type), before.reasons
        return unit, ()

    def _column(self, which: int) -> Unit | None:
        """What a column of a table counts, by its header: "Centro Servicios Empresas", "CITE Ilo 288 65"."""
        told, row = self.context.units, self.spotted.sentence.row
        if not row or self.spotted.units or len(told) != len(self.spotted.numbers) or len(told) < _TWO:
            return None
        different = len({(each.indicator, each.type) for each in told}) == len(told)
        return told[which]._replace(start=-1, end=-1) if different and self._centres() else None

    def _direct(self, number: Number) -> Unit | None:
        """The unit that follows a number at once."""
        text = self.spotted.plain
        skipped = self.known.language.before_unit.match(text, number.end)
        at = skipped.end() if skipped else number.end
        unit = next((each for each in self.spotted.units if each.start == at), None)
        return unit if unit and self.known.units.countable(unit, text) else None

    def _type_after(self, number: Number, limit: int) -> Unit | None:
        """A type that says which part a number is: "980, asistencias técnicas", "1,200 en capacitación"."""
        unit = next((each for each in self.spotted.units if number.end <= each.start < limit), None)
        if unit is None or not unit.type:
            return None
        gap = self.spotted.plain[number.end : unit.start]
        return unit if self.known.language.frames["before_type"].fullmatch(gap) else None

    def _before(self, which: int, number: Number) -> Unit | None:
        """The unit just before a number: "empresas atendidas: 318", "capacitación (1,377)"."""
        start = self.spotted.numbers[which - 1].end if which else 0
        unit = next(
            (each for each in reversed(self.spotted.units) if start <= each.start and each.end <= number.start), None
        )
        if unit is None or any(unit.end <= each.start < number.start for each in self._centres()):
            return None
        gap = self.spotted.plain[unit.end : number.start]
        return unit if self.known.language.frames["after_unit"].search(gap) else None

    def _centres(self) -> list[Place]:
        return [each for each in self.spotted.places if each.scope in {"centre", "region"}]

    def _framed(  # noqa: C901, PLR0911, PLR0912 - one frame after the other
        self, which: int, number: Number, found: Sequence[Count]
    ) -> bool:
        """Whether a number stands where a figure does: at a name, a period, or beside another figure."""
        text, frames = self.spotted.plain, self.known.language.frames
        start = self.spotted.numbers[which - 1].end if which else 0
        if self.spotted.sentence.row and self.context.regional and self.known.language.row_region.match(text):
            return True
        for place in self.spotted.places:
            if place.scope in {"centre", "region", "network", "weak", "place"} and place.start >= start:
                if place.end <= number.start and frames["after_name"].search(text[place.end : number.start]):
                    return True
                if number.end <= place.start < self._limit(which) and frames["after_number"].search(
                    text[number.end : place.start]
                ):
                    return bool(self._parent(found))
        if self.known.language.cues["respectively"].search(text):
            return True
        if self.known.language.cues["rest"].search(self.spotted.after(number.end)):
            return True
        if self._rises(which, number) or (which and self._rises(which - 1, self.spotted.numbers[which - 1])):
            return True
        cues = self.known.language.cues
        if cues["said_before"].search(self.spotted.before(number.start)):
            return True
        if found_any(found) and cues["goal_before"].search(self.spotted.before(number.start)):
            return True
        if found_any(found) and cues["goal_after"].search(self.spotted.after(number.end)):
            return True
        sited = self.known.language.sited
        lead = text[max(start, number.start - _FAR) : number.start]
        if any(frames["after_name"].search(lead[each.end() :]) for each in sited.finditer(lead)):
            return True
        beside = bool(found) and found[-1].unit is not None
        if self._compared(which, number, found) or (not found and bool(self.context.units) and self._compares(number)):
            return True
        for period in self.spotted.periods:
            tied = number.end <= period.start and not text[number.end : period.start].strip(" (")
            led = start <= period.start < number.start and frames["after_period"].search(
                text[period.end : number.start]
            )
            if (tied and beside) or led:
                return True
        return False

    def _compares(self, number: Number) -> bool:
        return bool(self.known.language.cues["comparison"].search(self.spotted.before(number.start)))

    def _inherited(self, found: Sequence[Count]) -> tuple[Unit | None, tuple[str, ...]]:
        """What the number before counts, else what the sentence or the one before it speaks of."""
        before = self._parent(found)
        if before:
            indicators = {each.unit.indicator for each in found if each.unit}
            return before._replace(start=-1, end=-1), ("unit-guessed",) if len(indicators) > 1 else ()
        own = [each for each in self.spotted.units if each.said and "people" not in each.reasons]
        own = own or [each for each in self.spotted.units if self.known.units.countable(each, self.spotted.plain)]
        candidates = own or list(self.context.units)
        kinds = {(each.indicator, each.type) for each in candidates}
        if not candidates:
            return None, ()
        unit = candidates[-1]
        unsaid = unit._replace(start=-1, end=-1)
        return unsaid, () if len(kinds) == 1 else ("unit-guessed",)

    def _parent(self, found: Sequence[Count]) -> Unit | None:
        """What the number before counts; in another sentence, what that one did."""
        own = next((each.unit for each in reversed(found) if each.unit), None)
        return (
            own
            or next(iter(each for each in self.spotted.units if each.said), None)
            or next(iter(self.context.units), None)
        )

    # --- No figure, and doubtful ones.

    def _is_none(self, number: Number, end: int, unit: Unit) -> bool:
        """Whether it tells how much more, how much a month, or what was wrong."""
        cues = self.known.language.cues
        before, after = self.spotted.before(number.start), self.spotted.after(end)
        bare = self.spotted.after(number.end)
        if unit.start < 0 or unit.start >= number.end:
            grown = cues["growth_after"].search(after) or cues["growth_after"].search(bare)
        else:
            grown = cues["growth_after"].search(bare)
        return bool(
            grown
            or cues["some_of"].search(bare)
            or cues["rate"].search(after)
            or cues["growth"].search(before)
            or cues["each"].search(before)
            or cues["no_more"].search(before)
        )

    def _leads_list(self, which: int, number: Number) -> bool:
        """Whether more bare numbers follow: "450, 800 y 300 servicios"."""
        language, numbers = self.known.language, self.spotted.numbers
        if which + 1 >= len(numbers) or language.cues["respectively"].search(self.spotted.plain):
            return False
        between = self.spotted.plain[number.end : numbers[which + 1].start]
        return between.strip() in language.listing

    def _is_listed(self, which: int, number: Number, found: Sequence[Count]) -> bool:
        """Whether it ends a list of bare numbers, which are of other things one after the other: "450, 800 y 300"."""
        in_turn = self.known.language.cues["respectively"].search(self.spotted.plain)
        if not which or found[-1].unit is not None or in_turn:
            return False
        between = self.spotted.plain[self.spotted.numbers[which - 1].end : number.start]
        return between.strip() in self.known.language.listing

    def _doubts(  # noqa: C901, PLR0913 - what is known of the number so far
        self, which: int, number: Number, end: int, unit: Unit, *, compared: bool, goal: bool, found: Sequence[Count]
    ) -> tuple[tuple[str, ...], bool]:
        """Why a figure is doubtful; and whether it is one at all."""
        cues, text = self.known.language.cues, self.spotted
        doubts: list[str] = []
        clause = text.plain[max(0, number.start - 160) : self._limit(which)]
        direct = unit.start == -1 or unit.start >= number.end
        if unit.end > 0 and unit.start >= number.end and cues["part"].search(text.after(end)):
            doubts.append("part")
        if not unit.type and cues["part_before"].search(text.before(number.start)) and not self._placed(which, number):
            doubts.append("part")
        if number.vague:
            doubts.append("number-unsure")
        if cues["pronoun"].search(text.plain):
            doubts.append("part")
        if cues["hedge"].search(clause):
            doubts.append("denied")
        if cues["mended"].search(text.plain):
            doubts.append("correction")
        if number.spaced and not (unit.start >= number.end):
            doubts += ["number-unsure"] if number.spaced == "stray" or text.sentence.row else []
        done = self._done(which, number, unit, direct=direct, found=found)
        if goal and unit.indicator == "clients" and cues["work"].search(text.plain):
            return (), False
        if done == "no":
            return (), False
        if done == "perhaps" and not goal and not compared:
            doubts.append("no-verb")
        return tuple(doubts), True

    def _done(self, which: int, number: Number, unit: Unit, *, direct: bool, found: Sequence[Count]) -> str:
        """Whether the sentence says that it was given: yes, perhaps, or no."""
        cues = [each for each in self.spotted.cues if each.kind != "goal"]
        told = any(each.unit and each.unit.indicator == "services" for each in found)
        services = unit.indicator == "services"
        wanted = {"give", "attend", "reached"} if services else {"attend", "reached"}
        against = {"offer"} if services and not unit.reasons else {"exist", "offer"}
        left = [each for each in cues if each.end <= number.start]
        right = [each for each in cues if number.end <= each.start < self._clause_end(which, number)]
        if unit.start >= 0 and unit.end <= number.start:
            right += [each for each in left if each.start >= unit.start]
        nearest = self._nearest(left, wanted | against | {"give"})
        for each in (nearest, *(right[:1] if services else right)):
            if each and each.kind in wanted and (services or self._strong(each, told=told)):
                return "perhaps" if self._relative(each, number, unit) else "yes"
        if nearest and nearest.kind in against:
            return "no"
        if unit.start < 0:
            return "yes"
        if services:
            return (
                "yes"
                if not direct or self.spotted.sentence.row or any(each.kind in wanted for each in (*left, *right))
                else "perhaps"
            )
        return self._reached(number, unit, left, right, against, found)

    def _relative(self, cue: Cue, number: Number, unit: Unit) -> bool:
        """Whether a verb only tells which ones are meant: "presentó a 30 empresas que atendió"."""
        if unit.indicator == "services" or cue.start < number.end or unit.start < number.end:
            return False
        cleft = self.spotted.plain[number.end : unit.start].strip()
        return not cleft and bool(self.known.language.cues["relative"].match(self.spotted.plain, unit.end))

    def _placed(self, which: int, number: Number) -> bool:
        """Whether a centre or a region follows before the next number."""
        return any(number.end <= each.start < self._limit(which) for each in self._centres())

    def _clause_end(self, which: int, number: Number) -> int:
        """Where the words after a number speak of something else: a semicolon, or who acted next."""
        limit = self._limit(which)
        semicolon = self.spotted.plain.find(";", number.end, limit)
        starts = [each.start for each in self._centres() if number.end <= each.start < limit]
        return min([limit, *starts, *([semicolon] if semicolon >= 0 else [])])

    def _strong(self, cue: Cue, *, told: bool) -> bool:
        """Whether a verb says that companies were served: "atendió", or "recibieron" where a service is told."""
        language, text = self.known.language, self.spotted.plain
        if not language.cues["weak_attend"].search(text[cue.start : cue.end]):
            return True
        against = any(each.kind == "exist" and abs(each.start - cue.end) < _FAR for each in self.spotted.cues)
        return not against and (told or bool(language.cues["served"].search(text)))

    def _reached(  # noqa: PLR0913, PLR0917 - the verbs on both sides of the number
        self,
        number: Number,
        unit: Unit,
        left: Sequence[Cue],
        right: Sequence[Cue],
        against: set[str],
        found: Sequence[Count],
    ) -> str:
        """Whether companies were served that no verb right beside them says so of."""
        language = self.known.language
        told = any(each.unit and each.unit.indicator == "services" for each in found)
        attended = [each for each in left if each.kind == "attend"]
        if "people" in unit.reasons or (any(each.kind in against for each in right) and not attended):
            return "no"
        if any(each.kind in against for each in right):
            return "perhaps"
        given = any(each.kind == "give" for each in (*left, *right))
        before = self.spotted.before(number.start)
        served = [each for each in self.spotted.units if each.indicator == "services" and each.end <= number.start]
        if given and served and language.cues["to_whom"].search(before):
            return "yes"
        if any(self._strong(each, told=told) for each in attended) and "exist" not in {each.kind for each in left}:
            return "yes"
        return "yes" if unit.type and self._parent_is(unit, found) else "perhaps"

    def _parent_is(self, unit: Unit, found: Sequence[Count]) -> bool:
        own = [each.unit for each in found if each.unit]
        return any(each.indicator == unit.indicator for each in own or self.context.units)

    def _nearest(self, cues: Sequence[Cue], kinds: set[str]) -> Cue | None:
        return next((each for each in reversed(cues) if each.kind in kinds), None)

    # --- How exactly.

    def _is_goal(self, which: int, number: Number, end: int) -> bool:
        """Whether the nearest word before it speaks of what is hoped for, or one right after it."""
        after = self.spotted.after(end) if end > number.end else self.spotted.after(number.end)
        goal_after = self.known.language.cues["goal_after"]
        if goal_after.search(after) or goal_after.search(self.spotted.after(number.end)):
            return True
        cues = [each for each in self.spotted.cues if each.start < number.start and each.kind in {*_DONE, "goal"}]
        del which
        if not cues:
            return False
        last = max(cues, key=lambda each: (each.start, each.kind == "goal"))
        return last.kind == "goal"

    def _qualifier(self, number: Number, start: int, end: int, *, compared: bool) -> str:
        qualifiers = self.known.language.qualifiers
        before = self.spotted.plain[max(start, number.start - 60) : number.start]
        for _ in range(3):
            for kind in ("at-least", "about", "up-to"):
                if qualifiers[kind].search(before) and not (compared and kind == "at-least"):
                    return kind
            shorter = qualifiers["plain"].sub("", before)
            if shorter == before:
                break
            before = shorter
        after = self.spotted.after(end)
        if qualifiers["about_after"].search(after):
            return "about"
        if qualifiers["at_least_after"].search(self.spotted.after(number.end)):
            return "at-least"
        return "about" if number.round else "exact"

    def _compared(self, which: int, number: Number, found: Sequence[Count]) -> bool:
        """Whether it stands beside the number before: "frente a los 4,802 del mismo período de 2024"."""
        if self._rises(which, number):
            return True
        if not which or found[-1].unit is None:
            return False
        direct = self._direct(number)
        if direct and direct.indicator != found[-1].unit.indicator:
            return False
        cues = self.known.language.cues
        between = self.spotted.plain[self.spotted.numbers[which - 1].end : number.start][-_FAR:]
        if cues["surpassed"].search(between):
            return any(number.end <= each.start < self._limit(which) for each in self.spotted.periods)
        return bool(cues["comparison"].search(between))

    def _rises(self, which: int, number: Number) -> bool:
        """Whether it is what was, before what is: "pasó de 690 a 811"."""
        cues, numbers = self.known.language.cues, self.spotted.numbers
        if which + 1 >= len(numbers) or not cues["rising"].search(self.spotted.before(number.start)):
            return False
        return bool(cues["risen"].search(self.spotted.plain[number.end : numbers[which + 1].start]))

    def _limit(self, which: int) -> int:
        numbers = self.spotted.numbers
        return numbers[which + 1].start if which + 1 < len(numbers) else len(self.spotted.plain)


def found_any(found: Sequence[Count]) -> bool:
    """Whether a number of the sentence counts anything."""
    return any(each.unit for each in found)


_FAR = 90
_TWO = 2
