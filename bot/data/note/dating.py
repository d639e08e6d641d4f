"""The period of each number of a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.data.note.calendar import Period, shifted, whole
from bot.data.note.context import Context, Days
from bot.data.note.language import Language
from bot.data.note.narrowing import narrowed
from bot.data.note.spotting import Spotted


class Dated(NamedTuple):
    """First and last day of what a number counts, None where nothing says them; and why they are doubtful."""

    days: Days | None
    reasons: tuple[str, ...] = ()


UNDATED = Dated(None)
_NEAR = 60
"""Characters around a goal in which it is called one."""


@dataclass(frozen=True)
class Dating:
    """Finds the periods of the numbers of one sentence.

    Attributes:
        ends: the end of each number with what it counts; `goals` and `compared` say which are hoped for, and which
            stand beside another figure.
    """

    spotted: Spotted
    ends: Sequence[int]
    goals: Sequence[bool]
    compared: Sequence[bool]
    context: Context
    language: Language

    def dates(self) -> list[Dated]:
        """One for each number."""
        named = narrowed(self.spotted.periods, self.spotted.numbers)
        found: list[Dated] = []
        claimed: Period | None = None
        for which in range(len(self.spotted.numbers)):
            period, unsure = self._own(which, named, claimed)
            claimed = period if period and period.start >= self.ends[which] else claimed
            if period is None:
                found.append(self._without(which, named, found))
                continue
            dated = self._dated(which, period, found)
            found.append(dated._replace(reasons=(*dated.reasons, "period-unsure")) if unsure else dated)
        return found

    def _own(self, which: int, named: Sequence[Period], claimed: Period | None) -> tuple[Period | None, bool]:
        """The period that stands at a number, and whether another could be meant."""
        numbers = self.spotted.numbers
        start = numbers[which - 1].end if which else 0
        limit = numbers[which + 1].start if which + 1 < len(numbers) else len(self.spotted.plain)
        left = [each for each in named if start <= each.start < numbers[which].start and each is not claimed]
        after = next((each for each in named if self.ends[which] <= each.start < limit), None)
        gap = self.spotted.plain[self.ends[which] : after.start] if after else ""
        tight = after if after and self.language.frames["before_period"].search(gap) else None
        if tight and left:
            return tight, _days(left[-1]) != _days(tight)
        if tight or left:
            several = len({_days(each) for each in left}) > 1
            return tight or left[-1], several and tight is None
        return None, False

    def _without(self, which: int, named: Sequence[Period], found: Sequence[Dated]) -> Dated:
        """Of a number without a period of its own: that of the sentence, of the number before, or of the note."""
        if self.compared[which] and not self.goals[which]:
            return self._earlier()
        different = {
            (each.first, each.last, each.kind == "other") for each in named if each.kind not in {"same", "that"}
        }
        if len(different) == 1:
            return self._dated(which, next(each for each in named if each.kind not in {"same", "that"}), found)
        if named and found and found[-1].days:
            return found[-1] if not self.goals[which] else found[-1]._replace(reasons=("period-unsure",))
        if different:
            first = self._dated(which, named[0], found)
            return first._replace(reasons=(*first.reasons, "period-unsure"))
        return self._of_note(which)

    def _earlier(self) -> Dated:
        """Of what was before what is, without saying when."""
        if self.context.compared:
            return Dated(self.context.compared[-1], ("period-guessed",))
        if not self.context.periods:
            return UNDATED
        days = max(self.context.periods, key=lambda each: each[1])
        return Dated(shifted(days, -1), ("period-guessed",))

    def _of_note(self, which: int) -> Dated:
        """The period of the sentences before."""
        context = self.context
        before = list(dict.fromkeys(context.periods))
        named = [days for each in context.named if (days := _whole_days(each, context.day))]
        known = list(dict.fromkeys((*before, *named)))
        doubts = tuple(reason for each in context.named for reason in each.reasons if _days(each) in known[-1:])
        if not known:
            return UNDATED
        last = named[-1] if named else max(before, key=lambda days: days[1])
        guessed = len(known) > 1 or self.goals[which] or (not before and context.loose)
        if self.goals[which] and context.day and last[1] < context.day:
            last = whole(last[1].year)
        to_date = ("to-date",) if last[1] == context.day else doubts
        return Dated(last, (*to_date, *(("period-guessed",) if guessed else ())))

    def _dated(self, which: int, period: Period, found: Sequence[Dated]) -> Dated:
        if period.kind in {"same", "that"}:
            return self._again(period, found)
        if period.kind == "last-year" and (before := self._year_before(period, found)):
            return before
        days = period.days
        if days is None or period.kind == "other":
            return UNDATED
        return self._hoped(which, period, days, found) if self.goals[which] else self._so_far(period, days)

    def _so_far(self, period: Period, days: Days) -> Dated:
        """Of what was reached: no later than on the day of the note."""
        day = self.context.day
        if day is None or days[1] <= day:
            return Dated(days, period.reasons)
        return Dated((days[0], day), ("to-date",)) if days[0] <= day else UNDATED

    def _hoped(self, which: int, period: Period, days: Days, found: Sequence[Dated]) -> Dated:
        """Of a goal: a year that has begun is meant whole, and a month is one to come."""
        shared, day = any(each.days == days for each in found), self.context.day
        hoped = days
        if "to-date" in period.reasons:
            hoped = whole(days[0].year)
        elif period.yearless and day and days[1] < day and not shared:
            hoped = shifted(days, 1)
        over = day is not None and hoped[1] < day and not self._set(which)
        so_far = period.kind in {"until", "part-so-far"} and (shared or hoped != days)
        return Dated(hoped, ("period-unsure",) if over or so_far else ())

    def _set(self, which: int) -> bool:
        """Whether a goal is called one: of a time that is over, only such a goal is told."""
        number = self.spotted.numbers[which]
        near = self.spotted.plain[max(0, number.start - _NEAR) : self.ends[which] + _NEAR]
        return self.language.cues["set"].search(near) is not None

    def _year_before(self, period: Period, found: Sequence[Dated]) -> Dated | None:
        """Of "the year before", beside another figure: before that one's, and perhaps only the same months of it."""
        before = next((each.days for each in reversed(found) if each.days), None)
        if before is None:
            return None
        if not self._before_that(period):
            return None if _is_year(before) or not period.days else Dated(period.days, ("period-unsure",))
        return Dated(shifted(before, -1), () if _is_year(before) else ("period-unsure",))

    def _before_that(self, period: Period) -> bool:
        words = self.spotted.plain[period.start : period.end]
        return self.language.cues["before_that"].search(words) is not None

    def _again(self, period: Period, found: Sequence[Dated]) -> Dated:
        """Of "the same period of 2024": the months of the number before in that year."""
        before = next((each.days for each in reversed(found) if each.days), None)
        told = [*self.context.periods, *(each.days for each in self.context.named if each.days)]
        before = before or (told[-1] if told else None)
        if before is None:
            return UNDATED
        if period.kind == "that" or not period.first:
            several = len(set(self.context.periods)) > 1
            a_year = self.language.cues["year"].search(self.spotted.plain[period.start : period.end])
            return Dated(before, ("period-unsure",) if several or (a_year and not _is_year(before)) else ())
        year = period.first.year
        if year == before[0].year and self._before_that(period):
            year -= 1
        if year == before[0].year or before[0].year != before[1].year:
            return Dated(before, ("period-unsure",))
        return Dated(shifted(before, year - before[0].year))


def _is_year(days: Days) -> bool:
    return days == whole(days[0].year)


def _days(period: Period) -> tuple[date | None, date | None]:
    return period.first, period.last


def _whole_days(period: Period, day: date | None) -> Days | None:
    days = period.days
    if days is None or period.kind == "other":
        return None
    if day and days[1] > day:
        return (days[0], day) if days[0] <= day else None
    return days
