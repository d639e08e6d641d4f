"""What the maintainers see of the sending, and what they say to all."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.memory import Wish
from bot.rhythm import Rhythm

from .conftest import NOW
from .sending import LASTING, send, send_what_is_due, take

CUSCO, PUNO = (Wish(word, Rhythm("weekly"), "es") for word in ("c-rA3kZ9", "c-rB3kZ9"))
MONDAY = datetime(2026, 3, 16, 13, tzinfo=UTC)
SECOND, HOUR, DAY, WEEK = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1), timedelta(days=7)
TEXTS = {"es": "Mañana no habrá servicio", "qu": "Paqarin manam kanqachu"}


def broadcast(memory, *chats):
    for chat in chats:
        memory.subscribe(chat, CUSCO, NOW)
    return memory.office.broadcast(TEXTS, NOW, NOW + DAY)


def counts(memory):
    return [(one.chats, one.sent, one.waiting) for one in memory.office.broadcasts()]


def test_a_word_to_all_reaches_each_chat_that_is_sent_something_once(memory):
    for chat, wish in ((5, CUSCO), (5, PUNO), (6, CUSCO), (7, CUSCO), (8, CUSCO), (8, PUNO)):
        memory.subscribe(chat, wish, NOW)
    for one in (*memory.subscriptions(7), memory.subscriptions(8)[0]):
        memory.rest(one.chat, one.id, NOW, paused=True)
    assert memory.office.audience() == 3
    said = memory.office.broadcast(TEXTS, NOW, NOW + DAY)
    assert ((said.chats, said.waiting, said.sent), memory.office.broadcasts()) == ((3, 3, 0), [said])
    letters = take(memory, NOW)
    assert sorted((letter.chat, letter.kind, letter.texts) for letter in letters) == [
        (chat, "broadcast", TEXTS) for chat in (5, 6, 8)
    ]
    send(memory, letters, NOW)
    assert (counts(memory), take(memory, NOW + HOUR)) == ([(3, 3, 0)], [])


@pytest.mark.parametrize(
    ("ends", "sent"),
    [
        (lambda memory, letter: memory.outbox.sent(letter, NOW, None), 1),
        (lambda memory, letter: memory.outbox.doubt(letter, NOW, NOW + HOUR, None), 0),
        (lambda memory, letter: memory.outbox.done(letter, NOW, "refused"), 0),
    ],
)
def test_it_is_counted_where_it_has_arrived(memory, ends, sent):
    broadcast(memory, 5)
    (letter,) = take(memory, NOW)
    assert memory.outbox.begin(letter, NOW, timedelta(0), None) is True
    ends(memory, letter)
    assert [number for _, number, _ in counts(memory)] == [sent]


def test_one_that_was_sent_twice_by_a_process_that_died_counts_once(memory):
    broadcast(memory, 5)
    for turn in range(4):
        for letter in take(memory, NOW + turn * LASTING):
            memory.outbox.begin(letter, NOW + turn * LASTING, timedelta(0), None)
    assert counts(memory) == [(1, 1, 0)]


def test_it_is_called_off_for_all_who_do_not_have_it_yet(memory):
    said = broadcast(memory, 5, 6, 7)
    other = memory.office.broadcast({"es": "otra"}, NOW + SECOND, NOW + DAY)
    first, second, _ = take(memory, NOW)
    assert memory.outbox.begin(first, NOW, timedelta(0), None) is True
    assert memory.office.cancel(said.id, NOW + SECOND) == 2
    assert memory.outbox.begin(second, NOW + SECOND, timedelta(0), None) is False
    memory.outbox.sent(first, NOW + SECOND, None)
    assert {letter.about for letter in take(memory, NOW + HOUR)} == {other.id}
    assert [(one.id, one.sent, one.waiting, one.cancelled_at) for one in memory.office.broadcasts()] == [
        (other.id, 0, 3, None),
        (said.id, 1, 0, NOW + SECOND),
    ]
    assert [memory.office.cancel(said.id, NOW + HOUR), memory.office.cancel("none", NOW)] == [0, None]
    assert memory.office.status(NOW).today == {"sent": 1, "cancelled": 2}


def test_who_ends_all_gets_no_other_word_and_who_ends_one_still_does(memory):
    for chat in (5, 6):
        memory.subscribe(chat, PUNO, NOW)
    said = broadcast(memory, 5, 6)
    for chat in (5, 6):
        memory.unsubscribe(chat, memory.subscriptions(chat)[0].id)
    memory.unsubscribe(5, memory.subscriptions(5)[0].id)
    assert [(letter.chat, letter.about) for letter in take(memory, NOW)] == [(6, said.id)]


def test_a_word_that_is_too_old_is_not_sent_any_more(memory):
    said = broadcast(memory, 5)
    assert take(memory, NOW + DAY) == []
    memory.outbox.clear(NOW + DAY)
    assert (said.chats, counts(memory)) == (1, [(1, 0, 0)])
    assert memory.office.status(NOW + DAY).today == {"expired": 1}


def test_the_state_of_the_sending_in_numbers(memory):
    for chat, wish in ((5, CUSCO), (5, PUNO), (6, CUSCO), (7, CUSCO), (8, CUSCO)):
        memory.subscribe(chat, wish, NOW)
    memory.rest(8, memory.subscriptions(8)[0].id, NOW, paused=True)
    found = memory.office.status(MONDAY)
    assert (found.subscribers, found.subscriptions, found.paused, found.due) == (4, 5, 1, 4)
    assert (found.waiting, found.waiting_since, found.later, found.today) == (0, None, 0, {})
    memory.outbox.enqueue_due(MONDAY)
    memory.outbox.later(memory.outbox.lease(MONDAY, "p", 1, LASTING)[0], MONDAY + HOUR, failed=False)
    found = memory.office.status(MONDAY + SECOND)
    assert (found.due, found.waiting, found.waiting_since, found.later) == (0, 3, MONDAY, 1)


def test_what_came_of_it_today_and_in_the_week(memory):
    memory.subscribe(5, Wish("u", Rhythm("daily"), "es"), NOW)
    for day in range(9):
        send_what_is_due(memory, MONDAY + day * DAY)
    last = MONDAY + 8 * DAY
    midnight = last.replace(hour=5) + DAY  # In Lima.
    seen = [memory.office.status(now) for now in (last, midnight - SECOND, midnight)]
    assert [(found.today.get("sent", 0), found.week["sent"]) for found in seen] == [(1, 7), (1, 7), (0, 6)]


def test_processes_are_heard_of_for_a_day(memory, opens):
    memory.office.beat("old", NOW - DAY - SECOND, None)
    memory.office.beat("sends", NOW - HOUR, None)
    opens().office.beat("fetches", NOW - HOUR, NOW - 2 * HOUR)
    opens().office.beat("fetches", NOW, NOW - SECOND)
    assert list(memory.office.status(NOW).beats) == [("fetches", NOW, NOW - SECOND), ("sends", NOW - HOUR, None)]
