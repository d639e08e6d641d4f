"""Files for a spreadsheet: under an answer, or asked for."""

import csv

import pytest

from .stub import Fault, Refused, refused
from .turns import asked, loud, pressed

ASKED = "servicios por mes en Ucayali en 2025"


def rows(api, message):
    """The file in a message, read as a spreadsheet reads it."""
    data = api.file(message).data
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize("language", ["es", "en", "qu"])
@pytest.mark.parametrize(
    ("text", "there"), [(ASKED, True), ("servicios en Ucayali en 2025", False), ("hola", False), ("xyzzy", False)]
)
async def test_the_button_stands_under_two_rows_or_more(telegram, text, there, language):
    assert ("📄 CSV" in telegram.buttons(await asked(telegram, text, language=language))) is there


async def test_a_tap_gives_all_rows_with_title_period_and_source(telegram):
    answer = await asked(telegram, "ranking de centros 2025")
    document = await pressed(telegram, "📄 CSV")
    assert len(rows(telegram, document)) == 25
    assert {row["Desde"] for row in rows(telegram, document)} == {"2025-01-01"}
    title, *_, source = document["caption"].splitlines()
    assert title == "Centros con más servicios, en 2025" == answer["text"].splitlines()[0]
    assert "Tablas ficticias para pruebas" in source
    assert document["document"]["file_name"].endswith("2025.csv")
    assert document["document"]["mime_type"] == "text/csv"
    assert not {"📄 CSV", "Siguiente →"} & set(telegram.buttons(document))
    assert "📊 Gráfico" in telegram.buttons(document)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("descargar el ranking de centros 2025 en excel", 25),
        ("exporta los servicios por mes en Ucayali en 2025", 12),
        ("exporta los servicios de CITEmadera en mayo de 2025", 1),
    ],
)
async def test_a_file_that_is_asked_for_comes_at_once(telegram, text, figures):
    document = await asked(telegram, text)
    assert len(rows(telegram, document)) == figures
    assert len(telegram.told()) == 1


@pytest.mark.parametrize(("language", "column"), [("es", "Cifra"), ("en", "Figure")])
async def test_its_columns_speak_the_language_of_the_chat(telegram, language, column):
    await asked(telegram, ASKED, language=language)
    document = await pressed(telegram, "📄 CSV", language=language)
    assert rows(telegram, document)[4][column] == "978"


async def test_where_nothing_was_found_the_answer_is_as_ever(telegram):
    answer = await asked(telegram, "descargar los servicios de 2030 en excel")
    assert "No hay cifra" in answer["text"]
    assert "archivo" not in answer["text"]


@pytest.mark.parametrize(
    "refusal",
    [
        refused.bad_request("not enough rights to send documents to the chat"),
        Refused(413, "Request Entity Too Large"),
    ],
)
async def test_a_file_that_is_not_taken_is_said_in_words(telegram, caplog, refusal):
    telegram.faults.append(Fault("sendDocument", refusal=refusal))
    answer = await asked(telegram, f"exporta los {ASKED}")
    assert "Mayo de 2025 — 978" in answer["text"]
    assert "No pude enviar el archivo aquí; te lo digo en palabras." in answer["text"]
    assert "📄 CSV" not in telegram.buttons(answer)
    assert loud(caplog) == []
