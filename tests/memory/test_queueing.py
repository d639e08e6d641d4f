"""What is due is put into the outbox once, whoever looks, however often; what has ended waits no more."""

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.memory import Kept, Wish
from bot.rhythm import Hours, Quiet, Rhythm

from .conftest import NOW, A
from .rows import Rows
from .sending import send, send_what_is_due, take

DAILY, WEEKLY = Rhythm("daily"), Rhythm("weekly")
CUSCO, PUNO = Wish("c-rA3kZ9", WEEKLY, "es"), Wish("c-rB3kZ9", WEEKLY, "es")
MONDAY = datetime(2026, 3, 16, 13, tzinfo=UTC)
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def subscribed(memory, *chats, wish=CUSCO, now=NOW):
    return [memory.subscribe(chat, wish, now) for chat in chats]


def dues(memory, chat):
    return [one.due_at for one in memory.subscriptions(chat)]


def test_ticks_in_any_order_put_in_each_time_once(memory):
    subscribed(memory, *range(1, 6))
    for minutes in random.Random(1).sample(range(-30, 30), 12):  # noqa: S311 - no secret
        memory.outbox.enqueue_due(MONDAY + timedelta(minutes=minutes))
    memory.outbox.enqueue_due(MONDAY)
    assert [letter.due_at for letter in take(memory, MONDAY + DAY)] == [MONDAY] * 5
    assert [dues(memory, chat) for chat in range(1, 6)] == [[MONDAY + WEEK]] * 5


def test_many_threads_put_in_each_once(memory, url):
    subscribed(memory, *range(1, 21))
    with ThreadPoolExecutor(4) as threads:
        moved = list(threads.map(lambda _: memory.outbox.enqueue_due(MONDAY, 7), range(12)))
    assert (sum(moved), len(Rows(url).of("outbox"))) == (7, 7)
    with ThreadPoolExecutor(4) as threads:
        moved = list(threads.map(lambda _: memory.outbox.enqueue_due(MONDAY), range(12)))
    assert (sum(moved), len(Rows(url).of("outbox"))) == (13, 20)


SEND = """
import sys
from datetime import UTC, datetime, timedelta
from bot.memory import Memory

memory = Memory.open(sys.argv[1], [sys.argv[2]])
now = datetime(2026, 3, 16, 13, 1, tzinfo=UTC)
print("ready", flush=True)
sys.stdin.readline()
while memory.outbox.enqueue_due(now, 10):
    pass
while letters := memory.outbox.lease(now, sys.argv[3], 4, timedelta(minutes=5)):
    memory.outbox.enqueue_due(now, 10)
    for letter in letters:
        if memory.outbox.begin(letter, now, timedelta(0), None) is True:
            print(letter.chat)
            memory.outbox.sent(letter, now, None)
memory.close()
"""


def test_several_processes_send_each_once(url, memory):
    subscribed(memory, *range(1, 31))
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    command = [sys.executable, "-c", SEND, url, A]
    processes = [subprocess.Popen([*command, name], **pipes) for name in "pqr"]  # noqa: S603 - our own words
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    sent = " ".join(process.communicate(timeout=60)[0] for process in processes).split()
    assert [process.returncode for process in processes] == [0] * 3
    left = [letter.chat for letter in send_what_is_due(memory, MONDAY + timedelta(minutes=1))]
    assert sorted([*map(int, sent), *left]) == list(range(1, 31))


def test_no_more_are_made_ready_than_are_sent_soon(memory):
    subscribed(memory, *range(1, 11))
    assert [memory.outbox.enqueue_due(MONDAY, 4), memory.outbox.enqueue_due(MONDAY, 4)] == [4, 0]
    send(memory, take(memory, MONDAY), MONDAY)
    assert [memory.outbox.enqueue_due(MONDAY, 4), memory.outbox.enqueue_due(MONDAY, 9)] == [4, 2]


@pytest.mark.parametrize(
    ("at", "quiet", "sent_at", "then"),
    [
        (time(23), Quiet(time(21), time(7)), datetime(2026, 3, 11, 12, tzinfo=UTC), "2026-03-12T04:00"),
        (time(3), Quiet(time(21), time(7)), datetime(2026, 3, 11, 12, tzinfo=UTC), "2026-03-12T08:00"),
        (time(13), Quiet(time(12), time(15)), datetime(2026, 3, 10, 20, tzinfo=UTC), "2026-03-11T18:00"),
        (time(13), None, datetime(2026, 3, 10, 18, tzinfo=UTC), "2026-03-11T18:00"),
    ],
)
def test_what_is_due_in_quiet_hours_comes_at_their_end_and_then_as_ever(memory, at, quiet, sent_at, then):
    memory.keep(5, Kept(hours=Hours(quiet=quiet)), NOW)
    subscribed(memory, 5, wish=Wish("u", Rhythm("daily", 0, at), "es"))
    sent, now = [], NOW
    while now <= sent_at:
        sent += [(letter.chat, now) for letter in send_what_is_due(memory, now)]
        now += timedelta(minutes=30)
    assert sent == [(5, sent_at)]
    assert [f"{due:%Y-%m-%dT%H:%M}" for due in dues(memory, 5)] == [then]


