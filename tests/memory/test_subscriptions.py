from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.memory import CannotRemember, Kept, Wish
from bot.memory.subscriptions import MOST
from bot.rhythm import Hours, Quiet, Rhythm

from .conftest import NOW
from .rows import Rows
from .sending import send_what_is_due

DAILY, WEEKLY = Rhythm("daily"), Rhythm("weekly")
CUSCO = Wish("c-rA3kZ9", WEEKLY, "es")
NETWORK = Wish("u", Rhythm("monthly", 1), "qu", told_same=False, topic=12)
MONDAY = datetime(2026, 3, 16, 13, tzinfo=UTC)
APRIL = datetime(2026, 4, 1, 13, tzinfo=UTC)
TABLES = ("chats", "subscriptions", "deliveries", "outbox")
GROUP, SUPERGROUP = -4_001_234, -1_001_234_567_890


def wishes(memory, chat):
    return [(one.wish, one.due_at) for one in memory.subscriptions(chat)]


@pytest.mark.parametrize("chat", [5, 7_123_456_789, SUPERGROUP])
def test_what_a_chat_wants_to_be_sent_survives_a_restart(opens, chat):
    memory = opens()
    assert memory.subscriptions(chat) == []
    later = memory.subscribe(chat, NETWORK, NOW)
    sooner = memory.subscribe(chat, CUSCO, NOW)
    memory.close()
    found = opens().subscriptions(chat)
    assert found == [sooner, later]
    assert [(one.chat, one.wish, one.due_at) for one in found] == [(chat, CUSCO, MONDAY), (chat, NETWORK, APRIL)]
    assert len({one.id for one in found}) == 2


@pytest.mark.parametrize(
    ("rhythm", "hours", "due_at"),
    [
        (WEEKLY, Hours(), MONDAY),
        (Rhythm("weekly", 4, time(18, 30)), Hours(), datetime(2026, 3, 13, 23, 30, tzinfo=UTC)),
        (WEEKLY, Hours("Europe/Madrid", None), datetime(2026, 3, 16, 7, tzinfo=UTC)),
        (Rhythm("monthly", 31), Hours(quiet=Quiet(time(20), time(8))), datetime(2026, 3, 31, 13, tzinfo=UTC)),
        (Rhythm("news"), Hours(), None),
    ],
)
def test_it_is_due_first_by_its_rhythm_and_the_hours_of_the_chat(memory, rhythm, hours, due_at):
    memory.keep(5, Kept(hours=hours), NOW)
    made = memory.subscribe(5, replace(CUSCO, rhythm=rhythm), NOW)
    assert (made.due_at, made.wish.rhythm) == (due_at, rhythm)
    assert memory.subscriptions(5) == [made]


def test_when_the_hours_of_a_chat_change_all_that_it_is_sent_comes_by_them(memory):
    for wish in (CUSCO, NETWORK, replace(CUSCO, rhythm=Rhythm("news"))):
        memory.subscribe(5, wish, NOW)
    memory.keep(5, Kept("en", hours=Hours("Europe/Madrid")), NOW)
    dues = {one.wish: one.due_at for one in memory.subscriptions(5)}
    assert dues[CUSCO] == datetime(2026, 3, 16, 7, tzinfo=UTC)
    assert dues[NETWORK] == datetime(2026, 4, 1, 6, tzinfo=UTC)
    assert None in dues.values()


def test_it_can_come_otherwise(memory):
    one = memory.subscribe(5, CUSCO, NOW)
    friday = memory.change(5, one.id, NOW, rhythm=Rhythm("weekly", 4))
    assert friday.due_at == datetime(2026, 3, 13, 13, tzinfo=UTC)
    quieter = memory.change(5, one.id, NOW, told_same=False)
    assert memory.subscriptions(5) == [quieter]
    assert (quieter.wish.rhythm, quieter.wish.told_same, quieter.due_at) == (Rhythm("weekly", 4), False, friday.due_at)
    assert memory.change(6, one.id, NOW, told_same=True) is None


def test_it_can_rest_and_go_on(memory):
    one = memory.subscribe(5, CUSCO, NOW)
    resting = replace(one, due_at=None, paused=True)
    assert [memory.rest(5, one.id, NOW, paused=True), memory.rest(5, one.id, NOW, paused=True)] == [resting, None]
    assert memory.subscriptions(5) == [resting]
    changed = memory.change(5, one.id, NOW, rhythm=DAILY)
    assert (changed.due_at, changed.paused) == (None, True)
    later = NOW + timedelta(days=30)
    assert memory.rest(6, one.id, later, paused=False) is None
    going_on = memory.rest(5, one.id, later, paused=False)
    assert going_on.due_at == datetime(2026, 4, 10, 13, tzinfo=UTC)
    assert memory.subscriptions(5) == [going_on]


def test_the_same_wish_twice_is_one_whatever_the_language(memory):
    first = memory.subscribe(5, CUSCO, NOW)
    assert memory.subscribe(5, Wish(CUSCO.question, CUSCO.rhythm, "en"), NOW + timedelta(days=9)) == first
    assert memory.subscriptions(5) == [first]


