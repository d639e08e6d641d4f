"""Names that are still being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lookup import Store
from bot.question import Subject
from bot.understand import Lexicon


@pytest.fixture(scope="module")
def complete(world_db):
    store = Store.open(world_db)
    lexicon = Lexicon.of(store.registry)
    store.close()
    return lambda text: list(lexicon.beginnings.complete(text))


def region(id_):
    return Subject("region", id_)


def centre(id_):
    return Subject("centre", id_)


@pytest.mark.parametrize(
    ("text", "subject", "completed"),
    [
        ("servicios cus", region("PE-CUS"), "servicios Cusco"),
        ("servicios CUSC", region("PE-CUS"), "servicios Cusco"),
        ("servicios en Áncas", region("PE-ANC"), "servicios en Áncash"),
        ("servicios en anc", region("PE-ANC"), "servicios en Áncash"),
        ("¿cuántos servicios hubo en madre d", region("PE-MDD"), "¿cuántos servicios hubo en Madre de Dios"),
        ("servicios madre d", region("PE-MDD"), "servicios Madre de Dios"),
        ("empresas en puca", region("PE-UCA"), "empresas en Pucallpa"),
        ("citema", centre("citemadera-lima"), "CITEmadera y del Mueble Lima"),
        ("servicios del CITEmad", centre("citemadera-lima"), "servicios del CITEmadera y del Mueble Lima"),
        ("cite forestal may", centre("citeforestal-maynas"), "CITEforestal Maynas"),
        ("ut am", centre("utagroindustrial-ambo"), "Unidad Técnica Agroindustrial Ambo"),
        ("servicios de zapat", Subject("chain", "cuero-calzado"), "servicios de Cuero, calzado e industrias conexas"),
    ],
)
def test_a_beginning_is_completed_to_the_name(complete, text, subject, completed):
    assert (subject, completed) in complete(text)


@pytest.mark.parametrize(
    "text", ["", " ", "c", "servicios de", "servicios de la", "ranking", "cite", "top 5", "2025", "?"]
)
def test_common_words_and_single_letters_begin_no_name(complete, text):
    assert complete(text) == []


@pytest.mark.parametrize(
    ("text", "first", "later"),
    [
        ("cu", region("PE-CUS"), centre("citecuero-y-calzado-arequipa")),
        ("textil", centre("citetextil-camelidos-cusco"), centre("citetextil-camelidos-huancavelica")),
        ("cuero y calzado tru", centre("citecuero-y-calzado-trujillo"), region("PE-LAL")),
    ],
)
def test_what_is_likelier_comes_first(complete, text, first, later):
    subjects = [completion.subject for completion in complete(text)]
    assert subjects.index(first) < subjects.index(later)


@given(text=st.text(max_size=80))
def test_each_thing_is_offered_once_for_any_text(complete, text):
    subjects = [completion.subject for completion in complete(text)]
    assert len(set(subjects)) == len(subjects)
