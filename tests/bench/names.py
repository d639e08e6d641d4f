"""What both peers are given: the registry's names and the calendar's words as phrases, and tags turned into periods."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from asked import Meaning, period

from bot.registry import Registry

_MONTHS = (
    ("enero", "ene"),
    ("febrero", "feb"),
    ("marzo", "mar"),
    ("abril", "abr"),
    ("mayo", "may"),
    ("junio", "jun"),
    ("julio", "jul"),
    ("agosto", "ago"),
    ("setiembre", "septiembre", "set", "sep", "sept"),
    ("octubre", "oct"),
    ("noviembre", "nov"),
    ("diciembre", "dic"),
)
_NUMBERS = ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez")
_ORDINALS = (("primer", "1er", "1"), ("segundo", "2do", "2"), ("tercer", "3er", "3"), ("cuarto", "4to", "4"))
_PARTS = {"quarter": ("trimestre", "t"), "half": ("semestre",)}
_TENS = {"veintitres": 2023, "veinticuatro": 2024, "veinticinco": 2025, "veintiseis": 2026}


def fold(text: str) -> str:
    """Lower case, without accents, words apart by one space."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("%", " por ciento "))
    return " ".join(re.findall(r"[a-z]+|\d+", plain.encode("ascii", "ignore").decode()))


def names(registry: Registry) -> dict[str, dict[str, str]]:
    """Kind → phrase → id, for all that a question may name; singular and plural."""
    found: dict[str, dict[str, str]] = {
        "centre": {n: c.id for c in registry.centres.values() for n in (c.name, *c.aliases)},
        "region": {
            name: region.id
            for region in registry.regions.values()
            for name in (*_demonyms(region.demonyms), *region.main_cities, region.capital, *region.aliases, region.name)
        },
        "chain": {n: c.id for c in registry.chains.values() for n in (c.name, *c.aliases)},
        "service_type": {n: c.id for c in registry.service_types.values() for n in (c.name, *c.aliases)},
        "client_type": {n: c.id for c in registry.client_types.values() for n in (c.name, *c.aliases)},
        "indicator": {n: i.id for i in registry.indicators.values() for n in (i.name, *i.aliases) if i.id != "centres"},
    }
    return {
        kind: {
            form: id_
            for name, id_ in of_kind.items()
            if (phrase := fold(name))
            for form in ((phrase,) if kind in {"centre", "region"} else (phrase, *_plurals(phrase)))
        }
        for kind, of_kind in found.items()
    }


def _demonyms(demonyms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(d[:-1] + end if d.endswith("o") else d for d in demonyms for end in ("o", "a", "os", "as"))


def _plurals(phrase: str) -> tuple[str, ...]:
    return (phrase + ("s" if phrase[-1] in "aeiou" else "es"),)


def times() -> dict[str, dict[str, str]]:
    """Kind → phrase → value, for the words of dates."""
    parts = {
        part: {f"{o} {noun}": str(n) for n, os in enumerate(_ORDINALS, 1) for o in os for noun in nouns}
        for part, nouns in _PARTS.items()
    }
    parts["quarter"]["ultimo trimestre"] = "4"
    return parts | {
        "month": {word: str(n) for n, words in enumerate(_MONTHS, 1) for word in words},
        "year": {str(year): str(year) for year in range(2015, 2031)}
        | {f"dos mil {word}": str(year) for word, year in _TENS.items()},
        "relative": {
            "ano pasado": "last_year",
            "este ano": "this_year",
            "mes pasado": "last_month",
            "ultimo mes": "last_month",
        },
        "limit": {word: str(n) for n, word in enumerate(_NUMBERS, 1)} | {str(n): str(n) for n in range(1, 51)},
    }


def periods(found: Mapping[str, list[str]], today: date, *, apart: bool) -> set[tuple[date, date]]:
    """The periods that the tags of a question name; two years stand apart or make a stretch."""
    years = list(dict.fromkeys(map(int, found.get("year", ()))))
    relative = set(found.get("relative", ()))
    if "last_month" in relative:
        last = date.fromordinal(today.replace(day=1).toordinal() - 1)
        return {period(f"{last:%Y-%m}")}
    years += [today.year - 1] * ("last_year" in relative) + [today.year] * ("this_year" in relative)
    months = sorted(map(int, found.get("month", ())))
    months += [n * 3 - k for n in map(int, found.get("quarter", ())) for k in (2, 0)]
    months += [n * 6 - k for n in map(int, found.get("half", ())) for k in (5, 0)]
    if months:
        years = years or [today.year - (months[-1] >= today.month)]
        return {period(f"{year}-{months[0]:02}/{year}-{months[-1]:02}") for year in years}
    if apart or len(years) < 2:
        return {period(str(year)) for year in years}
    return {period(f"{min(years)}/{max(years)}")}


def meaning(intent: str, found: Mapping[str, list[str]], today: date) -> Meaning:
    """The tags of a question in the terms of the gold."""
    kinds = {kind: set(found.get(kind, ())) for kind in ("centre", "region", "chain", "service_type", "client_type")}
    implied = "clients" if kinds["client_type"] else "services"
    named = found.get("indicator", ())
    return {
        **kinds,
        "intent": intent,
        "indicator": "clients" if kinds["client_type"] or "clients" in named else (*named, implied)[0],
        "group": (*found.get("group", ()), None)[0],
        "limit": int(found["limit"][0]) if found.get("limit") else None,
        "period": periods(found, today, apart=intent == "compare"),
    }
