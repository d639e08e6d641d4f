"""The periods that a text asks for: moments joined by "de … a", "hasta", "desde", "vs", "y"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.question import Period
from bot.understand.language import Language
from bot.understand.moments import Calendar, Moment, months, months_back, whole_year
from bot.understand.words import Token

_TO = frozenset({"a", "al", "hasta", "asta", "to", "through", "until", "till"})
_FROM = frozenset({"de", "desde", "del", "entre", "from", "between", "d"})
_AND = frozenset({"y", "e", "and", "o", "u", "or", "con"})
_SLACK = frozenset(
    {
        "de",
        "del",
        "d",
        "la",
        "el",
        "los",
        "las",
        "mes",
        "meses",
        "ano",
        "anos",
        "fin",
        "fines",
        "mediados",
        "inicios",
        "the",
        "cierre",
        "en",
        "con",
        "month",
        "of",
        "in",
    }
)
_PAIRING = frozenset(
    {
        "y",
        "e",
        "o",
        "vs",
        "versus",
        "con",
        "contra",
        "frente",
        "a",
        "al",
        "and",
        "or",
        "ano",
        "anos",
        "comparado",
        "respecto",
    }
)
_REACH = 3


@dataclass(frozen=True, slots=True)
class Periods:
    """What a text says of time.

    Attributes:
        moments: one for each period named, ranges joined, in the order of the text.
        between: the two ends were said with "entre … y", which may be a range or a pair.
        tokens: the places of all tokens that were read.
    """

    moments: tuple[Moment, ...] = ()
    between: bool = False
    tokens: frozenset[int] = frozenset()

    def dated(self, today: date, year: int | None = None) -> tuple[Moment, ...]:
        """The moments with a year each: that of the conversation, else the latest in which they are over."""
        return tuple(_dated(moment, today, year) for moment in self.moments)


def read_periods(tokens: list[Token], tongue: Language, today: date, taken: frozenset[int]) -> Periods:
    """Finds all periods of a text; `taken` are tokens that stand for something else."""
    found = Calendar(tokens, tongue, today, taken).moments()
    days = [moment for moment in found if moment.unit == "day"]
    if len(days) == 1 and len(days) < len(found):
        found = [moment for moment in found if moment.unit != "day"]
    if not found:
        return Periods()
    joined = _Joiner(tokens, tongue, today).join(found)
    read = frozenset(at for day in days for at in range(day.start, day.end))
    return replace(joined, tokens=joined.tokens | read)


def _dated(moment: Moment, today: date, year: int | None) -> Moment:
    if moment.dated:
        return moment
    if year is not None:
        return moment.in_year(year)
    latest = moment.in_year(today.year)
    return latest if latest.period.end < today else moment.in_year(today.year - 1)


class _Joiner:
    def __init__(self, tokens: list[Token], tongue: Language, today: date) -> None:
        self._forms = [token.form for token in tokens]
        self._gaps = [token.gap for token in tokens]
        self._tongue = tongue
        self._today = today

    def join(self, found: list[Moment]) -> Periods:
        found = self._repeat(self._share_years(found))
        joined: list[Moment] = []
        between = False
        at = 0
        while at < len(found):
            moment = found[at]
            following = found[at + 1] if at + 1 < len(found) else None
            if following and self._is_range(moment, following):
                between = between or self._word_before(moment.start) in {"entre", "between"}
                joined.append(self._range(moment, following))
                at += 2
            else:
                joined.append(self._reach(moment))
                at += 1
        read = {place for moment in joined for place in range(moment.start, moment.end)}
        return Periods(tuple(joined), between, frozenset(read))

    def _share_years(self, found: list[Moment]) -> list[Moment]:
        """A moment without a year takes the one said with its neighbour ("enero vs febrero 2026", "2025, de enero a junio")."""
        years = [moment for moment in found if moment.unit == "year"]
        rest = [moment for moment in found if moment.unit != "year"]
        if len(years) == 1 and rest and not any(moment.dated for moment in rest):
            year = years[0].period.start.year
            return [moment.in_year(year) for moment in rest]
        shared = list(found)
        for at in range(len(shared) - 2, -1, -1):
            if not shared[at].dated and shared[at + 1].dated and shared[at + 1].unit != "day":
                moment = shared[at].in_year(shared[at + 1].period.start.year)
                if moment.period.start > shared[at + 1].period.end:
                    moment = shared[at].in_year(shared[at + 1].period.start.year - 1)
                shared[at] = moment
        for at in range(1, len(shared)):
            if not shared[at].dated and shared[at - 1].dated:
                shared[at] = shared[at].in_year(shared[at - 1].period.end.year)
        return shared

    def _repeat(self, found: list[Moment]) -> list[Moment]:
        """ "primer semestre de 2024 y 2025", "enero de 2026 contra los mismos meses de 2025": the same part of another year."""
        repeated: list[Moment] = []
        for moment in found:
            if moment.unit == "year" and repeated and repeated[-1].unit != "year" and not moment.to_date:
                between = [form for form in self._forms[repeated[-1].end : moment.start] if form not in _SLACK]
                same = any(form in {"mismo", "mismos", "misma", "igual", "same"} for form in between)
                if same or (between and len(between) <= _REACH and set(between) <= _PAIRING):
                    parts = self._joined_parts(repeated) if same else repeated[-1]
                    if same:
                        repeated = [parts]
                    again = replace(parts, dated=False).in_year(moment.period.end.year)
                    repeated.append(replace(again, start=moment.start, end=moment.end))
                    continue
            repeated.append(moment)
        return repeated

    def _joined_parts(self, found: list[Moment]) -> Moment:
        whole = contiguous([moment.period for moment in found])
        return (
            replace(found[-1], start=found[0].start, period=whole, unit="months")
            if whole and len(found) > 1
            else found[-1]
        )

    def _between_words(self, first: Moment, second: Moment) -> list[str]:
        return [form for form in self._forms[first.end : second.start] if form not in _SLACK]

    def _is_range(self, first: Moment, second: Moment) -> bool:
        words = self._between_words(first, second)
        gap = self._gaps[second.start] if second.start < len(self._gaps) else ""
        if first.end == second.start:
            return gap in ({"-", "–", "—"} if first.unit == "year" else {"-", "–", "—", "/"}) and first.unit == second.unit
        if not words or second.start - first.end > _REACH + 1:
            return False
        if len(words) == 1 and words[0] in _TO:
            return True
        return len(words) == 1 and words[0] in _AND and self._word_before(first.start) in {"entre", "between"}

    def _word_before(self, at: int) -> str:
        at -= 1
        while at >= 0 and self._forms[at] in {"el", "la", "los", "las", "mes", "meses", "ano", "anos", "de", "del"}:
            at -= 1
        return self._forms[at] if at >= 0 else ""

    def _range(self, first: Moment, second: Moment) -> Moment:
        start, end = first.period.start, second.period.end
        if first.unit == second.unit == "day" and not first.dated:
            start = first.in_year(end.year).period.start
        if end < start:
            start = months(end.year - 1, start.month, end.year - 1, start.month).start
        unit = first.unit if first.period == second.period else "months"
        joined = bool(self._between_words(first, second)) and first.unit == second.unit
        ends = (first.period, second.period) if joined and first.dated and second.dated else None
        return Moment(
            first.start, second.end, Period(start, end), unit, first.dated or second.dated, second.to_date, ends
        )

    def _reach(self, moment: Moment) -> Moment:
        """Applies "hasta", "desde" and "acumulado a" before a moment."""
        before = [form for form in self._forms[max(0, moment.start - _REACH) : moment.start] if form not in _SLACK]
        words = self._tongue.period
        last = before[-1] if before else ""
        single = moment.unit != "months"
        if last in words["until"] and moment.unit != "year":
            return replace(moment, period=Period(date(moment.period.end.year, 1, 1), moment.period.end))
        if last in {"a", "al"} and single and moment.unit != "year" and self._accumulates(moment.start):
            return replace(moment, period=Period(date(moment.period.end.year, 1, 1), moment.period.end))
        if last in words["since"] or (last in {"partir", "since"}):
            return self._open_ended(moment)
        return moment

    def _accumulates(self, start: int) -> bool:
        return any(form in self._tongue.period["total"] for form in self._forms[max(0, start - 5) : start])

    def _open_ended(self, moment: Moment) -> Moment:
        moment = _dated(moment, self._today, None)
        latest = months_back(self._today, 1).end
        end = max(latest, moment.period.end)
        return replace(moment, period=Period(moment.period.start, end), unit="months", to_date=True)


def sort_of(period: Period) -> str:
    """The calendar unit that a period is: month, quarter, year, or months."""
    start, end = period
    if start.day != 1 or end != _month_end(end):
        return "day"
    length = (end.year - start.year) * 12 + end.month - start.month + 1
    if length == 1:
        return "month"
    if length == 3 and start.month % 3 == 1:  # noqa: PLR2004 - a quarter's months
        return "quarter"
    if period == whole_year(start.year):
        return "year"
    return "months"


def _month_end(day: date) -> date:
    return months(day.year, day.month, day.year, day.month).end


def contiguous(periods: Sequence[Period]) -> Period | None:
    """The one period that adjoining periods make, in any order; None when there are gaps or overlaps."""
    ordered = sorted(periods)
    for before, after in zip(ordered, ordered[1:], strict=False):
        if before.end + timedelta(days=1) != after.start:
            return None
    return Period(ordered[0].start, ordered[-1].end)


def part_of_year(period: Period, number: int) -> Period | None:
    """The `number`-th part of the same length in the period's year ("¿y en el segundo?" after a first quarter)."""
    size = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    if size not in {1, 2, 3, 4, 6} or not 1 <= number <= 12 // size:
        return None
    first = (number - 1) * size + 1
    return months(period.start.year, first, period.start.year, first + size - 1)


def year_earlier(period: Period) -> Period:
    """The same months a year before."""
    start, end = period
    return months(start.year - 1, start.month, end.year - 1, end.month)
