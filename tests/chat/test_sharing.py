"""The button that takes an answer to another chat."""

import pytest

from .turns import asked

WORDS = "📤 Compartir"


def shared(message):
    """What the button types in the other chat; None where there is none."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return next(
        (button["switch_inline_query"] for row in rows for button in row if "switch_inline_query" in button), None
    )


@pytest.mark.parametrize("language", ["es", "en", "qu"])
@pytest.mark.parametrize(
    "text",
    [
        "servicios 2025",
        "empresas atendidas en Ucayali en marzo de 2025",
        "top 5 de regiones 2025",
        "los 3 CITE con menos servicios en 2024",
        "CITE con más de 5000 servicios en 2025",
        "compara Cusco con Puno en 2025",
        "servicios de Cusco 2024 vs 2025",
        "qué porcentaje es CITEmadera en 2025",
        "puesto de Ica en 2024",
        "servicios de la cadena de cuero por mes en 2025",
        "servicios por tipo de servicio en Puno 2025",
        "resumen de Arequipa 2025",
    ],
)
async def test_a_shared_answer_is_the_first_result_in_the_other_chat(telegram, text, language):
    answer = await asked(telegram, text, language=language)
    words = shared(answer)
    first = (await telegram.query(words, language=language)).results[0]
    assert first.message["text"] == answer["text"]


async def test_it_speaks_the_language_of_the_chat(telegram):
    answer = await asked(telegram, "servicios de Cusco en 2025", language="en")
    assert shared(answer) == "How many services were there in Cusco in 2025?"
    assert "📤 Share" in telegram.buttons(answer)


@pytest.mark.parametrize("text", ["hola", "xyzzy", "ayuda", "CITE en Ucayali", "servicios 2019", "fuentes"])
async def test_where_there_are_no_figures_there_is_nothing_to_share(telegram, text):
    assert WORDS not in telegram.buttons(await asked(telegram, text))


async def test_in_a_group_the_answer_is_shared_already(telegram):
    await asked(telegram, "/ayuda", chat=-5)
    answer = await asked(telegram, "servicios 2025", chat=-5, reply_to=telegram.told(-5)[0])
    assert "servicios" in answer["text"]
    assert WORDS not in telegram.buttons(answer)


async def test_a_bot_without_inline_mode_offers_no_sharing(api, serving):
    api.methods.abilities["supports_inline_queries"] = False
    async with serving():
        assert WORDS not in api.buttons(await asked(api, "servicios 2025"))
