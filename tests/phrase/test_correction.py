"""What was told is taken back with the words in which it was told."""

from datetime import date

import pytest

from bot.answer import Coverage
from bot.message import plain
from bot.phrase import Voice
from bot.phrase.correction import correction
from bot.question import Intent, Period, Query, Question, Subject
from bot.told import Corrected, Told

JAN_FEB, JAN = Period(date(2026, 1, 1), date(2026, 2, 28)), Period(date(2026, 1, 1), date(2026, 1, 31))
Y2026 = Period(date(2026, 1, 1), date(2026, 12, 31))
UCAYALI = Query(regions=("PE-UCA",))


@pytest.fixture(scope="session")
def put(desk, registry):
    """The words for what was told and what it is now."""

    def said(pairs, question, language="es"):
        made = [
            Corrected(told, None if now is None else desk.row(told.kind, told.id, now, told.period))
            for told, now in pairs
        ]
        return correction(made, question, Voice.of(language), registry)

    return said


@pytest.mark.parametrize(
    ("told", "now", "query", "text"),
    [
        (
            Told("region", "PE-UCA", 1136, "exact", JAN_FEB),
            1140,
            UCAYALI,
            "te dije 1,136 servicios en Ucayali, de enero a febrero de 2026; la cifra corregida es 1,140.",
        ),
        (
            Told("region", "PE-UCA", 1136, "exact", JAN_FEB),
            None,
            UCAYALI,
            "te dije 1,136 servicios en Ucayali, de enero a febrero de 2026; esa cifra ya no está publicada.",
        ),
        (
            Told("network", "red", 85800, "at-least", Y2026),
            70000,
            Query(),
            "te dije más de 85,800 servicios en toda la Red CITE, en 2026; la cifra corregida es 70,000.",
        ),
        (
            Told("network", "red", 58513, "target", Y2026),
            60000,
            Query(),
            "te dije una meta de 58,513 servicios en toda la Red CITE para 2026; la cifra corregida es 60,000.",
        ),
        (
            Told("centre", "citeccal-lima", 20, "exact", JAN),
            21,
            Query(regions=("PE-LIM",), group_by="centre"),
            "te dije 20 servicios en CITEccal Lima, en enero de 2026; la cifra corregida es 21.",
        ),
        (
            Told("month", "2026-01", 1, "exact", JAN),
            2,
            Query(centres=("citeccal-lima",), group_by="month"),
            "te dije 1 servicio en CITEccal Lima, en enero de 2026; la cifra corregida es 2.",
        ),
        (
            Told("service_type", "capacitacion", 20, "exact", JAN),
            21,
            Query(regions=("PE-UCA",), group_by="service_type"),
            "te dije 20 servicios de capacitación en Ucayali, en enero de 2026; la cifra corregida es 21.",
        ),
        (
            Told("network", "red", 17888, "exact", JAN_FEB),
            17890,
            Query(centres=("citeccal-lima",)),
            "te dije 17,888 servicios en toda la Red CITE, de enero a febrero de 2026; la cifra corregida es 17,890.",
        ),
        (
            Told("region", "PE-UCA", 30, "exact", JAN, coverage=Coverage(1, 3)),
            31,
            Query("clients", regions=("PE-UCA",)),
            (
                "te dije 30 empresas atendidas en 1 de los 3 centros de Ucayali, en enero de 2026; "
                "la cifra corregida es 31."
            ),
        ),
    ],
)
def test_one_figure_is_taken_back_in_one_sentence(put, told, now, query, text):
    said = put([(told, now)], Question(Intent.COUNT, query))
    assert said.title == f"Corrección: {text}"
    assert said.footnote == (
        () if now is None else ("Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.",)
    )


def test_the_others_are_lines_below_the_first(put):
    pairs = [
        (Told("region", "PE-UCA", 1136, "exact", JAN_FEB), 1140),
        (Told("centre", "citeccal-lima", 20, "exact", JAN_FEB), None),
        (Told("centre", "ut-ambo", 9, "at-least", JAN_FEB), 8),
        (Told("month", "2026-01", 600, "exact", JAN), 604),
    ]
    assert plain(put(pairs, Question(Intent.SUMMARY, UCAYALI))) == (
        "Corrección: te dije 1,136 servicios en Ucayali, de enero a febrero de 2026; la cifra corregida es 1,140.\n\n"
        "CITEccal Lima, de enero a febrero de 2026: ya no está publicada (te dije 20)\n"
        "UTagroindustrial Ambo, de enero a febrero de 2026: ahora 8 (te dije más de 9)\n"
        "Enero de 2026: ahora 604 (te dije 600)\n\n"
        "Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025."
    )


@pytest.mark.parametrize(("at", "name"), [(0, "en Ucayali"), (1, "en Cusco")])
def test_of_what_stood_side_by_side_each_goes_by_its_name(put, at, name):
    told = Told("region", ("PE-UCA", "PE-CUS")[at], 5, "exact", JAN)
    compared = (Subject("region", "PE-UCA"), Subject("region", "PE-CUS"))
    said = put([(told, 6)], Question(Intent.COMPARE, Query(regions=("PE-UCA", "PE-CUS")), compared=compared))
    assert said.title == f"Corrección: te dije 5 servicios {name}, en enero de 2026; la cifra corregida es 6."


def test_of_many_ten_are_told(put):
    months = [Period(date(2025, month, 1), date(2025, month, 28)) for month in range(1, 13)]
    pairs = [(Told("month", f"2025-{period.start.month:02}", 5, "exact", period), 6) for period in months]
    said = put(pairs, Question(Intent.TREND, Query(group_by="month")))
    assert (len(said.items), said.items[-1]) == (10, "y 2 más")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Correction: I told you 1,136 services in Ucayali, in January 2026; the corrected figure is 1,140."),
        ("qu", "Allichay: nirqayki"),
    ],
)
def test_each_tongue_takes_it_back(put, language, text):
    pair = (Told("region", "PE-UCA", 1136, "exact", JAN), 1140)
    assert put([pair], Question(Intent.COUNT, UCAYALI), language).title.startswith(text)
