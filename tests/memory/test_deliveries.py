"""Each due time is taken once, whoever asks, however often."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.memory import CannotRemember, Memory, Wish

from .conftest import A
from .rows import Rows

CUSCO = Wish("c-rA3kZ9", "weekly", "es")
MONDAY = datetime(2026, 3, 16, 13, tzinfo=UTC)
NEXT = MONDAY + timedelta(days=7)
NOW = MONDAY + timedelta(seconds=12)


def test_what_is_due_comes_the_longest_due_first_and_no_more_than_asked_for(memory):
    for hours in (3, 1, 2, 4):
        memory.subscribe(hours, CUSCO, MONDAY + timedelta(hours=hours))
    assert memory.due(MONDAY, 9) == []
    found = memory.due(MONDAY + timedelta(hours=3), 9)
    assert [one.due_at - MONDAY for one in found] == [timedelta(hours=hours) for hours in (1, 2, 3)]
    assert {one.every for one in found} == {"weekly"}
    assert memory.due(MONDAY + timedelta(hours=3), 2) == found[:2]


def test_what_is_taken_is_due_next_time_and_stands_in_the_ledger(memory, url):
    made = memory.subscribe(5, CUSCO, MONDAY)
    (due,) = memory.due(NOW, 9)
    taken = memory.claim(due, NEXT, NOW)
    assert taken is not None
    assert (taken.id, taken.chat, taken.wish, taken.due_at) == (made.id, 5, CUSCO, NEXT)
    assert memory.due(NOW, 9) == []
    assert [one.due_at for one in memory.due(NEXT, 9)] == [NEXT]
    ((id_, day, at),) = Rows(url).of("deliveries")
    assert (id_, str(day), str(at)[:19]) == (made.id, "2026-03-16", "2026-03-16 13:00:12")


def test_what_was_taken_is_not_taken_again(memory):
    memory.subscribe(5, CUSCO, MONDAY)
    (due,) = memory.due(NOW, 9)
    assert memory.claim(due, NEXT, NOW)
    assert memory.claim(due, NEXT, NOW) is None


def test_a_day_that_was_sent_is_not_sent_again_even_when_it_is_due_again(memory, url):
    memory.subscribe(5, CUSCO, MONDAY)
    assert memory.claim(*memory.due(NOW, 9), NEXT, NOW)
    Rows(url).run("UPDATE subscriptions SET due_at = '2026-03-16 13:00:00.000000'")
    (again,) = memory.due(NOW, 9)
    assert memory.claim(again, NEXT, NOW) is None
    assert memory.due(NOW, 9) == [], "and it does not come up for ever"


@pytest.mark.parametrize("gone", [lambda memory, id_: memory.unsubscribe(5, id_), lambda memory, _: memory.forget(5)])
def test_what_has_ended_meanwhile_is_not_sent(memory, url, gone):
    made = memory.subscribe(5, CUSCO, MONDAY)
    (due,) = memory.due(NOW, 9)
    gone(memory, made.id)
    assert memory.claim(due, NEXT, NOW) is None
    assert not memory.postpone(due, NEXT)
    assert Rows(url).of("deliveries") == []


def test_what_is_left_out_is_due_next_time_and_not_in_the_ledger(memory, url):
    memory.subscribe(5, CUSCO, MONDAY)
    (due,) = memory.due(NOW, 9)
    assert [memory.postpone(due, NEXT), memory.postpone(due, NEXT)] == [True, False]
    assert [one.due_at for one in memory.due(NEXT, 9)] == [NEXT]
    assert Rows(url).of("deliveries") == []


def test_what_was_taken_and_surely_not_sent_is_given_back_and_can_be_taken_again(memory, url):
    memory.subscribe(5, CUSCO, MONDAY)
    (due,) = memory.due(NOW, 9)
    assert memory.claim(due, NEXT, NOW)
    assert memory.give_back(due, NEXT)
    assert (memory.due(NOW, 9), Rows(url).of("deliveries")) == ([due], [])
    assert memory.claim(due, NEXT, NOW)


def test_what_ended_while_it_was_sent_is_not_given_back(memory, url):
    made = memory.subscribe(5, CUSCO, MONDAY)
    (due,) = memory.due(NOW, 9)
    memory.claim(due, NEXT, NOW)
    memory.unsubscribe(5, made.id)
    assert not memory.give_back(due, NEXT)
    assert (memory.due(NEXT, 9), Rows(url).of("subscriptions")) == ([], [])


def test_what_ended_leaves_the_ledger(memory, url):
    made, _ = memory.subscribe(5, CUSCO, MONDAY), memory.subscribe(6, CUSCO, MONDAY)
    for due in memory.due(NOW, 9):
        memory.claim(due, NEXT, NOW)
    memory.unsubscribe(5, made.id)
    assert len(Rows(url).of("deliveries")) == 1
    memory.unsubscribe_all(6)
    assert Rows(url).of("deliveries") == []


def test_the_ledger_keeps_two_months(memory, url):
    memory.subscribe(5, Wish("u", "daily", "es"), MONDAY)
    for day in range(70):
        at = MONDAY + timedelta(days=day)
        assert memory.claim(*memory.due(at, 9), at + timedelta(days=1), at)
    days = sorted(str(row.due_on) for row in Rows(url).of("deliveries"))
    assert (len(days), days[-1]) == (63, str(date(2026, 3, 16) + timedelta(days=69)))


def test_a_row_that_is_damaged_is_said_once_and_does_not_come_again(memory, url):
    memory.subscribe(5, CUSCO, MONDAY)
    Rows(url).run("UPDATE subscriptions SET sealed = 'gAAAA'")
    (due,) = memory.due(NOW, 9)
    with pytest.raises(CannotRemember, match="is damaged"):
        memory.claim(due, NEXT, NOW)
    assert memory.due(NOW, 9) == []


def test_of_many_threads_one_takes_each(memory):
    for chat in range(1, 11):
        memory.subscribe(chat, CUSCO, MONDAY)
    with ThreadPoolExecutor(4) as threads:
        lanes = [threads.submit(take, memory) for _ in range(4)]
        taken = [chat for lane in lanes for chat in lane.result()]
    assert sorted(taken) == list(range(1, 11))


def take(memory: Memory) -> list[int]:
    """The chats of which this one has taken what is due."""
    claimed = (memory.claim(due, NEXT, NOW) for due in memory.due(NOW, 99))
    return [taken.chat for taken in claimed if taken]


TAKE = """
import sys
from datetime import UTC, datetime
from bot.memory import Memory

memory = Memory.open(sys.argv[1], [sys.argv[2]])
now, later = datetime(2026, 3, 16, 14, tzinfo=UTC), datetime(2026, 3, 23, 13, tzinfo=UTC)
found = memory.due(now, 99)
print("ready", flush=True)
sys.stdin.readline()
print(*(taken.chat for due in found if (taken := memory.claim(due, later, now))))
memory.close()
"""


def test_of_several_processes_that_have_read_the_same_one_takes_each(url, memory):
    for chat in range(1, 31):
        memory.subscribe(chat, CUSCO, MONDAY)
    command = [sys.executable, "-c", TAKE, url, A]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen(command, **pipes) for _ in range(3)]  # noqa: S603 - our own words
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    taken = " ".join(process.communicate(timeout=30)[0] for process in processes).split()
    assert [process.returncode for process in processes] == [0] * 3
    assert sorted(map(int, taken)) == list(range(1, 31))
