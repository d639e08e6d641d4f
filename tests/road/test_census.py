"""Centres counted by region or chain over the invented network: what is said, drawn, written, and asked anew."""

from datetime import datetime

import pytest

from bot.message import plain
from bot.phrase import Voice, worded
from bot.phrase.chart import chart
from bot.phrase.table import table
from bot.reply import reply

NOW = datetime(2026, 3, 10, 10, 0)  # noqa: DTZ001 - the time in Lima as it stands on the wall there

ASKED = [
    "¿qué región tiene más CITE?",
    "regiones con más CITE",
    "top 3 regiones con más CITE",
    "region con menos cites",
    "CITE por cadena",
    "qué región tiene más CITE privados",
    "cadenas con más CITE en Lima",
    "regiones con más de 2 CITE",
]


def test_the_reply_names_all_and_whom_it_does_not_know(talk):
    assert plain(talk(["cuantos CITE privados hay por cadena"])[0].message).startswith("""\
2 centros privados que operan en toda la Red CITE, en 2 cadenas

1. Agroindustria y alimentos — 1
1. Materiales y metalmecánica — 1

De otros 19 no sabemos si operan.

Fuente: registro de centros.
""")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "En primer lugar: Arequipa y Lima, con 3 centros que operan cada una."),
        ("en", "In first place: Arequipa and Lima, with 3 centres that operate each."),
        ("qu", "Ñawpaq: Arequipa, Lima, 3 llamkachkaq centro."),
    ],
)
def test_who_has_most_is_told_in_one_sentence(talk, language, said):
    message = talk(["¿qué región tiene más CITE?"], language)[0].message
    assert (message.title, message.items) == (said, ())


def test_a_program_reads_a_row_for_each(talk, printed):
    text = "top 3 regiones con más CITE"
    read = printed(text, talk([text])[0])
    assert (read["intent"], read["query"]["group_by"], read["query"]["limit"]) == ("list", "region", 3)
    assert [(row["kind"], row["id"], row["value"], row["rank"]) for row in read["rows"]] == [
        ("region", "PE-ARE", 3, 1),
        ("region", "PE-LIM", 3, 1),
        ("region", "PE-CUS", 2, 3),
    ]


def test_counts_add_up_to_the_operating_centres(talk, tables):
    (said,) = talk(["CITE por región"])
    operating = [row for row in tables.centres.values() if row["status"] == "operating"]
    assert {row.id: row.value for row in said.answer.rows} == {
        region: sum(row["region"] == region for row in operating) for region in {row["region"] for row in operating}
    }


def test_a_long_count_is_drawn_and_written_whole(talk, facts):
    (said,) = talk(["CITE por región"])
    voice, registry = Voice.of("es"), facts.store.registry
    picture, caption = chart(said.answer, voice, registry)
    assert [bar.value for bar in picture.bars] == [row.value for row in said.answer.rows]
    assert caption.title == "28 centros que operan en toda la Red CITE, en 17 regiones"
    written = table(said.answer, voice, registry)
    assert written.rows[0][:4] == (1, "Arequipa", "centros", 3)
    assert len(written.rows) == len(said.answer.rows)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("text", ASKED)
def test_its_question_in_words_gets_the_same_rows(talk, facts, text, language):
    (said,) = talk([text])
    words = worded(said.answer.question, Voice.of(language), facts.store.registry)
    assert reply(words, facts, Voice.of(language), NOW).answer.rows == said.answer.rows, words
