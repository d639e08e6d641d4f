"""Which days a phrase of time means, on Wednesday 15 October 2025."""

from calendar import monthrange
from datetime import date

import pytest

from bot.question import Period, Question

TODAY = date(2025, 10, 15)

PHRASES = {
    # months
    "en marzo de 2024": "2024-03",
    "marzo del 2024": "2024-03",
    "marzo 2024": "2024-03",
    "el mes de marzo del año 2024": "2024-03",
    "setiembre 2024": "2024-09",
    "septiembre 2024": "2024-09",
    "set. 2024": "2024-09",
    "sept 2024": "2024-09",
    "sep-24": "2024-09",
    "ene 24": "2024-01",
    "dic. '24": "2024-12",
    "09/2024": "2024-09",
    "9/2024": "2024-09",
    "2024-09": "2024-09",
    "2024/09": "2024-09",
    "en febrero": "2025-02",
    "en noviembre": "2024-11",
    "marzo de dos mil veinticuatro": "2024-03",
    # years
    "en 2024": "2024",
    "el año 2024": "2024",
    "dos mil veinticuatro": "2024",
    "ejercicio fiscal 2023": "2023",
    "todo el 2024": "2024",
    "durante todo el año 2023": "2023",
    # ranges
    "de enero a marzo de 2024": "2024-01..2024-03",
    "enero-junio 2024": "2024-01..2024-06",
    "ene-jun 24": "2024-01..2024-06",
    "entre abril y agosto del 2024": "2024-04..2024-08",
    "desde mayo hasta julio de 2024": "2024-05..2024-07",
    "de noviembre de 2023 a febrero de 2024": "2023-11..2024-02",
    "del 02/2024 al 05/2024": "2024-02..2024-05",
    "2024-02 a 2024-05": "2024-02..2024-05",
    "de 2023 a 2024": "2023-01..2024-12",
    "2023-2024": "2023-01..2024-12",
    "enero, febrero y marzo de 2024": "2024-01..2024-03",
    # quarters
    "primer trimestre de 2024": "2024-01..2024-03",
    "1er trimestre 2024": "2024-01..2024-03",
    "I trimestre 2024": "2024-01..2024-03",
    "II trim. 2024": "2024-04..2024-06",
    "trimestre III de 2024": "2024-07..2024-09",
    "2T 2024": "2024-04..2024-06",
    "T3-2024": "2024-07..2024-09",
    "2024-T4": "2024-10..2024-12",
    "Q1 2024": "2024-01..2024-03",
    "3T24": "2024-07..2024-09",
    "el último trimestre de 2024": "2024-10..2024-12",
    "los tres primeros meses de 2024": "2024-01..2024-03",
    # two months, four months, halves
    "primer bimestre de 2024": "2024-01..2024-02",
    "sexto bimestre 2024": "2024-11..2024-12",
    "segundo cuatrimestre de 2024": "2024-05..2024-08",
    "tercer cuatrimestre 2024": "2024-09..2024-12",
    "primer semestre de 2024": "2024-01..2024-06",
    "2do semestre 2024": "2024-07..2024-12",
    "II semestre 2024": "2024-07..2024-12",
    "la segunda mitad de 2024": "2024-07..2024-12",
    "1S 2024": "2024-01..2024-06",
    "2024-II semestre": "2024-07..2024-12",
    # up to and from
    "hasta mayo de 2024": "2024-01..2024-05",
    "acumulado a mayo de 2024": "2024-01..2024-05",
    "acumulado al primer semestre de 2024": "2024-01..2024-06",
    "desde julio": "2025-07..2025-09",
    "desde julio de 2024": "2024-07..2025-09",
    "a partir de marzo de 2025": "2025-03..2025-09",
    # by the day of asking
    "este mes": "2025-10",
    "el mes pasado": "2025-09",
    "el mes anterior": "2025-09",
    "este año": "2025",
    "en lo que va del año": "2025",
    "en lo que va de 2025": "2025",
    "el año pasado": "2024",
    "el año antepasado": "2023",
    "hace dos años": "2023",
    "el próximo año": "2026",
    "el próximo mes": "2025-11",
    "este trimestre": "2025-10..2025-12",
    "el trimestre pasado": "2025-07..2025-09",
    "el semestre pasado": "2025-01..2025-06",
    "los últimos tres meses": "2025-07..2025-09",
    "los últimos 6 meses": "2025-04..2025-09",
    "los últimos doce meses": "2024-10..2025-09",
    "los últimos dos trimestres": "2025-04..2025-09",
    "marzo del año pasado": "2024-03",
    "el primer trimestre del año pasado": "2024-01..2024-03",
    "setiembre de este año": "2025-09",
    # dates of papers and meetings are not asked for
    "según el oficio 123-2024-ITP": None,
    "en cumplimiento de la Resolución Ejecutiva N.° 045-2023": None,
}


def period(text):
    """`2025`, `2025-03`, `2025-01..2025-09` as days."""
    if text is None:
        return None
    first, _, last = text.partition("..")
    start = [int(part) for part in first.split("-")]
    end = [int(part) for part in (last or first).split("-")]
    month = end[1] if len(end) > 1 else 12
    return Period(
        date(start[0], start[1] if len(start) > 1 else 1, 1), date(end[0], month, monthrange(end[0], month)[1])
    )


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_of_time_means_its_days(asks, phrase):
    asked = asks(f"servicios de Puno {phrase}", TODAY)
    assert isinstance(asked, Question), asked
    assert asked.query.period == period(PHRASES[phrase])


PAIRS = {
    "2024 vs 2023": ("2024", "2023"),
    "primer trimestre de 2024 contra primer trimestre de 2023": ("2024-01..2024-03", "2023-01..2023-03"),
    "enero frente a febrero de 2024": ("2024-01", "2024-02"),
    "el primer semestre de 2023 comparado con el de 2024": ("2023-01..2023-06", "2024-01..2024-06"),
    "este año versus el año pasado": ("2025", "2024"),
}


@pytest.mark.parametrize("phrase", PAIRS)
def test_two_periods_side_by_side_are_compared_in_the_order_asked(asks, phrase):
    asked = asks(f"servicios de Puno {phrase}", TODAY)
    assert asked.intent == "compare"
    assert asked.periods == tuple(map(period, PAIRS[phrase]))


DAYS = [
    (date(2026, 1, 5), "el mes pasado", "2025-12"),
    (date(2026, 1, 5), "los últimos 2 meses", "2025-11..2025-12"),
    (date(2026, 1, 5), "en diciembre", "2025-12"),
    (date(2026, 1, 31), "en enero", "2025-01"),
    (date(2024, 2, 29), "el año pasado", "2023"),
    (date(2024, 3, 31), "el mes pasado", "2024-02"),
    (date(2025, 4, 1), "el trimestre pasado", "2025-01..2025-03"),
    (date(2025, 12, 31), "este mes", "2025-12"),
]


@pytest.mark.parametrize(("today", "phrase", "meant"), DAYS)
def test_relative_phrases_start_from_the_day_of_asking(asks, today, phrase, meant):
    assert asks(f"servicios de Puno {phrase}", today).query.period == period(meant)


@pytest.mark.parametrize("phrase", ["", "por favor", "en general", "actualmente"])
def test_no_phrase_of_time_means_no_period(asks, phrase):
    assert asks(f"servicios de Puno {phrase}").query.period is None
