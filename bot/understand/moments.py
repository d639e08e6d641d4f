"""Single moments of the calendar in a text: a month, a quarter, a year, the last six months.

No library reads these forms (the best tried got 5 of 20, and took "3T 2025" for March), hence a grammar of our own.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.question import Period
from bot.understand.language import Language
from bot.understand.words import Token

_MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})/(\d{1,2})")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})")
_YEARS = range(1990, 2100)
_SHORT_YEARS = range(15, 41)
_SIZES = {"half": 6, "third": 4, "quarter": 3, "two_months": 2}
_OF = frozenset({"de", "del", "d", "el", "en", "of", "in", "al", "para"})
_CLIPPED = frozenset({"mar", "may", "set", "sep", "oct", "dec"})
_NUMBERED = frozenset({"n", "no", "nro", "num", "numero", "n°"})
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar named at tokens `start` to `end` (not included).

    Attributes:
        period: first and last day; in the year of asking while no year is known.
        dated: whether its year was said (or follows from "este", "pasado" …).
        to_date: it runs to the day of asking.
        ends: the two periods that a range was made of, when "a" or "y" joined them.
        unit: year, half, third, quarter, two_months, month, months (several) or day.
    """

    start: int
    end: int
    period: Period
    unit: str
    dated: bool = True
    to_date: bool = False
    ends: tuple[Period, Period] | None = None

    def in_year(self, year: int) -> "Moment":
        """The same stretch in another year, where its own was not said."""
        if self.dated:
            return self
        shift = year - self.period.end.year
        first, last = self.period
        if self.unit == "day":
            day = months(year, first.month, year, first.month)
            return replace(
                self, period=Period(*(min(day.end, day.start + timedelta(days=first.day - 1)),) * 2), dated=True
            )
        return replace(self, period=months(first.year + shift, first.month, last.year + shift, last.month), dated=True)


def months(first_year: int, first: int, last_year: int, last: int) -> Period:
    """From the first day of one month to the last of another."""
    return Period(date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1]))


