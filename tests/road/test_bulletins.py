"""What comes by itself, over the invented network: as it reads, and what must hold of any question."""

import csv
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.data import build
from bot.length import units
from bot.lookup import Store, before, corrected, look_up, parts
from bot.message import plain
from bot.phrase import Voice, notice
from bot.phrase.bulletin import News, bulletin
from bot.question import Intent, Question
from bot.told import figures, same

from .asked import Asked
from .conftest import NOW

TODAY = NOW.date()
SOURCE = "Fuente: Pruebas, Tablas ficticias para pruebas, 5 de marzo de 2026."

many = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="session")
def made(facts):
    """The bulletin of a question."""

    def make(question, language="es", every="weekly"):
        answer = look_up(question, facts.store, TODAY)
        news = News(answer, before(answer, facts.store, TODAY), parts(answer, facts.store, TODAY))
        return bulletin(news, Voice.of(language), facts.store.registry, every), news

    return make


@pytest.fixture(scope="session")
def read(talk, made):
    """The bulletin of what was typed, as a text."""

    def said(text, language="es", every="weekly"):
        question = talk([text])[0].answer.question
        return plain(made(replace(question, query=replace(question.query, period=None)), language, every)[0].message)

    return said


LEADING = """1. CITEpesquero Ilo — 1,615
2. CITEagroindustrial Huallaga — 1,515
3. CITEpesquero, acuícola y agroindustrial Piura — 1,479
4. CITEcuero y calzado Trujillo — 1,450
5. Unidad Técnica Tacna — 1,282"""


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (
            "servicios en Ucayali",
            (
                "1,136 servicios en Ucayali, de enero a febrero de 2026.\n\n"
                "81 más que de enero a febrero de 2025 (+7.7%).\n"
                "1. CITEpesquero amazónico Pucallpa — 818\n2. CITEforestal Pucallpa — 318"
            ),
        ),
        (
            "servicios de CITEmadera",
            (
                "321 servicios en CITEmadera y del Mueble Lima, de enero a febrero de 2026.\n\n"
                "26 más que de enero a febrero de 2025 (+8.8%).\nPor mes:\n"
                "Setiembre de 2025 — 253\nOctubre de 2025 — 265\nNoviembre de 2025 — 270\n"
                "Diciembre de 2025 — 280\nEnero de 2026 — 167\nFebrero de 2026 — 154"
            ),
        ),
        (
            "ranking de centros",
            (
                f"Centros con más servicios, de enero a febrero de 2026\n\n{LEADING}\n\n"
                "CITEpesquero Ilo: 109 más que de enero a febrero de 2025 (+7.2%).\n"
                "26 de 28 centros que operan tienen cifra."
            ),
        ),
        (
            "puesto de CITEmadera",
            (
                "Puesto 20 de 26: CITEmadera y del Mueble Lima, con 321 servicios, de enero a febrero de 2026.\n\n"
                f"26 más que de enero a febrero de 2025 (+8.8%).\nA la cabeza:\n{LEADING}\n\n"
                "26 de 28 centros que operan tienen cifra."
            ),
        ),
        (
            "qué porcentaje es CITEmadera",
            (
                "1.8% (321 de 17,888 servicios) corresponde a CITEmadera y del Mueble Lima, "
                "de enero a febrero de 2026.\n\n26 más que de enero a febrero de 2025 (+8.8%).\nEntonces era el 1.9%."
            ),
        ),
        (
            "compara Cusco y Puno",
            "Servicios, de enero a febrero de 2026\n\nCusco — 535\nPuno — 732\n\nPuno tiene 197 más (+36.8%).",
        ),
        (
            "resumen de Cusco",
            (
                "535 servicios en Cusco, de enero a febrero de 2026.\n\n"
                "8 menos que de enero a febrero de 2025 (-1.5%).\n"
                "1. CITEproductivo VRAEM — 404\n2. CITEtextil Camélidos Cusco — 131"
            ),
        ),
        (
            "empresas atendidas en Lima",
            (
                "154 empresas atendidas en Lima, de enero a febrero de 2026.\n\n"
                "15 más que de enero a febrero de 2025 (+10.8%).\n"
                "1. CITEccal Lima — 120\n2. CITEmadera y del Mueble Lima — 34\n\n"
                "2 de 3 centros con cifra. Falta la cifra de CITEmateriales PUCP.\n"
                "Una misma empresa puede contarse más de una vez."
            ),
        ),
    ],
)
def test_a_bulletin_reads_so(read, asked, text):
    assert read(asked) == f"Tu resumen semanal\n{text}\n\n{SOURCE}"


