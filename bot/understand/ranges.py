"""Moments joined to ranges ("de enero a marzo", "2023-2025") and stretched by "hasta", "desde", "acumulado a"."""

from dataclasses import replace
from datetime import date

from bot.question import Period
from bot.understand.language import Language
from bot.understand.moments import Moment, months_back
from bot.understand.words import Text

_REACH = 3
_TOTAL_REACH = 10
_DASHES = frozenset({"-", "–", "—"})
_JOINTS = _DASHES | {"/"}


class Ranges:
    """Joins the moments of one text.

    Args:
        text: the text.
        tongue: the words between dates.
        today: the day of asking, to which open ranges run.
    """

    def __init__(self, text: Text, tongue: Language, today: date) -> None:
        self._forms = text.forms
        self._gaps = text.gaps
        self._dates = tongue.dates
        self._words = tongue.period
        self._today = today

    def join(self, found: list[Moment]) -> tuple[list[Moment], bool]:
        """The moments with ranges joined, and whether one was said with "entre … y"."""
        joined: list[Moment] = []
        between = False
        at = 0
        while at < len(found):
            moment = found[at]
            if at + 1 < len(found) and self._is_range(moment, found[at + 1]):
                between = between or self._word_before(moment.start) in self._dates["between"]
                joined.append(self._range(moment, found[at + 1]))
                at += 2
            else:
                joined.append(self._stretched(moment))
                at += 1
        return joined, between

    def _is_range(self, first: Moment, second: Moment) -> bool:
        if first.end == second.start:
            joints = _DASHES if first.unit == "year" else _JOINTS
            return self._gaps[second.start] in joints and first.unit == second.unit
        words = self._telling(first.end, second.start)
        if len(words) != 1 or second.start - first.end > _REACH + 1:
            return False
        if words[0] in self._dates["to"]:
            return True
        return words[0] in self._dates["and"] and self._word_before(first.start) in self._dates["between"]

    def _range(self, first: Moment, second: Moment) -> Moment:
        start, end = first.period.start, second.period.end
        if first.unit == second.unit == "day" and not first.dated:
            start = first.in_year(end.year).period.start
        if end < start:
            start = date(end.year - 1, start.month, 1)
        unit = first.unit if first.period == second.period else "months"
        said = bool(self._telling(first.end, second.start)) and first.unit == second.unit
        return Moment(
            start=first.start,
            end=second.end,
            period=Period(start, end),
            unit=unit,
            dated=first.dated or second.dated,
            to_date=second.to_date,
            ends=(first.period, second.period) if said and first.dated and second.dated else None,
        )

    def _stretched(self, moment: Moment) -> Moment:
        """Applies "hasta", "desde" and "acumulado a" before a moment."""
        before = self._telling(max(0, moment.start - _REACH), moment.start)
        if not before:
            return moment
        last = before[-1]
        opens = last in self._words["since"] or last in self._dates["opening"]
        if moment.unit == "year":
            return self._open_ended(moment) if opens else moment
        totals = last in self._dates["up_to"] and moment.unit != "months" and self._accumulates(moment.start)
        if totals or last in self._words["until"]:
            return replace(moment, period=Period(date(moment.period.end.year, 1, 1), moment.period.end))
        return self._open_ended(moment) if opens else moment

    def _accumulates(self, start: int) -> bool:
        return not self._words["total"].isdisjoint(self._forms[max(0, start - _TOTAL_REACH) : start])

    def _open_ended(self, moment: Moment) -> Moment:
        moment = in_latest_year(moment, self._today, None)
        end = max(months_back(self._today, 1).end, moment.period.end)
        return replace(moment, period=Period(moment.period.start, end), unit="months", to_date=True)

    def _telling(self, start: int, end: int) -> list[str]:
        """The words of a stretch that tell how dates are joined."""
        slack = self._dates["slack"]
        return [form for form in self._forms[start:end] if form not in slack]

    def _word_before(self, at: int) -> str:
        at -= 1
        while at >= 0 and self._forms[at] in self._dates["skipped"]:
            at -= 1
        return self._forms[at] if at >= 0 else ""


def in_latest_year(moment: Moment, today: date, year: int | None) -> Moment:
    """The moment in the year given, else in the latest in which it is over; as it is when its year was said."""
    if moment.dated:
        return moment
    if year is not None:
        return moment.in_year(year)
    latest = moment.in_year(today.year)
    return latest if latest.period.end < today else moment.in_year(today.year - 1)
