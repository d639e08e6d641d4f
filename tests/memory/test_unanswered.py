from datetime import date, timedelta

import pytest

from bot.memory import CannotRemember, Unanswered, unanswered
from bot.memory.address import address
from bot.memory.database import Database
from bot.memory.seal import Seal

from .conftest import A
from .rows import Rows

DAY = date(2026, 3, 10)


@pytest.fixture
def few(url, memory):  # noqa: ARG001 - it makes the tables
    """Notes questions where only so many are kept."""
    database = Database.at(address(url))

    def note(*texts: str, most: int, day: date = DAY) -> None:
        for text in texts:
            with database.writing() as connection:
                unanswered.note(connection, Seal([A]), Unanswered(text, 1, day), most)

    yield note
    database.close()


def test_the_most_frequent_comes_first_of_those_the_latest(opens):
    memory = opens()
    for later, text in enumerate(["uno", "dos", "tres", "dos"]):
        memory.note_unanswered(text, DAY + timedelta(days=later))
    memory.close()
    found = opens().unanswered(10)
    assert found == [
        Unanswered("dos", 2, DAY + timedelta(days=3)),
        Unanswered("tres", 1, DAY + timedelta(days=2)),
        Unanswered("uno", 1, DAY),
    ]
    assert found[0] == ("dos", 2, DAY + timedelta(days=3))


def test_no_more_come_than_asked_for(memory):
    for text in ("uno", "dos", "tres"):
        memory.note_unanswered(text, DAY)
    assert len(memory.unanswered(2)) == 2
    assert len(memory.unanswered(9)) == 3


def test_wordings_that_differ_in_little_count_as_the_first(memory):
    for text in ("¿Qué  hora es?", "que hora es", "QUÉ HORA ES!!", "que\nhora es"):
        memory.note_unanswered(text, DAY)
    assert memory.unanswered(9) == [Unanswered("¿Qué hora es?", 4, DAY)]


@pytest.mark.parametrize("text", ["", "  \n ", "\x00\x1b", "\u202e"])
def test_a_text_without_a_sign_is_no_question(memory, text):
    memory.note_unanswered(text, DAY)
    assert memory.unanswered(9) == []


def test_an_earlier_day_that_comes_late_does_not_turn_back_the_last_one(memory):
    memory.note_unanswered("hola", DAY)
    memory.note_unanswered("hola", DAY - timedelta(days=9))
    assert memory.unanswered(9) == [Unanswered("hola", 2, DAY)]


def test_the_rarest_go_first_of_those_the_oldest(few, memory):
    few("a", "a", "b", "b", most=3, day=DAY)
    few("old", most=3, day=DAY - timedelta(days=1))
    few("new", most=3, day=DAY)
    assert {one.text for one in memory.unanswered(9)} == {"a", "b", "new"}


def test_a_table_full_of_frequent_ones_takes_in_a_new_one(few, memory):
    few(*["a", "b", "c"] * 2, most=3)
    few("new", most=3)
    assert [one.text for one in memory.unanswered(9)].count("new") == 1
    assert len(memory.unanswered(9)) == 3


def test_so_many_are_kept(few, memory):
    few(*(f"pregunta {letter}" for letter in "abcdefghij"), most=4)
    assert len(memory.unanswered(99)) == 4
    assert unanswered.MOST == 3_000


def test_one_that_was_tampered_with_is_said_in_one_line(memory, url):
    memory.note_unanswered("hola", DAY)
    Rows(url).run("UPDATE unanswered SET sealed = 'x'")
    with pytest.raises(CannotRemember, match=r"^The memory is damaged: [^\n]+$"):
        memory.unanswered(1)