def whole_year(year: int) -> Period:
    """1 January to 31 December."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def months_back(today: date, count: int) -> Period:
    """The `count` whole months before today's."""
    last = today.year * 12 + today.month - 2
    first = last - count + 1
    return months(first // 12, first % 12 + 1, last // 12, last % 12 + 1)


class Calendar:
    """Finds the moments of one text.

    Args:
        tokens: the text.
        tongue: the words of the calendar.
        today: the day of asking, for "este año" and the like.
        taken: tokens that stand for something else (a threshold's number, a name).
    """

    def __init__(self, tokens: list[Token], tongue: Language, today: date, taken: frozenset[int]) -> None:
        self._tokens = tokens
        self._forms = [token.form for token in tokens]
        self._tongue = tongue
        self._today = today
        self._taken = taken
        self._units = tongue.units

    def moments(self) -> list[Moment]:
        """All moments, in order, none over another."""
        dating = self._tongue.dating
        if not any(form in dating or form[0].isdigit() for form in self._forms):
            return []
        self._taken |= self._document_numbers()
        found: list[Moment] = []
        at = 0
        while at < len(self._tokens):
            form = self._forms[at]
            may_begin = (form in dating or form[0].isdigit()) and at not in self._taken
            moment = self._at(at) if may_begin else None
            if moment:
                found.append(moment)
            at = moment.end if moment else at + 1
        return found

    def _at(self, at: int) -> Moment | None:
        token = self._tokens[at]
        if token.value is not None:
            return self._number(at, token.value)
        if token.form[0].isdigit():
            return self._written(at)
        form = token.form
        if form in self._tongue.months:
            return self._month(at)
        return self._relative(at) or self._ordinal(at) or self._unit_first(at)

    def _document_numbers(self) -> set[int]:
        """ "N.º 231-2023-GRU", "Oficio 45-2025": numbers of papers, with all that is joined to them."""
        found: set[int] = set()
        for at, token in enumerate(self._tokens):
            if token.form[0].isdigit() and self._form(at - 1) in _NUMBERED | self._tongue.institutions:
                joined = at
                while joined < len(self._tokens) and (joined == at or self._tokens[joined].gap in {"-", "/"}):
                    found.add(joined)
                    joined += 1
                if joined == at + 1 and token.value in _YEARS:
                    found.discard(at)
            elif token.gap == "-" and token.value in _YEARS and self._is_serial(at - 1):
                found.update((at - 1, at))
        return found

    def _is_serial(self, at: int) -> bool:
        token = self._tokens[at]
        return (
            token.value is not None
            and token.value not in _YEARS
            and not (len(token.raw) <= 2 and 1 <= token.value <= 12)
        )

    # --- figures -----------------------------------------------------------------------------------------------

    def _number(self, at: int, value: int) -> Moment | None:
        if (
            1 <= value <= 12
            and len(self._tokens[at].raw) == 2
            and self._value(at + 1) in _YEARS
            and self._tokens[at + 1].gap == "-"
        ):
            year = self._value(at + 1) or 0
            return Moment(at, at + 2, months(year, value, year, value), "month")
        if value in _YEARS:
            after = self._value(at + 1)
            if (
                after is not None
                and 1 <= after <= 12
                and self._tokens[at + 1].gap == "-"
                and len(self._tokens[at + 1].raw) == 2
            ):
                return Moment(at, at + 2, months(value, after, value, after), "month")
            return Moment(at, at + 1, whole_year(value), "year")
        if self._is_spoken_year(at, value):
            return Moment(at, at + 1, whole_year(2000 + value), "year")
        return self._day(at, value) or self._part(at, value, at + 1) or self._count_last(at, value)

    def _is_spoken_year(self, at: int, value: int) -> bool:
        """ "En el veinticuatro": the year 2024, when nothing that is counted follows."""
        recent = 20 <= value <= self._today.year % 100
        return recent and self._form(at - 1) == "el" and self._form(at - 2) in {"en", "del", ""} and self._form(at + 1) not in {"de", "y"}

    def _written(self, at: int) -> Moment | None:
        form = self._forms[at]
        if match := _MONTH_YEAR.fullmatch(form) or _YEAR_MONTH.fullmatch(form):
            small, large = sorted(map(int, match.groups()))
            if 1 <= small <= 12 and large in _YEARS:
                return Moment(at, at + 1, months(large, small, large, small), "month")
        if match := _DAY.fullmatch(form):
            day, month, year = map(int, match.groups())
            try:
                moment = date(year + 2000 if year < 100 else year, month, day)
            except ValueError:
                return None
            return Moment(at, at + 1, Period(moment, moment), "day")
        return None

    def _day(self, at: int, value: int) -> Moment | None:
        """ "15 de agosto de 2025": a day, for which nothing is published."""
        month_at = at + 2 if self._form(at + 1) in {"de", "d"} else at + 1
        month = self._tongue.months.get(self._form(month_at))
        if not month or not 1 <= value <= 31 or self._forms[month_at] in _CLIPPED:
            return None
        year, end = self._year_after(month_at + 1)
        try:
            day = date(year or self._today.year, month, value)
        except ValueError:
            return None
        return Moment(at, end, Period(day, day), "day", dated=year is not None)

    # --- months ------------------------------------------------------------------------------------------------

    def _month(self, at: int) -> Moment | None:
        month = self._tongue.months[self._forms[at]]
        year, end = self._year_after(at + 1)
        if year is None and self._forms[at] in _CLIPPED and not self._among_dates(at):
            return None
        base = year or self._today.year
        return Moment(at, end, months(base, month, base, month), "month", dated=year is not None)

    def _among_dates(self, at: int) -> bool:
        """Whether a clipped month ("set", "mar") stands beside another part of a date."""
        near = {self._form(other) for other in (at - 2, at - 1, at + 1, at + 2)}
        return any(word in self._tongue.months or (word.isdigit() and int(word) in _YEARS) for word in near)

    # --- halves, quarters … ------------------------------------------------------------------------------------

    def _ordinal(self, at: int) -> Moment | None:
        """ "primer trimestre", "II semestre", "primeros tres meses"."""
        form = self._forms[at]
        if form in self._tongue.period["first"] and (moment := self._first_months(at)):
            return moment
        number = _ROMAN.get(form) or self._tongue.ordinals.get(form)
        return self._part(at, number, at + 1) if number else None

    def _part(self, at: int, number: int, unit_at: int) -> Moment | None:
        """The `number`-th part of a year whose name stands at `unit_at` ("3 T", "1 er trimestre")."""
        if (
            self._form(unit_at) in self._tongue.ordinals
            and unit_at < len(self._tokens)
            and self._tokens[unit_at].gap in {"", "°", "º"}
        ):
            unit_at += 1
        unit = self._units.get(self._form(unit_at), "")
        size = _SIZES.get(unit)
        if not size or not 1 <= number <= 12 // size:
            return None
        return self._sized(at, unit_at + 1, unit, size, number)

    def _unit_first(self, at: int) -> Moment | None:
        """ "trimestre 3", "T3", "Q3 2025", "semestre II"."""
        unit = self._units.get(self._forms[at], "")
        size = _SIZES.get(unit)
        if not size:
            return None
        number = self._value(at + 1) or _ROMAN.get(self._form(at + 1))
        if not number or not 1 <= number <= 12 // size:
            return None
        return self._sized(at, at + 2, unit, size, number)

    def _sized(self, at: int, end: int, unit: str, size: int, number: int) -> Moment:
        year, end = self._year_after(end)
        base = year or self._today.year
        first = (number - 1) * size + 1
        return Moment(at, end, months(base, first, base, first + size - 1), unit, dated=year is not None)

    def _first_months(self, at: int) -> Moment | None:
        """ "primeros tres meses de 2025", "primer mes del año"."""
        count, unit_at = self._value(at + 1), at + 2
        if count is None:
            count, unit_at = 1, at + 1
        unit = self._units.get(self._form(unit_at))
        if unit == "month" and 1 <= count <= 12:
            return self._opening(at, unit_at + 1, count)
        if unit == "quarter" and count and 1 < count <= 4:
            return self._opening(at, unit_at + 1, count * 3)
        return None

    def _opening(self, at: int, end: int, count: int) -> Moment:
        year, end = self._year_after(end)
        base = year or self._today.year
        return Moment(at, end, months(base, 1, base, count), "months", dated=year is not None)

    # --- relative ----------------------------------------------------------------------------------------------

    def _relative(self, at: int) -> Moment | None:
        words, form = self._tongue.period, self._forms[at]
        if form in words["so_far"] and self._form(at + 1) in {"de", "del"} | words["this"]:
            return self._so_far(at)
        if form in words["last"]:
            return self._last(at)
        if form in words["this"] and (unit := self._units.get(self._form(at + 1))):
            return self._current(at, at + 2, unit)
        if form in words["past"] and (unit := self._units.get(self._form(at + 1))):
            return self._before(at, at + 2, unit, form)
        if form in words["next"] and (unit := self._units.get(self._form(at + 1))):
            return self._coming(at, at + 2, unit)
        if form in self._units:
            return self._unit_with_relation(at)
        if form == "hace" and (count := self._value(at + 1)):
            return self._ago(at, count)
        if form in words["today"] or form in words["yesterday"]:
            day = self._today - timedelta(days=form in words["yesterday"])
            return Moment(at, at + 1, Period(day, day), "day")
        return None

    def _so_far(self, at: int) -> Moment | None:
        """ "(lo que) va del año", "lo que va de 2025"."""
        year, end = self._year_after(at + 1)
        if year is None:
            skip = at + 1
            while self._form(skip) in _OF:
                skip += 1
            unit = self._units.get(self._form(skip), "")
            if self._form(skip) in self._tongue.period["this"]:
                return self._relative(skip)
            if unit != "year":
                return None
            year, end = self._today.year, skip + 1
        return Moment(at, end, whole_year(year), "year", to_date=True)

    def _last(self, at: int) -> Moment | None:
        """ "últimos seis meses", "último trimestre de 2025", "último año"."""
        count, unit_at = self._value(at + 1), at + 2
        if count is None:
            count, unit_at = 1, at + 1
        unit = self._units.get(self._form(unit_at))
        if not unit or count < 1:
            return None
        if self._forms[at] == "last" and unit_at == at + 1:
            return self._before(at, unit_at + 1, unit, "last")
        year, end = self._year_after(unit_at + 1)
        size = _SIZES.get(unit)
        if year is not None and size and count == 1:
            return Moment(at, end, months(year, 13 - size, year, 12), unit)
        if year is not None and unit == "month" and count <= 12:
            return Moment(at, end, months(year, 13 - count, year, 12), "months")
        return self._ending_now(at, unit_at + 1, unit, count)

    def _count_last(self, at: int, count: int) -> Moment | None:
        """ "los 3 últimos meses", "los 3 primeros meses de 2025"."""
        unit = self._units.get(self._form(at + 2))
        if unit and self._form(at + 1) in self._tongue.period["last"] and count >= 1:
            return self._ending_now(at, at + 3, unit, count)
        if unit == "month" and self._form(at + 1) in self._tongue.period["first"] and 1 <= count <= 12:
            return self._opening(at, at + 3, count)
        return None

    def _ending_now(self, at: int, end: int, unit: str, count: int) -> Moment | None:
        today = self._today
        if unit == "month" and count <= 600:
            return Moment(at, end, months_back(today, count), "months" if count > 1 else "month")
        if unit == "year" and count == 1:
            return Moment(at, end, months_back(today, 12), "months")
        if unit == "year" and count < 100:
            return Moment(at, end, Period(date(today.year - count, 1, 1), date(today.year - 1, 12, 31)), "months")
        size = _SIZES.get(unit)
        if not size or count > 100:
            return None
        running = today.year * 12 + (today.month - 1) // size * size
        first = running - size * count
        return Moment(
            at,
            end,
            months(first // 12, first % 12 + 1, (running - 1) // 12, (running - 1) % 12 + 1),
            unit if count == 1 else "months",
        )

    def _unit_with_relation(self, at: int) -> Moment | None:
        """ "año pasado", "mes anterior", "año en curso", "trimestre actual", "año que viene"."""
        unit, words = self._units[self._forms[at]], self._tongue.period
        after = self._form(at + 1)
        if after in words["past"]:
            return self._before(at, at + 2, unit, after)
        if after in words["this"] and after not in {"este", "esta"}:
            return self._current(at, at + 2, unit)
        if after == "en" and self._form(at + 2) == "curso":
            return self._current(at, at + 3, unit)
        if after in words["next"]:
            return self._coming(at, at + 2, unit)
        if after == "que" and self._form(at + 2) in {"viene", "entra"}:
            return self._coming(at, at + 3, unit)
        return None

    def _current(self, at: int, end: int, unit: str) -> Moment | None:
        today = self._today
        if unit == "year":
            return Moment(at, end, whole_year(today.year), unit, to_date=True)
        if unit == "month":
            return Moment(at, end, months(today.year, today.month, today.year, today.month), unit)
        if unit == "week":
            monday = today - timedelta(days=today.weekday())
            return Moment(at, end, Period(monday, monday + timedelta(days=6)), "day")
        size = _SIZES[unit]
        first = (today.month - 1) // size * size + 1
        return Moment(at, end, months(today.year, first, today.year, first + size - 1), unit, to_date=True)

    def _before(self, at: int, end: int, unit: str, word: str) -> Moment | None:
        if unit == "year":
            return Moment(
                at,
                end,
                whole_year(
                    self._today.year
                    - (2 if word.startswith("ante") and word != "anterior" and not word.startswith("anteriores") else 1)
                ),
                unit,
            )
        if unit == "month":
            return Moment(at, end, months_back(self._today, 1), unit)
        if unit == "week":
            monday = self._today - timedelta(days=self._today.weekday() + 7)
            return Moment(at, end, Period(monday, monday + timedelta(days=6)), "day")
        return self._ending_now(at, end, unit, 1)

    def _coming(self, at: int, end: int, unit: str) -> Moment | None:
        if unit == "year":
            return Moment(at, end, whole_year(self._today.year + 1), unit)
        if unit == "month":
            following = self._today.year * 12 + self._today.month
            return Moment(
                at, end, months(following // 12, following % 12 + 1, following // 12, following % 12 + 1), unit
            )
        return None

    def _ago(self, at: int, count: int) -> Moment | None:
        unit = self._units.get(self._form(at + 2))
        if unit == "year" and count < 100:
            return Moment(at, at + 3, whole_year(self._today.year - count), unit)
        if unit == "month" and count < 600:
            then = self._today.year * 12 + self._today.month - 1 - count
            return Moment(at, at + 3, months(then // 12, then % 12 + 1, then // 12, then % 12 + 1), unit)
        return None

    # --- words around ------------------------------------------------------------------------------------------

    def _year_after(self, at: int) -> tuple[int | None, int]:
        """The year said after a part of a date, and the token behind it; (None, at) when none is."""
        skip = at
        while (
            skip < len(self._tokens)
            and skip - at < 3
            and self._forms[skip] in _OF
            and self._tokens[skip].gap in {"", "."}
        ):
            skip += 1
        if (
            skip < len(self._tokens)
            and self._forms[skip] in self._tongue.period["year"]
            and self._value(skip + 1) in _YEARS
        ):
            skip += 1
        value = self._value(skip)
        if (
            value is not None
            and skip not in self._taken
            and self._tokens[skip].gap in {"", ".", ",", "-", "/", "'", "’", "("}
        ):
            if value in _YEARS and not (self._tokens[skip].gap == "," and self._lists_on(skip)):
                return value, skip + 1
            if value in _SHORT_YEARS and len(self._tokens[skip].raw) == 2 and self._short_year_fits(at, skip):
                return 2000 + value, skip + 1
        relation = self._relation_of_year(skip)
        return relation or (None, at)

    def _lists_on(self, at: int) -> bool:
        """ "marzo, 2024 y 2025": the year begins a list of its own."""
        return self._form(at + 1) in {"y", "e", "and"} and self._value(at + 2) in _YEARS

    def _short_year_fits(self, at: int, skip: int) -> bool:
        return self._tokens[skip].gap in {"-", "/", "'", "’", ""} and (
            skip == at or self._form(skip - 1) in {"del", "de"}
        )

    def _relation_of_year(self, at: int) -> tuple[int, int] | None:
        words = self._tongue.period
        first, second = self._form(at), self._form(at + 1)
        if first in words["year"] and second in words["past"]:
            return self._today.year - (2 if second == "antepasado" else 1), at + 2
        if first in words["year"] and (
            second in words["this"] - {"este"} or (second == "en" and self._form(at + 2) == "curso")
        ):
            return self._today.year, at + 2 + (second == "en")
        if first in words["this"] and second in words["year"]:
            return self._today.year, at + 2
        if first in {"last", "previous"} and second in words["year"]:
            return self._today.year - 1, at + 2
        if first in {"pasado", "antepasado"} and self._form(at - 1) in {"del", "el"}:
            return self._today.year - (2 if first == "antepasado" else 1), at + 1 + (second in words["year"])
        return None

    def _form(self, at: int) -> str:
        return self._forms[at] if 0 <= at < len(self._forms) else ""

    def _value(self, at: int) -> int | None:
        return self._tokens[at].value if at < len(self._tokens) else None
