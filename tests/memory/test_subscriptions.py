from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from bot.memory import CannotRemember, Kept, Wish
from bot.memory.subscriptions import MOST

from .conftest import NOW
from .rows import Rows

CUSCO = Wish("c-rA3kZ9", "weekly", "es")
NETWORK = Wish("u", "monthly", "qu")
MONDAY = datetime(2026, 3, 16, 13, tzinfo=UTC)
APRIL = datetime(2026, 4, 1, 13, tzinfo=UTC)
GROUP, SUPERGROUP = -4_001_234, -1_001_234_567_890


def wishes(memory, chat):
    return [(one.wish, one.due_at) for one in memory.subscriptions(chat)]


@pytest.mark.parametrize("chat", [5, 7_123_456_789, SUPERGROUP])
def test_what_a_chat_wants_to_be_sent_survives_a_restart(opens, chat):
    memory = opens()
    assert memory.subscriptions(chat) == []
    later = memory.subscribe(chat, NETWORK, APRIL)
    sooner = memory.subscribe(chat, CUSCO, MONDAY)
    memory.close()
    found = opens().subscriptions(chat)
    assert found == [sooner, later]
    assert [(one.chat, one.wish, one.due_at) for one in found] == [(chat, CUSCO, MONDAY), (chat, NETWORK, APRIL)]
    assert len({one.id for one in found}) == 2


def test_a_time_of_any_zone_is_the_same_moment(memory):
    lima = datetime.fromisoformat("2026-03-16T08:00:00-05:00")
    memory.subscribe(5, CUSCO, lima)
    assert wishes(memory, 5) == [(CUSCO, MONDAY)]
    assert memory.due(lima, 9)[0].due_at == MONDAY


def test_the_same_wish_twice_is_one_whatever_the_language(memory):
    first = memory.subscribe(5, CUSCO, MONDAY)
    assert memory.subscribe(5, Wish(CUSCO.question, CUSCO.every, "en"), APRIL) == first
    assert memory.subscriptions(5) == [first]


@pytest.mark.parametrize("other", [Wish(CUSCO.question, "daily", "es"), Wish("c-rB3kZ9", "weekly", "es")])
def test_another_question_or_rhythm_is_another_one(memory, other):
    memory.subscribe(5, CUSCO, MONDAY)
    memory.subscribe(5, other, MONDAY)
    assert {one.wish for one in memory.subscriptions(5)} == {CUSCO, other}


def test_a_chat_has_at_most_so_many_and_others_theirs(memory):
    for number in range(MOST):
        assert memory.subscribe(5, Wish(f"c-l{number}", "daily", "es"), MONDAY)
    assert memory.subscribe(5, CUSCO, MONDAY) is None
    assert memory.subscribe(5, Wish("c-l7", "daily", "es"), MONDAY), "the same one is no further one"
    assert memory.subscribe(6, CUSCO, MONDAY)
    assert (len(memory.subscriptions(5)), MOST) == (20, 20)


def test_of_many_at_once_the_same_is_one_and_no_more_than_so_many_are_kept(memory):
    asked = [Wish(f"c-l{number}", "daily", "es") for number in range(25)] * 2
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda wish: memory.subscribe(5, wish, MONDAY), asked))
    found = memory.subscriptions(5)
    assert len(found) == len({one.wish for one in found}) == MOST


def test_one_is_ended_by_its_own_chat_alone(memory):
    one, other = memory.subscribe(5, CUSCO, MONDAY), memory.subscribe(5, NETWORK, APRIL)
    assert [memory.unsubscribe(6, one.id), memory.unsubscribe(5, "0" * 16)] == [False, False]
    assert [memory.unsubscribe(5, one.id), memory.unsubscribe(5, one.id)] == [True, False]
    assert memory.subscriptions(5) == [other]


def test_all_are_ended_and_the_rest_of_the_chat_stays(memory):
    memory.keep(5, Kept("en"), NOW)
    for chat in (5, 6):
        memory.subscribe(chat, CUSCO, MONDAY)
        memory.subscribe(chat, NETWORK, APRIL)
    assert [memory.unsubscribe_all(5), memory.unsubscribe_all(5)] == [2, 0]
    assert (memory.chat(5), memory.subscriptions(5), len(memory.subscriptions(6))) == (Kept("en"), [], 2)


@pytest.mark.parametrize("kept", [Kept(), Kept("en")])
def test_a_chat_that_is_forgotten_is_sent_nothing_and_leaves_no_row(memory, url, kept):
    memory.keep(5, kept, NOW)
    memory.subscribe(5, CUSCO, MONDAY)
    memory.claim(*memory.due(MONDAY, 1), APRIL, MONDAY)
    assert [memory.forget(5), memory.forget(5)] == [True, False]
    assert [Rows(url).of(table) for table in ("chats", "subscriptions", "deliveries")] == [[], [], []]


def test_a_group_that_became_a_supergroup_takes_them_along_and_gets_none_twice(memory, url):
    memory.subscribe(GROUP, CUSCO, MONDAY)
    memory.subscribe(GROUP, NETWORK, APRIL)
    there = memory.subscribe(SUPERGROUP, CUSCO, MONDAY + timedelta(days=7))
    memory.move(GROUP, SUPERGROUP)
    assert memory.subscriptions(GROUP) == []
    assert wishes(memory, SUPERGROUP) == [(CUSCO, there.due_at), (NETWORK, APRIL)]
    assert len(Rows(url).of("subscriptions")) == 2


def test_a_group_that_moves_to_itself_keeps_them(memory):
    one = memory.subscribe(GROUP, CUSCO, MONDAY)
    memory.move(GROUP, GROUP)
    assert memory.subscriptions(GROUP) == [one]


def test_a_row_in_the_place_of_another_chats_is_not_shown_as_its(memory, url):
    memory.subscribe(5, CUSCO, MONDAY)
    mine = Rows(url).of("subscriptions")[0].hash
    memory.subscribe(6, NETWORK, APRIL)
    Rows(url).run("UPDATE subscriptions SET hash = :mine", mine=mine)
    with pytest.raises(CannotRemember, match="is damaged"):
        memory.subscriptions(5)


def test_what_was_tampered_with_is_said_in_one_line_and_can_be_forgotten(memory, url):
    memory.subscribe(5, CUSCO, MONDAY)
    Rows(url).run("UPDATE subscriptions SET sealed = 'gAAAA'")
    with pytest.raises(CannotRemember, match=r"^The memory is damaged: [^\n]+$"):
        memory.subscriptions(5)
    assert memory.forget(5)
    assert memory.subscriptions(5) == []
