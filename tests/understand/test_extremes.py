"""No text is too short, too long or too strange to be read."""

import pytest

from bot.question import NotUnderstood, OutOfScope


@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\u00a0", "\u200b"])
def test_an_empty_text_is_not_understood(asks, text):
    assert isinstance(asks(text), NotUnderstood)


@pytest.mark.parametrize(
    "piece", ["a", "servicios de Puno en 2024 ", "¿", "9", "🐟", "cite ", "más de ", "\x00", "de a "]
)
def test_a_text_of_100_000_characters_is_refused_at_once(asks, piece):
    asked = asks((piece * 100_000)[:100_000])
    assert asked == NotUnderstood(reason="too_long")


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a",
            "servicios de Puno en 2024 ",
            "9",
            "cite ",
            "más de ",
            "entre y ",
            "mil ",
            "hasta ",
            "no Puno, ",
            "\u0301",
        ),
        *(
            "(",
            "12/03/2025 ",
            "@maria ",
            "enero a marzo ",
            "uno dos tres ",
            "cancela el aviso ",
            "cada lunes ",
            "qué cite ",
        ),
    ],
)
def test_the_longest_text_that_is_read_ends(asks, piece):
    asks((piece * 4096)[:4096])


@pytest.mark.parametrize("text", ["a" * 4097, "cite " * 820, "😀" * 4097, "1" * 100_000])
def test_one_letter_more_is_too_long(asks, text):
    assert asks(text) == NotUnderstood(reason="too_long")


@pytest.mark.parametrize(
    "text", ["....", "¿?¡!", "—", "\x00\x01", "٣٤٥", "Ⅷ", "½", "\uff10\uff12\uff14", "²", "\ud800", "العربية", "中文"]
)
def test_signs_alone_are_not_a_question(asks, text):
    assert isinstance(asks(text), NotUnderstood | OutOfScope)


@pytest.mark.parametrize(
    "text",
    [
        "servicios de Puno en 0000",
        "servicios de Puno en 9999",
        "servicios de Puno en 99999999999999999999",
        "servicios de Puno 00/2024",
        "servicios de Puno 13/2024",
        "servicios de Puno 31/02/2024",
        "servicios de Puno del 32 de marzo",
        "servicios de Puno en los últimos 999999999 meses",
        "servicios de Puno en los últimos 0 meses",
        "servicios de Puno hace 5000 años",
        "servicios de Puno del quinto trimestre de 2024",
        "top 0 de CITE en 2024",
        "top 99999999999999999999 de CITE en 2024",
        "CITE con más de 99999999999999999999999999 servicios",
    ],
)
def test_impossible_dates_and_numbers_crash_nothing(asks, text):
    assert asks(text) is not None


@pytest.mark.parametrize("year", ["2024", "\uff12\uff10\uff12\uff14", "2024.", "(2024)", "«2024»", "*2024*", "2024…"])
def test_signs_around_a_year_do_not_hide_it(asks, year):
    assert asks(f"servicios de Puno {year}").query.period.start.year == 2024
