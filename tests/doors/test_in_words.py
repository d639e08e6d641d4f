"""Charts and files where there are words alone."""

from datetime import date

import pytest

from bot.clock import noon
from bot.doors.conversation import Conversation, open_facts
from bot.message import plain
from bot.phrase import Voice

LINES = {
    "gráfico": {
        "es": "Aquí te lo digo en palabras; en Telegram también te dibujo el gráfico.",
        "en": "I say it in words here; on Telegram I also draw the chart.",
    },
    "exporta": {
        "es": "Aquí te lo digo en palabras; en Telegram también te envío el archivo.",
        "en": "I say it in words here; on Telegram I also send the file.",
    },
}


@pytest.fixture
def say(world_db):
    now = noon(date(2026, 3, 10))
    with open_facts(world_db) as facts:
        yield lambda text, language="es": Conversation(facts, Voice.of(language)).say(text, now).message


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("word", LINES)
def test_the_figures_come_in_words_with_a_line_on_where_the_rest_is(say, word, language):
    message = say(f"{word} de servicios por mes en Ucayali en 2025", language)
    assert message.lines[-1] == LINES[word][language]
    assert len(message.items) == 12


@pytest.mark.parametrize("text", ["servicios por mes en Ucayali en 2025", "gráfico de servicios en 2030", "hola"])
def test_nothing_is_said_of_it_where_it_was_not_asked_for_or_there_is_nothing_to_show(say, text):
    assert "Telegram" not in plain(say(text))
