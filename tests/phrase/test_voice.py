"""Numbers, dates and lists by language."""

from datetime import date

import pytest

from bot.phrase import Voice
from bot.question import Period


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("es", "es"),
        ("es-PE", "es"),
        ("es_419", "es"),
        ("EN-gb", "en"),
        ("qu", "qu"),
        ("qu-PE", "qu"),
        ("pt-br", "es"),
        ("", "es"),
        ("ñ", "es"),
    ],
)
def test_a_language_tag_leads_to_its_voice_and_an_unknown_one_to_spanish(tag, language):
    assert Voice.of(tag).language == language


def test_voices_are_kept():
    assert Voice.of("es-PE") is Voice.of("es")


@pytest.mark.parametrize("language", ["es", "en", "qu"])
def test_thousands_are_parted_by_commas_in_all_three(language):
    assert [Voice.of(language).number(n) for n in (0, 7, 1234, 67459, 1_000_000)] == [
        "0",
        "7",
        "1,234",
        "67,459",
        "1,000,000",
    ]


@pytest.mark.parametrize(("language", "text"), [("es", "7.3%"), ("en", "7.3%"), ("qu", "7.3\xa0%")])
def test_a_share_has_one_decimal_and_the_space_of_its_locale(language, text):
    assert Voice.of(language).percent(4914 / 67459) == text


@pytest.mark.parametrize(("ratio", "text"), [(0.1661, "+16.6%"), (-0.05, "-5.0%"), (0.0, "+0.0%")])
def test_a_change_shows_its_sign(ratio, text):
    assert Voice.of("es").change(ratio) == text


PERIODS = [
    ((2025, 9, 1), (2025, 9, 30), "setiembre de 2025", "en setiembre de 2025", "in September 2025"),
    (
        (2025, 1, 1),
        (2025, 9, 30),
        "enero a setiembre de 2025",
        "de enero a setiembre de 2025",
        "from January to September 2025",
    ),
    (
        (2025, 7, 1),
        (2025, 9, 30),
        "julio a setiembre de 2025",
        "de julio a setiembre de 2025",
        "from July to September 2025",
    ),
    ((2025, 1, 1), (2025, 12, 31), "2025", "en 2025", "in 2025"),
    ((2023, 1, 1), (2025, 12, 31), "2023 a 2025", "de 2023 a 2025", "from 2023 to 2025"),
    (
        (2023, 1, 1),
        (2026, 2, 28),
        "enero de 2023 a febrero de 2026",
        "de enero de 2023 a febrero de 2026",
        "from January 2023 to February 2026",
    ),
    ((2024, 2, 1), (2024, 2, 29), "febrero de 2024", "en febrero de 2024", "in February 2024"),
    ((9999, 12, 1), (9999, 12, 31), "diciembre de 9999", "en diciembre de 9999", "in December 9999"),
    ((2022, 7, 12), (2022, 7, 12), "12 de julio de 2022", "el 12 de julio de 2022", "on July 12, 2022"),
    (
        (2025, 1, 5),
        (2025, 3, 3),
        "5 de enero de 2025 a 3 de marzo de 2025",
        "del 5 de enero de 2025 al 3 de marzo de 2025",
        "from January 5, 2025 to March 3, 2025",
    ),
]


@pytest.mark.parametrize(("start", "end", "name", "when", "english"), PERIODS)
def test_a_period_has_a_name_and_a_when(start, end, name, when, english):
    period = Period(date(*start), date(*end))
    assert Voice.of("es").period(period) == name
    assert Voice.of("es").during(period) == when
    assert Voice.of("en").during(period) == english


def test_quechua_takes_its_months_from_the_locale():
    assert Voice.of("qu").period(Period(date(2025, 1, 1), date(2025, 9, 30))) == "Enero-manta Setiembre 2025-kama"


@pytest.mark.parametrize(("language", "text"), [("es", "T3 2025"), ("en", "Q3 2025")])
def test_a_quarter_has_a_short_name(language, text):
    assert Voice.of(language).quarter(date(2025, 9, 1)) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["Cusco"], "Cusco"),
        (["Cusco", "Lima"], "Cusco y Lima"),
        (["Cusco", "Lima", "Puno"], "Cusco, Lima y Puno"),
        (["Lima", "Ica"], "Lima e Ica"),
        (["Cusco", "Lima", "Iquitos"], "Cusco, Lima e Iquitos"),
        (["cobre", "hilado"], "cobre e hilado"),
        (["cobre", "hierro"], "cobre y hierro"),
        (["Cusco", "Íllimo"], "Cusco e Íllimo"),
        (["Tacna", "Yauyos"], "Tacna y Yauyos"),
        (["Lima", "Huánuco"], "Lima y Huánuco"),
        (["Ica", "Lima"], "Ica y Lima"),
    ],
)
def test_the_spanish_y_gives_way_before_the_sound_i(names, text):
    assert Voice.of("es").list(names) == text


@pytest.mark.parametrize(
    ("names", "text"),
    [(["Lima", "Ica"], "Lima o Ica"), (["Puno", "Oxapampa"], "Puno u Oxapampa"), (["uva", "horno"], "uva u horno")],
)
def test_the_spanish_o_gives_way_before_the_sound_o(names, text):
    assert Voice.of("es").either(names) == text


def test_english_lists_keep_their_own_conjunction():
    assert Voice.of("en").list(["Cusco", "Lima", "Ica"]) == "Cusco, Lima, and Ica"


def test_names_with_braces_are_said_as_they_are():
    assert Voice.of("es").gettext("What is {name}?", name="{x}") == "¿Qué es {x}?"
