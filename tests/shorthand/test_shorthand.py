"""Questions as short words: nothing is lost, nothing is taken that was not written here."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lookup import Store
from bot.question import Intent, Period, Query, Question, Stand, Subject
from bot.registry import Centre, Region, Registry
from bot.shorthand import Reader, Unreadable, letters, write

from .any_question import questions

Y2025 = Period(date(2025, 1, 1), date(2025, 12, 31))


@pytest.fixture(scope="module")
def registry(world_db):
    store = Store.open(world_db)
    yield store.registry
    store.close()


@pytest.fixture(scope="module")
def reader(registry):
    return Reader(registry)


@given(data=st.data())
@settings(max_examples=300)
def test_a_question_comes_back_as_it_was_written_if_it_fits(registry, reader, data):
    question = data.draw(questions(registry))
    word = write(question)
    assert set(word) <= {*letters.DIGITS, "-"}
    if len(word) <= 64:
        assert reader.read(word) == question


@given(word=st.text(st.sampled_from([*letters.DIGITS, "-"]), max_size=40) | st.text(max_size=80))
@settings(max_examples=500)
def test_any_other_word_is_refused(reader, word):
    try:
        question = reader.read(word)
    except Unreadable:
        return
    assert write(question) == word


@pytest.mark.parametrize(
    ("question", "longest"),
    [
        (Question(Intent.COUNT), 1),
        (Question(Intent.RANKING, Query(group_by="centre", order="desc", period=Y2025)), 18),
        (Question(Intent.TREND, Query(regions=("PE-CUS",), group_by="month", period=Y2025)), 24),
        (Question(Intent.COMPARE, Query(period=Y2025), compared=(Subject("region", "PE-CUS"),) * 6), 50),
    ],
)
def test_what_people_ask_fits_a_button(question, longest):
    assert len(write(question)) <= longest


@pytest.mark.parametrize("intent", [Intent.GREETING, Intent.THANKS, Intent.LANGUAGE, Intent.SUBSCRIBE])
def test_talk_is_not_written(intent):
    assert write(Question(intent)) is None


def test_a_town_is_read_as_its_region(reader):
    asked = Question(Intent.COUNT, Query(regions=("PE-UCA",)), stands=(Stand("Pucallpa", "PE-UCA"),))
    assert reader.read(write(asked)) == replace(asked, stands=())


@pytest.mark.parametrize(
    "word",
    [
        "",
        "-",
        "ñ",
        "k",
        "c-",
        "c-p",
        "c-p3",
        "c-p00000000",
        "c-pZZZZ0001",
        "c-rAAAAA",
        "c-rAAA",
        "c-l",
        "c-ku-ku",
        "c-kw",
        "c-e1",
        "C",
        "c" * 65,
    ],
)
def test_a_tampered_word_is_refused(reader, word):
    with pytest.raises(Unreadable):
        reader.read(word)


def test_a_centre_that_is_gone_is_not_read(registry):
    word = write(Question(Intent.PROFILE, Query(centres=("citepesquero-ilo",))))
    assert Reader(registry).read(word).query.centres == ("citepesquero-ilo",)
    centres = {id_: centre for id_, centre in registry.centres.items() if id_ != "citepesquero-ilo"}
    with pytest.raises(Unreadable):
        Reader(replace(registry, centres=centres)).read(word)


def test_names_that_share_their_letters_are_not_taken_for_each_other(monkeypatch):
    monkeypatch.setattr(
        "bot.shorthand.reading.name", lambda _letter, id_: "00000" if id_ in {"one", "two"} else "00001"
    )
    registry = Registry(
        centres={id_: Centre(id_, id_) for id_ in ("one", "two", "three")}, regions={"r": Region("r", "R")}
    )
    reader = Reader(registry)
    with pytest.raises(Unreadable):
        reader.read("i-c00000")
