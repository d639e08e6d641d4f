"""Press notes in the style of Peruvian press releases, each with what a careful reader takes from it."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies

from bot.data.note import KnownNames, read_note

NOTES = sorted((Path(__file__).parent / "notes").glob("*.toml"))

CELL = ("indicator", "scope", "subject", "service_type", "client_type", "start", "end", "value", "qualifier")


def expected(note):
    return [tuple(str(each[name]) for name in CELL) for each in note.get("figure", [])]


def read(note, known):
    found = read_note(note["text"], known, note.get("date")).findings
    return [(tuple(map(str, each.observation[1:10])), each) for each in found]


@pytest.fixture(scope="module")
def known(real_source):
    return KnownNames.of(real_source)


@pytest.fixture(scope="module")
def notes():
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in NOTES]


def test_there_are_notes(notes):
    assert len(notes) >= 40


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_nothing_sure_is_wrong(path, known):
    note = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [cell for cell, each in read(note, known) if not each.reasons and cell not in expected(note)] == []


def test_at_most_one_in_twenty_is_missed(notes, known):
    wanted = [(number, cell) for number, note in enumerate(notes) for cell in expected(note)]
    found = {(number, cell) for number, note in enumerate(notes) for cell, _ in read(note, known)}
    assert sum(each in found for each in wanted) >= 0.95 * len(wanted)


def test_most_of_what_is_right_is_sure(notes, known):
    right = [each for note in notes for cell, each in read(note, known) if cell in expected(note)]
    assert sum(not each.reasons for each in right) >= 0.7 * len(right)


def test_each_figure_comes_with_the_words_that_say_it(notes, known):
    for note in notes:
        said = {tuple(str(each[name]) for name in CELL): each["words"] for each in note.get("figure", [])}
        for cell, each in read(note, known):
            if number := re.search(r"\d[\d.,]*\d", said.get(cell, "")):
                assert number[0] in each.words


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", "Nota de prensa"),
        ("Lima, 3 de noviembre de 2025.- El CITEmadera crece.", "Nota de prensa: El CITEmadera crece."),
        ("CITE: más de 6 mil servicios\n\nLima, 3 NOV 2025. Hoy.", "Nota de prensa: CITE: más de 6 mil servicios"),
    ],
)
def test_a_note_is_called_by_its_headline(text, title, known):
    assert read_note(text, known).title == title


FORMS = ["6,480", "6.480", "6 480", "6, 480", "6'480", "seis mil cuatrocientos ochenta"]


@pytest.mark.parametrize("form", FORMS)
def test_a_number_is_read_however_it_is_written(form, known):
    text = (
        f"Lima, 3 de noviembre de 2025.- De enero a setiembre, el CITEmadera Lima brindó {form} servicios tecnológicos."
    )
    assert [each.observation.value for each in read_note(text, known).findings] == [6480]


@pytest.mark.parametrize("speaker", ["dice", "dijo", "indicó", "informó", "señala"])
def test_what_somebody_says_is_read_as_what_is_so(speaker, known):
    text = f"Su directora {speaker} que en 2024 el CITEmadera Lima brindó 4,120 servicios tecnológicos."
    (found,) = read_note(text, known, date(2025, 3, 1)).findings
    assert (found.observation.value, found.reasons) == (4120, ())


@pytest.mark.parametrize("told", ["Donde dice", "Dice:", "Por error se publicó"])
def test_a_figure_that_is_taken_back_is_not_taken(told, known):
    text = (
        f"{told} 4,120 servicios del CITEmadera Lima en 2024. Debe decir: 5,120 servicios del CITEmadera Lima en 2024."
    )
    assert 4120 not in [each.observation.value for each in read_note(text, known, date(2025, 3, 1)).findings]


DISTRACTORS = [
    "invirtió 3,500 soles en equipos",
    "invirtió S/ 3,500 en equipos",
    "aprobó la Resolución 3500-2025-PRODUCE",
    "atiende en el teléfono 985 350 035",
    "construirá una planta que beneficiará a 3,500 productores",
    "queda en el kilómetro 35 de la carretera",
    "creció 35 % frente al año anterior",
    "cumplió 25 años de servicio",
]


@pytest.mark.parametrize("clause", DISTRACTORS)
def test_what_is_no_result_is_not_taken(clause, known):
    text = f"Lima, 3 de noviembre de 2025.- De enero a setiembre, el CITEmadera Lima {clause}."
    assert read_note(text, known).findings == ()


def test_the_tables_say_what_can_be_named(world_source, tmp_path, known):
    text = "Lima, 3 de noviembre de 2025.- En el primer semestre, el CITE Quinua Juliaca brindó 310 servicios."
    for path in world_source.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "centres.csv").open("a") as centres:
        centres.write("cite-quinua,CITE Quinua Juliaca,cite,public,,PE-PUN,,,Juliaca,operating,,,,,,,,C\n")

    named = read_note(text, KnownNames.of(tmp_path)).findings

    assert [each.observation.subject for each in named if not each.reasons] == ["cite-quinua"]
    assert all(each.reasons for each in read_note(text, known).findings)


@given(text=strategies.text(max_size=400))
def test_any_text_is_read(text, known):
    read_note(text, known, date(2025, 11, 3))


@given(
    words=strategies.lists(
        strategies.sampled_from(
            [
                "CITEmadera",
                "Lima",
                "la Red CITE",
                "6,480",
                "servicios",
                "empresas",
                "en 2024",
                "hasta",
                "setiembre",
                ",",
                ".",
                "\n",
            ]
        ),
        max_size=60,
    )
)
def test_any_order_of_words_is_read(words, known):
    read_note(" ".join(words), known, date(2025, 11, 3))


@pytest.mark.parametrize(
    "text",
    [
        "Capacitaciones " + "de la en el " * 12 + "xx 100 en Puno en 2025.",
        "En Puno, servicios " + "de a en " * 14 + "zz 100 en 2025.",
        "Brindó 100 " + "a traves " * 30 + "zz servicios en Puno en 2025.",
        "Brindó 100 servicios en 2025 frente " + "a los que " * 30 + "zz 90 servicios en Puno.",
        "El CITEmadera, " + "perteneciente " * 30 + "zz brindó 100 servicios en 2025.",
        "Brindó 100 servicios en Puno" + ", lima" * 30 + "x en 2025.",
        "Se atendió a 100 empresas" + ", micro y pequenas empresas" * 30 + "x en Puno en 2025.",
        "." * 100_000,
    ],
    ids=lambda text: text[:40],
)
def test_a_note_that_could_be_read_in_very_many_ways_is_read_once(text, known):
    read_note(text, known, date(2025, 11, 3))
