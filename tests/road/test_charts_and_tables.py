"""Over the invented network: a chart's caption says what it draws, and a table opened again holds the answer."""

import csv
import re
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.length import units
from bot.message import plain
from bot.phrase import Voice
from bot.phrase.chart import chart
from bot.phrase.table import table
from bot.question import Intent
from bot.table import csv_file

fast = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])

ASKED = ["servicios", "empresas atendidas", "ranking de CITE", "ranking de regiones", "los 3 últimos CITE", "compara"]
ASKED += ["evolución mensual", "por trimestre", "servicios por año", "qué porcentaje es", "porcentaje por región"]
ASKED += ["puesto de", "resumen", "ficha de", "lista de CITE", "gráfico de", "descarga en excel", "meses con más"]
ASKED += ["servicios por cadena", "empresas por tipo de cliente", "servicios por tipo de servicio", "entre 500 y 2000"]
WHOM = [
    "",
    "Puno",
    "Cusco y Puno",
    "Ica, Pasco y Loreto",
    "CITEmadera",
    "Pucallpa",
    "CITE textil",
    "CITE privados",
    "la red",
]
WHEN = [
    "",
    "2025",
    "en 2024",
    "2023 vs 2024",
    "este año",
    "últimos 20 meses",
    "de 2023 a 2025",
    "2019",
    "marzo de 2025",
]

questions = st.tuples(st.sampled_from(ASKED), st.sampled_from(WHOM), st.sampled_from(WHEN)).map(" ".join)
languages = st.sampled_from(["es", "en", "qu"])


FIGURE = re.compile(r" — .*\d")


@fast
@given(question=questions, language=languages)
def test_every_figure_drawn_is_said_and_every_one_said_is_drawn(talk, facts, question, language):
    answer = talk([question])[0].answer
    charted = chart(answer, Voice.of(language), facts.store.registry)
    if charted is None:
        return
    picture, caption = charted
    figures = [bar for bar in picture.bars if bar.value is not None]
    lines = [line for line in caption.items if FIGURE.search(line)] or [f" — {caption.title}"] * len(figures)
    assert units(plain(caption)) <= 1024
    assert 2 <= len(figures) == len(lines) <= 25
    assert {bar.value for bar in figures} <= {row.value for row in (*answer.rows, answer.whole) if row}
    assert [bar.text for bar, line in zip(figures, lines, strict=True) if bar.text not in line] == []
    assert set(caption.lines) <= set(picture.notes)
    assert len(picture.notes) >= len(caption.lines) + len(caption.footnote)


@pytest.mark.parametrize("whom", ["", "Cusco y Puno", "CITEmadera"])
def test_the_questions_above_are_drawn_and_listed(talk, facts, whom):
    voice, registry = Voice.of("es"), facts.store.registry
    answers = [talk([f"{asked} {whom} en 2024"])[0].answer for asked in ASKED]
    assert sum(chart(answer, voice, registry) is not None for answer in answers) > len(ASKED) / 4
    assert sum(table(answer, voice, registry) is not None for answer in answers) > len(ASKED) / 2


@fast
@given(question=questions, language=languages)
def test_a_table_opened_again_has_the_figures_of_the_answer(talk, facts, question, language):
    answer = talk([question])[0].answer
    found = table(answer, Voice.of(language), facts.store.registry)
    if found is None:
        assert all(row.value is None for row in answer.rows), question
        assert answer.question is None or answer.question.intent is not Intent.LIST or not answer.rows
        return
    header, *records = csv.reader(StringIO(csv_file(found).decode("utf-8-sig"), newline=""))
    assert tuple(header) == found.header
    assert all(any(record[at] for record in records) for at in range(len(header)))
    if all(row.value is None for row in answer.rows):
        assert [record[0] for record in records] == [row.name for row in answer.rows]
        return
    rows = [*answer.rows, *answer.beside, *([answer.whole] if answer.whole else [])]
    wanted = [
        ("" if row.value is None else str(row.value), *(str(day) for day in row.period or ("", ""))) for row in rows
    ]
    assert [_figure(record, found.header, language) for record in records] == wanted


def _figure(record, header, language):
    """The cells of value, first and last day."""
    pgettext = Voice.of(language).pgettext
    return tuple(record[header.index(pgettext("column", name))] for name in ("Figure", "From", "To"))
