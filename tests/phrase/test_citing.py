"""The sources of one answer in full."""

from bot.phrase import Voice, citations
from bot.question import Intent


def test_each_source_is_named_once_with_its_link_the_newest_first(desk, registry):
    rows = [
        desk.row("network", "red", 5, sources=("uno", "revista")),
        desk.row("network", "red", 6, sources=("balance",)),
    ]
    message = citations(desk.answer(Intent.COUNT, rows[:1], beside=tuple(rows[1:])), Voice.of("es"), registry)
    assert message.title == "Las 3 fuentes completas:"
    assert message.items == (
        "El Comercio, Balance de la Red CITE, 5 de enero de 2026: https://comercio.example/b",
        "Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025: https://uno.example/a",
        "Revista Economía, Servicios previstos en el presupuesto, sin fecha.",
    )


def test_one_source_is_not_counted(desk, registry):
    message = citations(desk.answer(Intent.COUNT, [desk.row("network", "red", 5)]), Voice.of("es"), registry)
    assert message.title == "La fuente completa:"


def test_an_answer_without_figures_cites_nothing(desk, registry):
    assert citations(desk.answer(Intent.HELP), Voice.of("es"), registry) is None
