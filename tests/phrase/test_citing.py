"""The sources of one answer in full."""

from bot.answer import Status
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


def test_a_profile_cites_whose_word_the_register_takes(desk, registry):
    madera, ilo = (desk.answer(Intent.PROFILE, [desk.row("centre", id_)]) for id_ in ("citemadera-lima", "ut-ambo"))
    message = citations(madera, Voice.of("es"), registry)
    assert message.items == ("elperuano.pe, 4 de diciembre de 2024: https://www.elperuano.pe/api/visor_html/1-1",)
    assert citations(ilo, Voice.of("es"), registry) is None


def test_a_missing_figure_cites_the_nearest(desk, registry):
    answer = desk.answer(Intent.COUNT, status=Status.NO_DATA, nearest=desk.row("network", "red", 5))
    assert citations(answer, Voice.of("es"), registry).items[0].startswith("Diario Uno")


def test_an_answer_without_figures_cites_nothing(desk, registry):
    assert citations(desk.answer(Intent.HELP), Voice.of("es"), registry) is None
