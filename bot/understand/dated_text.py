"""A text as the grammar of dates looks at it: word by word, with the day of asking."""

from datetime import date

from bot.understand.language import Language
from bot.understand.moments import YEARS
from bot.understand.words import Text, Token

_SHORT_YEARS = range(15, 41)
_CENTURY = 2000
_MOST_JOINING = 3
_BEFORE_YEAR = frozenset({"", ".", ",", "-", "/", "'", "’", "("})
_BEFORE_SHORT_YEAR = frozenset({"", "-", "/", "'", "’"})


class DatedText:
    """The tokens of a text, the words of the calendar and the day of asking.

    Args:
        text: the text.
        tongue: the words of the calendar.
        today: the day of asking, for "este año" and the like.
        taken: places of tokens that stand for something else (a threshold's number, a name).
    """

    __slots__ = ("_end", "dates", "forms", "taken", "today", "tokens", "tongue", "units", "words")

    def __init__(self, text: Text, tongue: Language, today: date, taken: frozenset[int]) -> None:
        self.tokens = text.tokens
        self.forms = text.forms
        self.tongue = tongue
        self.today = today
        self.taken = taken
        self.units = tongue.units
        self.words = tongue.period
        self.dates = tongue.dates
        self._end = len(text.tokens)

    def form(self, at: int) -> str:
        """The word at a place, empty beyond the text."""
        return self.forms[at] if 0 <= at < self._end else ""

    def value(self, at: int) -> int | None:
        """The number at a place, if one stands there."""
        return self.tokens[at].value if at < self._end else None

    def unit(self, at: int) -> str:
        """The part of the calendar named at a place, or nothing."""
        return self.units.get(self.form(at), "")

    def token(self, at: int) -> Token | None:
        """The token at a place, if there is one."""
        return self.tokens[at] if 0 <= at < self._end else None

    def year_after(self, at: int) -> tuple[int | None, int]:
        """The year said after a part of a date, and the token behind it; (None, at) when none is."""
        skip = self._past_joining(at)
        if self.form(skip) in self.words["year"] and self.value(skip + 1) in YEARS:
            skip += 1
        year = self._year_at(skip, at)
        if year is not None:
            return year, skip + 1
        return self._relative_year(skip) or (None, at)

    def _past_joining(self, at: int) -> int:
        skip = at
        while (
            skip < self._end
            and skip - at < _MOST_JOINING
            and self.forms[skip] in self.dates["of"]
            and self.tokens[skip].gap in {"", "."}
        ):
            skip += 1
        return skip

    def _year_at(self, at: int, begin: int) -> int | None:
        token = self.token(at)
        if token is None or token.value is None or at in self.taken or token.gap not in _BEFORE_YEAR:
            return None
        if token.value in YEARS and not (token.gap == "," and self._lists_on(at)):
            return token.value
        joined = at == begin or self.form(at - 1) in self.dates["year_of"]
        short = token.value in _SHORT_YEARS and len(token.raw) == 2
        return _CENTURY + token.value if short and joined and token.gap in _BEFORE_SHORT_YEAR else None

    def _lists_on(self, at: int) -> bool:
        """Whether a year begins a list of its own ("marzo, 2024 y 2025")."""
        return self.form(at + 1) in self.dates["listed"] and self.value(at + 2) in YEARS

    def _relative_year(self, at: int) -> tuple[int, int] | None:
        """The year of "año pasado", "este año", "last year" or "(marzo) del pasado", and the token behind it."""
        words, dates, year = self.words, self.dates, self.today.year
        first, second = self.form(at), self.form(at + 1)
        if first in words["year"]:
            return self._related_year(at + 1)
        if first in words["this"] and second in words["year"]:
            return year, at + 2
        if first in dates["before_year"] and second in words["year"]:
            return year - 1, at + 2
        if first in dates["elliptic"] and self.form(at - 1) in dates["the_year"]:
            return year - self.years_past(first), at + 1 + (second in words["year"])
        return None

    def _related_year(self, at: int) -> tuple[int, int] | None:
        relation, year = self.form(at), self.today.year
        if relation in self.words["past"]:
            return year - self.years_past(relation), at + 1
        if relation in self.words["this"] and relation not in self.dates["demonstrative"]:
            return year, at + 1
        if (relation, self.form(at + 1)) in self.tongue.relations["running"]:
            return year, at + 2
        return None

    def years_past(self, word: str) -> int:
        """How many years "pasado" and "antepasado" go back."""
        return 2 if word in self.dates["twice_past"] else 1
