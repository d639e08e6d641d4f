"""Whatever is typed, the answer keeps to the contract, and every figure in it can be found in the tables."""

import re
from datetime import date
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answer import Status
from bot.question import GroupBy, Intent, SubjectKind

fast = settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])

OPENINGS = ["", "servicios", "¿cuántos servicios hubo", "empresas atendidas", "ranking de CITE", "ranking de regiones"]
OPENINGS += ["¿qué CITE dio más", "los 3 últimos", "compara", "evolución mensual de", "por trimestre", "qué porcentaje"]
OPENINGS += ["puesto de", "resumen", "ficha del", "lista de CITE", "cooperativas", "capacitaciones", "ensayos y cursos"]
OPENINGS += [
    "CITE con más de mil servicios",
    "entre 500 y 2000",
    "how many services",
    "hayka",
    "y",
    "no, solo",
    "gráfico",
]
NAMES = ["Puno", "Cusco", "en Loreto", "Tacna", "Pucallpa", "CITEmadera", "CITEccal", "cite forestal maynas", "UT Ambo"]
NAMES += ["la red", "CITE textil", "de la cadena pesquera", "paiche", "CITE privados", "Tumbes", "Arekipa", "de cuero"]
NAMES += [
    "Ica y Pasco",
    "Callao vs Ilo",
    "por tipo de servicio",
    "por cadena",
    "por región",
    "casa",
    "Wakanda",
    "zapatos",
]
TIMES = [
    "",
    "2025",
    "en 2024",
    "2023 vs 2024",
    "este año",
    "el mes pasado",
    "últimos 4 meses",
    "primer trimestre de 2025",
]
TIMES += [
    "hasta setiembre de 2025",
    "ene-mar 2024",
    "2019",
    "marzo",
    "09/2025",
    "dos mil veinticuatro",
    "de 2023 a 2025",
]
SIGNS = ["¿", "?", ",", "...", "!", "(", ")", "%", "/", "-", "–", "\n", "🐟", "«", "'", '"', ";", "\u200b", "\x00"]

sentences = st.tuples(*(st.sampled_from(pieces) for pieces in (OPENINGS, NAMES, TIMES))).map(" ".join)
jumbles = st.lists(st.sampled_from([*OPENINGS, *NAMES, *TIMES, *SIGNS]) | st.integers(0, 10**7).map(str), max_size=9)
conversations = st.lists(sentences | jumbles.map(" ".join) | jumbles.map("".join), min_size=1, max_size=3)

LISTS = ("service_types", "client_types", "centres", "regions", "chains")
QUERY = {"indicator": str, **dict.fromkeys(LISTS, list), "kind": str | None, "period": dict | None}
QUERY |= {"group_by": str | None, "order": str | None, **dict.fromkeys(("limit", "at_least", "at_most"), int | None)}
ROW = {"kind": str, "id": str, "name": str, "value": int | None, "qualifier": str, "rank": int | None}
ROW |= {"share": float | None, "period": dict | None, "coverage": dict | None, "sources": list}
ANSWER = {
    "question": str,
    "status": str,
    "intent": str | None,
    "query": dict,
    "rows": list,
    "choices": list,
    "text": str,
}
PERIOD = {"start": str, "end": str}


def assert_shaped(given_, shape):
    assert list(given_) == list(shape)
    for name, kind in shape.items():
        assert isinstance(given_[name], kind), name
        assert not isinstance(given_[name], bool), name


def assert_period(period):
    if period is not None:
        assert_shaped(period, PERIOD)
        assert date.fromisoformat(period["start"]) <= date.fromisoformat(period["end"])


def assert_in_the_shape_of_the_contract(answer):
    assert_shaped(answer, ANSWER)
    assert answer["status"] in set(Status)
    assert answer["intent"] is None or answer["intent"] in set(Intent)
    assert answer["text"].strip()
    assert_shaped(answer["query"], QUERY)
    assert_period(answer["query"]["period"])
    assert answer["query"]["group_by"] in {None, *get_args(GroupBy)}
    for row in answer["rows"]:
        assert_shaped(row, ROW)
        assert_period(row["period"])
        assert row["coverage"] is None or row["coverage"]["published"] <= row["coverage"]["total"]
        assert row["share"] is None or 0 <= row["share"] <= 1
        assert row["value"] is None or row["sources"]
    for choice in answer["choices"]:
        assert_shaped(choice, {"kind": str, "id": str, "name": str})
        assert choice["kind"] in get_args(SubjectKind)