def test_a_trend_says_the_change_of_its_last_month(read):
    said = read("gráfico de servicios por mes en Ucayali", every="news")
    assert said.startswith(
        "Hay cifras nuevas\nServicios en Ucayali por mes, de marzo de 2025 a febrero de 2026\n\nMarzo de"
    )
    assert "\n\nFebrero de 2026: 58 más que en enero de 2026 (+10.8%).\n" in said


def test_where_there_is_no_figure_the_nearest_is_told(read):
    assert read("servicios en Tumbes", every="daily").startswith(
        "Tu resumen diario\nNo hay cifra de servicios en Tumbes."
    )


@pytest.mark.parametrize(
    ("language", "change"),
    [("en", "81 more than from January to February 2025 (+7.7%)."), ("qu", "Enero-manta Febrero 2025-kama")],
)
def test_each_tongue_says_the_change(read, language, change):
    assert change in read("servicios en Ucayali", language)


def any_question(data, facts):
    """Of the newest figures, as it is kept for a subscription."""
    question = Asked(data, facts.store.registry).question()
    return replace(question, query=replace(question.query, period=None), periods=())


@pytest.mark.parametrize("language", ["es", "en", "qu"])
@many
@given(data=st.data())
def test_a_caption_says_every_figure_that_is_drawn_and_leaves_room_for_the_doubt(facts, made, language, data):
    said, news = made(any_question(data, facts), language)
    text, voice = plain(said.message), Voice.of(language)
    assert (said.message.prompt, said.message.suggestions, said.message.pages) == ("", (), 1)
    assert text.startswith(notice("summary_weekly", voice).title)
    if said.chart:
        assert units(f"{text}\n\n{notice('sent_again', voice).title}") <= 1024
        assert [bar for bar in said.chart.bars if bar.value is not None and bar.text not in text] == []
    assert bool(said.message.footnote) == bool(news.answer.rows or news.answer.nearest)


@many
@given(data=st.data())
def test_the_change_is_the_difference_of_two_published_figures(facts, made, tables, data):
    question = any_question(data, facts)
    if question.intent in {Intent.COUNT, Intent.SUMMARY}:
        said, (answer, row, _) = made(question)
        if row:
            now, then = (tables.total(each, question.query) for each in (answer.rows[0], row))
            n = Voice.of("es").number(abs(now - then))
            change = "Igual" if now == then else f"{n} más" if now > then else f"{n} menos"
            assert said.message.items[0].startswith(f"{change} que ")


@many
@given(data=st.data())
def test_what_was_told_is_not_corrected_by_the_same_facts(facts, data):
    question = any_question(data, facts)
    answer = look_up(question, facts.store, TODAY)
    told = figures(answer, parts(answer, facts.store, TODAY))
    assert corrected(question, told, facts.store, TODAY) == ()
    assert same(told, told)


@pytest.fixture(scope="session")
def earlier(world_source, tmp_path_factory):
    """The invented network as it was when its last month, and one centre, were not published yet."""
    folder = tmp_path_factory.mktemp("earlier")
    for path in world_source.iterdir():
        if path.name != "observations.csv":
            (folder / path.name).write_bytes(path.read_bytes())
    with (world_source / "observations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (folder / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(
            row for row in rows if row["period_end"] < "2026-02-01" and row["subject"] != "citeforestal-pucallpa"
        )
    build(folder, folder / "cite.db")
    with closing(Store.open(folder / "cite.db")) as store:
        yield store


@many
@given(data=st.data())
def test_what_was_told_is_not_corrected_by_newer_facts(facts, earlier, data):
    question = any_question(data, facts)
    answer = look_up(question, earlier, TODAY)
    told = figures(answer, parts(answer, earlier, TODAY))
    assert corrected(question, told, facts.store, TODAY) == ()


def test_newer_facts_are_news(facts, earlier):
    question = Question(Intent.COUNT)
    old, new = (figures(look_up(question, store, TODAY)) for store in (earlier, facts.store))
    assert not same(old, new)
