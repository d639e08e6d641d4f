"""What was answered last: kept for who asks the same, and for nobody who asks anything else."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.answer import Answer, Row, Status
from bot.lookup import Store
from bot.message import Message
from bot.phrase import Voice
from bot.question import NotUnderstood
from bot.recent import Recent, Said
from bot.reply import Facts, reply

NOW = datetime(2026, 3, 10, 12)  # noqa: DTZ001 - the time in Lima as it stands on the wall there
ES, EN = Voice.of("es"), Voice.of("en")


@pytest.fixture
def facts(world_db):
    with closing(Store.open(world_db)) as store:
        yield Facts.of(store)


def said(rows=0):
    return Said(Answer(Status.ANSWERED, NotUnderstood(), rows=(Row("centre", "a", "A"),) * rows), Message("x"))


def known(recent, *keys):
    """Which of the keys are known; those that are not become so."""
    asked = []
    for key in keys:
        recent.said(key, lambda key=key: asked.append(key) or said())
    return [key for key in keys if key not in asked]


def test_the_one_asked_for_longest_ago_goes_first():
    recent = Recent(answers=2)
    known(recent, "a", "b", "a", "c")
    assert len(recent) == 2
    assert known(recent, "a", "c") == ["a", "c"]


def test_answers_with_many_rows_leave_room_for_fewer():
    recent = Recent(rows=10)
    for number in range(4):
        recent.said(number, lambda: said(rows=4))
    assert len(recent) == 2
    recent.said("all", lambda: said(rows=11))
    assert len(recent) == 0
    recent.said("again", lambda: said(rows=10))
    assert len(recent) == 1


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("servicios 2025", "cuántos servicios hubo en 2025?", 1),  # However it is put.
        ("servicios 2025", "servicios 2024", 2),
        ("cuánto cuesta un curso", "precio de un curso", 1),
        ("xyzzy", "xyzzy", 0),  # The answer says the word.
        ("servicios en san ramon", "servicios en san ramon", 1),
    ],
)
def test_who_asks_the_same_is_told_the_same_and_what_is_ones_own_is_kept_for_nobody(facts, first, second, kept):
    one, other = (reply(text, facts, ES, NOW) for text in (first, second))
    assert len(facts.recent) == kept
    assert (one.message is other.message) is (kept == 1)
    fresh = reply(second, replace(facts), ES, NOW)
    assert (fresh.answer, fresh.message, fresh.turn) == (other.answer, other.message, other.turn)


def test_another_day_another_tongue_and_other_facts_are_answered_anew(facts):
    replies = [
        reply("servicios de este año", facts, ES, NOW),
        reply("servicios de este año", facts, EN, NOW),
        reply("servicios de este año", facts, ES, NOW + timedelta(days=1)),
    ]
    assert len({id(each.answer) for each in replies}) == 3
    assert len(replace(facts).recent) == 0


def test_the_conversation_is_ones_own_though_the_answer_is_everybodys(facts):
    first = reply("servicios en Cusco en 2025", facts, ES, NOW)
    later = reply("servicios en Cusco en 2025", facts, ES, NOW + timedelta(minutes=9))
    assert later.answer is first.answer
    assert later.turn.at == NOW + timedelta(minutes=9)


def test_what_is_made_of_an_answer_is_made_once_unless_its_words_were_changed(facts):
    made = iter(range(9))
    one, other = (reply("servicios 2025", facts, ES, NOW) for _ in range(2))
    assert [each.once("key", lambda: next(made)) for each in (one, other)] == [0, 0]
    assert one.once("another key", lambda: next(made)) == 1
    changed = replace(one, message=replace(one.message, title="x"))
    assert [changed.once("key", lambda: next(made)) for _ in range(2)] == [2, 3]
    assert other.once("key", lambda: next(made)) == 0