@pytest.mark.parametrize(
    ("wish", "late", "due_at", "left_out"),
    [
        (CUSCO, timedelta(days=3), MONDAY, 0),
        (CUSCO, timedelta(days=4), None, 1),
        (CUSCO, timedelta(days=15), MONDAY + 2 * WEEK, 0),
        (Wish("u", DAILY, "es"), timedelta(days=5, hours=3), datetime(2026, 3, 16, 13, tzinfo=UTC), 0),
        (Wish("u", DAILY, "es"), timedelta(days=5, hours=13), None, 1),
    ],
)
def test_after_an_outage_it_comes_once_or_not_where_it_is_too_old(memory, wish, late, due_at, left_out):
    memory.keep(5, Kept(hours=Hours(quiet=None)), NOW)
    (one,) = subscribed(memory, 5, wish=wish)
    now = one.due_at + late
    letters = send_what_is_due(memory, now)
    assert [letter.due_at for letter in letters] == ([due_at] if due_at else [])
    assert memory.office.status(now).today.get("expired", 0) == left_out
    assert send_what_is_due(memory, now + timedelta(minutes=1)) == []
    assert dues(memory, 5)[0] > now


def test_each_comes_by_its_own_plan(memory):
    at_three = Wish("u", Rhythm("daily", 0, time(15)), "es")
    memory.keep(6, Kept(hours=Hours("Europe/Madrid")), NOW)
    subscribed(memory, 5, wish=CUSCO)
    subscribed(memory, 5, 6, wish=at_three, now=MONDAY - timedelta(hours=9))
    sent = {
        (letter.chat, letter.subscription.wish, hour)
        for hour in range(24)
        for letter in send_what_is_due(memory, MONDAY.replace(hour=hour))
    }
    assert sent == {(5, CUSCO, 13), (5, at_three, 20), (6, at_three, 14)}


def test_what_cannot_be_read_holds_nobody_up(memory, url, caplog):
    (damaged, _) = subscribed(memory, 5, 6)
    Rows(url).run("UPDATE subscriptions SET plan = 'hourly' WHERE id = :id", id=damaged.id)
    assert [letter.chat for letter in send_what_is_due(memory, MONDAY)] == [6]
    assert send_what_is_due(memory, MONDAY) == []
    assert len([record for record in caplog.records if "damaged" in record.message]) == 1


def test_who_changes_the_hours_just_after_it_was_due_still_gets_it(memory):
    subscribed(memory, 5)
    memory.keep(5, Kept(hours=Hours("Europe/Madrid")), MONDAY + timedelta(seconds=5))
    assert [letter.due_at for letter in send_what_is_due(memory, MONDAY + timedelta(seconds=9))] == [MONDAY]
    assert dues(memory, 5) == [datetime(2026, 3, 23, 7, tzinfo=UTC)]


@pytest.mark.parametrize(
    ("ends", "left"),
    [
        (lambda memory, id_: memory.unsubscribe(5, id_), [PUNO]),
        (lambda memory, id_: memory.rest(5, id_, MONDAY, paused=True), [PUNO]),
        (lambda memory, id_: memory.change(5, id_, MONDAY, rhythm=DAILY), [PUNO]),
        (lambda memory, _: memory.keep(5, Kept("en"), MONDAY), [CUSCO, PUNO]),
        (lambda memory, _: memory.unsubscribe_all(5), []),
        (lambda memory, _: memory.forget(5), []),
    ],
)
@pytest.mark.parametrize("held", [False, True])
def test_what_has_ended_or_rests_waits_no_more(memory, ends, left, held):
    (one,), _ = subscribed(memory, 5), subscribed(memory, 6)
    memory.outbox.enqueue_due(MONDAY)
    in_hand = take(memory, MONDAY) if held else []
    subscribed(memory, 5, wish=PUNO)
    memory.outbox.enqueue_due(MONDAY)
    ends(memory, one.id)
    begun = [memory.outbox.begin(letter, MONDAY, timedelta(0), None) for letter in in_hand if letter.chat == 5]
    assert begun == [CUSCO in left] * held
    later = MONDAY + timedelta(minutes=6)
    first = [letter.subscription.wish for letter in take(memory, later) if letter.chat == 5]
    assert first == left[:1]