@pytest.mark.parametrize(
    "other", [Wish(CUSCO.question, DAILY, "es"), Wish("c-rB3kZ9", WEEKLY, "es"), replace(CUSCO, topic=3)]
)
def test_another_question_or_rhythm_is_another_one(memory, other):
    memory.subscribe(5, CUSCO, NOW)
    memory.subscribe(5, other, NOW)
    assert {one.wish for one in memory.subscriptions(5)} == {CUSCO, other}


def test_a_chat_has_at_most_so_many_and_others_theirs(memory):
    for number in range(MOST):
        assert memory.subscribe(5, Wish(f"c-l{number}", DAILY, "es"), NOW)
    assert memory.subscribe(5, CUSCO, NOW) is None
    assert memory.subscribe(5, Wish("c-l7", DAILY, "es"), NOW), "the same one is no further one"
    assert memory.subscribe(6, CUSCO, NOW)
    assert (len(memory.subscriptions(5)), MOST) == (20, 20)


def test_of_many_at_once_the_same_is_one_and_no_more_than_so_many_are_kept(memory):
    asked = [Wish(f"c-l{number}", DAILY, "es") for number in range(25)] * 2
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda wish: memory.subscribe(5, wish, NOW), asked))
    found = memory.subscriptions(5)
    assert len(found) == len({one.wish for one in found}) == MOST


def test_one_is_ended_by_its_own_chat_alone(memory):
    one, other = memory.subscribe(5, CUSCO, NOW), memory.subscribe(5, NETWORK, NOW)
    assert [memory.unsubscribe(6, one.id), memory.unsubscribe(5, "0" * 16)] == [False, False]
    assert [memory.unsubscribe(5, one.id), memory.unsubscribe(5, one.id)] == [True, False]
    assert memory.subscriptions(5) == [other]


def test_all_are_ended_and_the_rest_of_the_chat_stays(memory):
    memory.keep(5, Kept("en"), NOW)
    for chat in (5, 6):
        memory.subscribe(chat, CUSCO, NOW)
        memory.subscribe(chat, NETWORK, NOW)
    assert [memory.unsubscribe_all(5), memory.unsubscribe_all(5)] == [2, 0]
    assert (memory.chat(5), memory.subscriptions(5), len(memory.subscriptions(6))) == (Kept("en"), [], 2)


@pytest.mark.parametrize("kept", [Kept(), Kept("en")])
def test_a_chat_that_is_forgotten_is_sent_nothing_and_leaves_no_row(memory, url, kept):
    memory.keep(5, kept, NOW)
    memory.subscribe(5, CUSCO, NOW)
    send_what_is_due(memory, MONDAY)
    memory.outbox.enqueue_due(MONDAY + timedelta(days=7))
    memory.office.broadcast({"es": "hola"}, MONDAY, MONDAY + timedelta(days=9))
    assert [len(Rows(url).of(table)) for table in TABLES] == [1, 1, 1, 2]
    assert [memory.forget(5), memory.forget(5)] == [True, False]
    assert [Rows(url).of(table) for table in TABLES] == [[], [], [], []]


def test_a_group_that_became_a_supergroup_takes_them_along_and_gets_none_twice(memory, url):
    memory.subscribe(GROUP, CUSCO, NOW)
    memory.subscribe(GROUP, NETWORK, NOW)
    there = memory.subscribe(SUPERGROUP, CUSCO, MONDAY)
    memory.move(GROUP, SUPERGROUP)
    assert memory.subscriptions(GROUP) == []
    assert wishes(memory, SUPERGROUP) == [(CUSCO, there.due_at), (NETWORK, APRIL)]
    assert len(Rows(url).of("subscriptions")) == 2


def test_a_group_that_moves_to_itself_keeps_them(memory):
    one = memory.subscribe(GROUP, CUSCO, NOW)
    memory.move(GROUP, GROUP)
    assert memory.subscriptions(GROUP) == [one]


def test_a_row_in_the_place_of_another_chats_is_not_shown_as_its(memory, url):
    memory.subscribe(5, CUSCO, NOW)
    mine = Rows(url).of("subscriptions")[0].chat
    memory.subscribe(6, NETWORK, NOW)
    Rows(url).run("UPDATE subscriptions SET chat = :mine", mine=mine)
    with pytest.raises(CannotRemember, match="is damaged"):
        memory.subscriptions(5)


def test_what_was_tampered_with_is_said_in_one_line_and_can_be_forgotten(memory, url):
    memory.subscribe(5, CUSCO, NOW)
    Rows(url).run("UPDATE subscriptions SET sealed = 'gAAAA'")
    with pytest.raises(CannotRemember, match=r"^The memory is damaged: [^\n]+$"):
        memory.subscriptions(5)
    assert memory.forget(5)
    assert memory.subscriptions(5) == []