@fast
@given(turns=st.lists(st.text(max_size=60), min_size=1, max_size=2) | conversations)
def test_any_text_is_answered_in_the_shape_of_the_contract(talk, printed, turns):
    for text, said in zip(turns, talk(turns), strict=True):
        answer = printed(text, said)
        assert_in_the_shape_of_the_contract(answer)
        assert answer["question"] == text
        if answer["status"] in {"not_understood", "out_of_scope"}:
            assert not answer["rows"]


def mixes(question):
    """Whether things of different kinds stand side by side, or under a centre that is none of them."""
    kinds = {subject.kind for subject in question.compared}
    return len(kinds) > 1 or bool(kinds & {"region", "chain"} and question.query.centres)


@fast
@given(turns=conversations)
def test_every_figure_is_the_sum_of_the_rows_of_the_tables(talk, tables, turns):
    for said in talk(turns):
        answer = said.answer
        if answer.question and mixes(answer.question):
            continue  # a filter on the one cannot hold for the other
        for row in answer.rows:
            if row.value is not None and row.period:
                assert row.value == tables.total(row, answer.question.query), (turns, row)
        for row in answer.beside:
            assert row.value == tables.total(row, tables.beside(answer.question)), (turns, row)
        if answer.whole:
            assert answer.whole.value == tables.whole(answer), (turns, answer.whole)


NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def published(answer, days_of_sources):
    """All numbers that a reply may hold: those of its rows and of what follows from them."""
    rows = [*answer.rows, *answer.beside, *([answer.whole] if answer.whole else [])]
    values = [row.value for row in rows if row.value is not None]
    query = answer.question.query
    plain = {*values, *(row.rank for row in rows), *(count for row in rows for count in row.coverage or ())}
    plain |= {abs(one - other) for one in values for other in values}
    plain |= {*(answer.field or ()), *range(1, len(rows) + 1), len(answer.gaps)}
    plain |= set(range(1, len(answer.outside) + 1))
    plain |= {answer.field.published + len(answer.outside)} if answer.field else set()
    plain |= {query.limit, query.at_least, query.at_most}
    plain |= {(query.at_least or 0) - 1, (query.at_most or 0) + 1}  # "more than 1,000" asks for at least 1,001
    ends = [gap.published for gap in answer.gaps] + [row.period for row in rows] + [query.period]
    ends += [*answer.question.periods, *(part for gap in answer.gaps for part in gap.lacking)]
    plain |= {part for period in ends if period for day in period for part in (day.year, day.day, (day.month + 2) // 3)}
    plain |= {part for row in rows for id_ in (*row.sources, row.id) for part in days_of_sources.get(id_, ())}
    shares = {row.share for row in rows if row.share is not None}
    shares |= {abs(one - other) / other for one in values for other in values if other}
    return {number for number in plain if number is not None}, shares


def read(number):
    return float(number.replace(",", ""))


@fast
@given(turns=conversations, language=st.sampled_from(["es", "en", "qu"]))
def test_a_reply_holds_no_number_that_its_answer_does_not(talk, days_of_sources, turns, language):
    for said in talk(turns, language):
        if said.answer.status not in {"answered", "partial"} or said.answer.question is None:
            continue
        if not said.answer.rows:
            continue
        plain, shares = published(said.answer, days_of_sources)
        message = said.message
        names = " ".join(row.name for row in said.answer.rows)
        for line in (message.title, *message.items, *message.lines, *message.footnote):
            for found in NUMBER.finditer(line):
                value = read(found.group().rstrip(","))
                percent = line[found.end() :].lstrip("\u00a0 ").startswith("%")
                known = any(abs(100 * share - value) <= 0.0501 for share in shares) if percent else value in plain
                assert known or found.group() in names, (turns, line, found.group())


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_sentences_above_are_questions_that_are_answered(talk, opening):
    statuses = {talk([f"{opening} {name} {time}"])[0].answer.status for name in NAMES[:8] for time in TIMES[:5]}
    assert statuses & {"answered", "partial"}
