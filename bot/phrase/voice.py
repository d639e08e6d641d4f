"""A voice: the words of one tongue, from its gettext catalog, and its numbers and dates, from Babel.

Words are per language, numbers per country: `es` speaks, `es_PE` counts (1,234 and "setiembre"). A voice is handed
from function to function; nothing of it is kept in the thread, so replies in several tongues may be made side by side.
"""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from gettext import GNUTranslations
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent

from bot.phrase.lists import joined
from bot.phrase.periods import brief, during, month_of_year, span
from bot.question import Period

CATALOGS = Path(__file__).parents[2] / "locales"
"""Folder of the catalogs: `<language>/LC_MESSAGES/cite.mo`."""

LOCALES = {"es": "es_PE", "en": "en", "qu": "qu_PE"}
"""Where each language counts and dates."""

DEFAULT = "es"

FORMATS_KEPT = 1024
"""Texts of numbers and dates that are kept; a format costs some 5 µs, a kept one 0.1 µs."""

TAGS_KEPT = 256
"""Language tags whose voice is known at once; people's apps send some hundred."""


class Voice:
    """One tongue. `language` is es, en or qu; `locale` is the country's way with numbers and dates."""

    __slots__ = ("_catalog", "_change", "_percent", "language", "locale")

    def __init__(self, language: str, locale: Locale, catalog: GNUTranslations) -> None:
        self.language = language
        self.locale = locale
        self._catalog = catalog
        # CLDR's percent has no decimals; one is put into the locale's own pattern, which knows about the space.
        self._percent = re.sub(r"0(?=[^0]*$)", "0.0", locale.percent_formats[None].pattern)
        self._change = f"+{self._percent};-{self._percent}"

    @classmethod
    def of(cls, language: str) -> "Voice":
        """The voice of a language tag (es, es-PE, es_419, en, qu …); Spanish for any other."""
        return _speaking(language)

    def gettext(self, message: str, /, **values: object) -> str:
        """The catalog's words for `message`, with its {places} filled."""
        text = self._catalog.gettext(message)
        return text.format_map(values) if values else text

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """The same, for an English text that means different things in different contexts."""
        text = self._catalog.pgettext(context, message)
        return text.format_map(values) if values else text

    def ngettext(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The words that go with `n` things, by the catalog's plural rule."""
        text = self._catalog.ngettext(singular, plural, n)
        return text.format_map(values) if values else text

    def number(self, n: int) -> str:
        """A whole number: 67,459."""
        return _number(self, n)

    def difference(self, n: int) -> str:
        """A whole number with its sign: +304."""
        return _difference(self, n)

    def percent(self, share: float) -> str:
        """A share from 0 to 1 with one decimal: 7.3%, or 7.3 % where the locale puts a space."""
        return _percent(self, share, self._percent)

    def change(self, ratio: float) -> str:
        """A growth with its sign and one decimal: +16.6%."""
        return _percent(self, ratio, self._change)

    def date(self, day: dt.date) -> str:
        """A day in full: 12 de julio de 2022."""
        return _date(self, day, "long")

    def day(self, day: dt.date) -> str:
        """A day without its year: 12 de julio."""
        return _day(self, day)

    def quarter(self, day: dt.date) -> str:
        """The short name of the quarter that `day` lies in: T3 2025."""
        return _date(self, day, "QQQ y")

    def month(self, day: dt.date) -> str:
        """The month and year that `day` lies in: setiembre de 2025."""
        return month_of_year(self, day)

    def short_month(self, day: dt.date) -> str:
        """The month that `day` lies in, as it stands under a column, without its year: set."""
        return _date(self, day, "MMM")

    def short_quarter(self, day: dt.date) -> str:
        """The quarter that `day` lies in, without its year: T3."""
        return _date(self, day, "QQQ")

    def year(self, day: dt.date) -> str:
        """The year that `day` lies in: 2025."""
        return _date(self, day, "y")

    def period(self, period: Period) -> str:
        """The name of a period: enero a setiembre de 2025."""
        return span(self, period)

    def brief(self, period: Period) -> str:
        """The name of a period where there is little room: ene.–set. 2025."""
        return brief(self, period)

    def during(self, period: Period, *, asked: bool = False) -> str:
        """When something was, or is asked about: de enero a setiembre de 2025, en 2025, el 12 de julio de 2022."""
        return during(self, period, asked=asked)

    def list(self, names: Sequence[str]) -> str:
        """Names in a row: Cusco, Lima e Ica."""
        return joined(self, tuple(names), "standard")

    def either(self, names: Sequence[str]) -> str:
        """Names to choose from: Cusco, Lima o Ica."""
        return joined(self, tuple(names), "or")


@lru_cache(TAGS_KEPT)
def _speaking(tag: str) -> Voice:
    tongue = tag.strip().replace("_", "-").partition("-")[0].lower()
    return _voice(tongue if tongue in LOCALES else DEFAULT)


@cache
def _voice(language: str) -> Voice:
    with (CATALOGS / language / "LC_MESSAGES" / "cite.mo").open("rb") as compiled:
        return Voice(language, Locale.parse(LOCALES[language]), GNUTranslations(compiled))


@lru_cache(FORMATS_KEPT)
def _number(voice: Voice, n: int) -> str:
    return format_decimal(n, locale=voice.locale)


@lru_cache(FORMATS_KEPT)
def _difference(voice: Voice, n: int) -> str:
    return format_decimal(n, "+#,##0;-#,##0", locale=voice.locale)


@lru_cache(FORMATS_KEPT)
def _percent(voice: Voice, ratio: float, pattern: str) -> str:
    return format_percent(ratio, pattern, locale=voice.locale)


@lru_cache(FORMATS_KEPT)
def _date(voice: Voice, day: dt.date, pattern: str) -> str:
    return format_date(day, pattern, locale=voice.locale)


@lru_cache(FORMATS_KEPT)
def _day(voice: Voice, day: dt.date) -> str:
    return format_skeleton("MMMMd", day, locale=voice.locale)
