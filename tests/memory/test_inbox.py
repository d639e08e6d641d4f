"""An update is stored once, is with one process at a time, and those of a chat leave in their order."""

from datetime import timedelta

import pytest

from bot.memory import Claimed, Left, Settled, Waiting

from .conftest import NOW, A
from .posting import CHAT, LASTING, OVER, came, claim, settle, store
from .rows import Rows

OTHER = -1_001_234_567_890
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("so_far", "next_", "place"),
    [
        ([], (1, CHAT, "p"), "ours"),
        ([(1, CHAT, "p")], (2, OTHER, "q"), "ours"),
        ([(1, CHAT, "p")], (2, CHAT, "p"), "ours"),
        ([(1, CHAT, "p")], (2, CHAT, "q"), "elsewhere"),
        ([(2, CHAT, "p")], (1, CHAT, "q"), "elsewhere"),
        ([(2, CHAT, "p")], (1, CHAT, "p"), "ours"),
        ([(1, CHAT, "p"), (2, CHAT, "q")], (3, CHAT, "p"), "elsewhere"),
        ([(1, 0, "p")], (2, 0, "q"), "ours"),
        ([(1, CHAT, "p")], (1, CHAT, "q"), "elsewhere"),
        ([(1, CHAT, "p")], (1, CHAT, "p"), "elsewhere"),
        ([(1, 0, "p")], (1, 0, "q"), "elsewhere"),
        ([], (2**62, 2**52, "p"), "ours"),
    ],
)
def test_who_gets_what_comes_next(memory, so_far, next_, place):
    """Each is a number, a lane and the process that stores it."""
    for id_, lane, process in so_far:
        store(memory, came(id_, lane), by=process)
    id_, lane, process = next_
    assert store(memory, came(id_, lane), by=process) == {id_: place}


@pytest.mark.parametrize(("room", "ours"), [(0, []), (1, [1]), (2, [1, 2]), (3, [1, 2, 3]), (9, [1, 2, 3, 4])])
def test_a_process_gets_no_more_than_it_has_room_for_and_leaves_no_gap_in_a_lane(memory, room, ours):
    incoming = [came(1), came(2, OTHER), came(3), came(4, OTHER)]
    placed = store(memory, *incoming, room=room)
    assert [id_ for id_, place in placed.items() if place == "ours"] == ours
    assert store(memory, came(5), came(6, OTHER)) == {
        5: "ours" if {1, 3} <= {*ours} else "elsewhere",
        6: "ours" if {2, 4} <= {*ours} else "elsewhere",
    }


def test_the_order_of_numbers_counts_and_not_that_of_a_batch_in_which_one_may_come_twice(memory):
    assert store(memory, came(3), came(1), came(3, acknowledged=True), came(2), room=2) == {
        1: "ours",
        2: "ours",
        3: "elsewhere",
    }
    assert settle(memory, 1, 2) == frozenset()
    assert memory.inbox.claim("q", NOW, LASTING, 9) == [Claimed(3, '{"update_id":3}', acknowledged=True, again=False)]


@pytest.mark.parametrize(("lane", "reply", "found"), [(CHAT, "{}", "{}"), (0, "{}", "{}"), (CHAT, None, "done")])
def test_what_was_handled_at_once_is_stored_as_done(memory, lane, reply, found):
    assert memory.inbox.settle([Settled(1, reply, lane), Settled(2, None, OTHER)], "p", NOW) == frozenset()
    assert store(memory, came(1, lane), came(2, OTHER), by="q") == {1: found, 2: "done"}
    assert (claim(memory), memory.inbox.waiting().open) == ([], 0)


def test_what_was_handled_twice_while_the_memory_was_away_is_stored_once(memory):
    assert memory.inbox.settle([Settled(1, "{}", CHAT), Settled(1, "{}", CHAT)], "p", NOW) == frozenset()
    assert store(memory, came(1)) == {1: "{}"}


def test_what_is_stored_already_stays_as_it_is(memory):
    store(memory, came(1), came(2, OTHER))
    settle(memory, 1, reply='{"first":1}')
    again = [Settled(1, '{"again":1}', CHAT), Settled(2, '{"again":1}', OTHER)]
    assert memory.inbox.settle(again, "q", NOW) == frozenset()
    assert memory.inbox.look([1, 2]) == {1: '{"first":1}'}


def test_what_telegram_waits_for_no_longer_is_not_taken_for_done(memory):
    store(memory, came(1, acknowledged=True))
    assert memory.inbox.settle([Settled(1, "{}", CHAT)], "p", NOW) == {1}
    assert memory.inbox.waiting().open == 1


def test_what_is_left_is_what_others_have_or_nobody(memory):
    assert memory.inbox.left("p") == Left(0, 0)
    store(memory, came(4), by="p")
    store(memory, came(9, OTHER), by="q")
    store(memory, came(7, 0), room=0)
    assert (memory.inbox.left("p"), memory.inbox.left("q")) == (Left(2, 9), Left(2, 9))
    settle(memory, 9, by="q")
    assert memory.inbox.left("p") == Left(1, 9)


def test_nothing_comes_of_nothing(memory):
    assert store(memory) == {}
    assert (settle(memory), memory.inbox.begin([], "p"), memory.inbox.acknowledge([])) == (frozenset(), frozenset(), {})


def test_the_earliest_that_are_free_are_claimed_one_of_each_lane(memory):
    store(memory, came(1), came(2), came(3, OTHER), came(4, 0), came(5, 0), came(6, 8), room=1)
    assert claim(memory, limit=2) == [3, 4]
    assert claim(memory) == [5, 6]
    settle(memory, 1)
    assert (claim(memory), claim(memory)) == ([2], [])


def test_of_a_lane_in_which_another_works_nothing_is_claimed(memory):
    store(memory, came(2), by="p")
    store(memory, came(1), by="q")
    store(memory, came(3, OTHER), room=0)
    assert (claim(memory, "r", limit=1), claim(memory, "r")) == ([3], [])
    settle(memory, 2, by="p")
    assert claim(memory, "r") == [1]


@pytest.mark.parametrize("moment", [OVER - SECOND, NOW - timedelta(days=1)])
def test_what_a_process_has_nobody_else_gets_meanwhile(memory, moment):
    store(memory, came(1))
    assert (store(memory, came(1), by="q", now=moment), claim(memory, now=moment)) == ({1: "elsewhere"}, [])


def test_who_lives_keeps_what_it_has(memory):
    store(memory, came(1), came(2))
    memory.inbox.renew("p", OVER - SECOND, LASTING)
    assert claim(memory, now=OVER) == []
    assert claim(memory, now=OVER + LASTING) == [1]


def test_who_is_late_does_not_get_again_what_it_has_in_hand(memory):
    store(memory, came(1))
    assert (claim(memory, "p", OVER), store(memory, came(1), now=OVER)) == ([], {1: "elsewhere"})
    assert claim(memory, "q", OVER) == [1]


@pytest.mark.parametrize("begun", [False, True])
def test_what_a_process_had_that_died_is_another_ones_who_is_told_whether_it_had_begun(memory, begun):
    store(memory, came(1), came(2))
    if begun:
        assert memory.inbox.begin([1], "p") == {1}
    (again,) = memory.inbox.claim("q", OVER, LASTING, 9)
    assert (again.id, again.again) == (1, begun)
    settle(memory, 1, by="q", now=OVER)
    (then,) = memory.inbox.claim("q", OVER, LASTING, 9)
    assert (then.id, then.again) == (2, False)


def test_what_telegram_repeats_after_a_death_is_taken_at_once_unless_it_was_begun(memory):
    store(memory, came(1), came(2, OTHER), came(3, OTHER))
    memory.inbox.begin([1], "p")
    repeated = [came(1), came(2, OTHER), came(3, OTHER), came(4)]
    assert store(memory, *repeated, by="q", now=OVER) == {1: "elsewhere", 2: "ours", 3: "ours", 4: "elsewhere"}
    assert [each.again for each in memory.inbox.claim("q", OVER, LASTING, 9)] == [True]


def test_who_has_lost_an_update_is_told_so_before_it_sends_and_cannot_settle_it(memory):
    store(memory, came(1), came(2, OTHER))
    assert claim(memory, "q", OVER, limit=1) == [1]
    assert memory.inbox.begin([1, 2], "p") == {2}
    assert settle(memory, 1, 2, reply="hola") == frozenset()
    assert memory.inbox.look([1, 2]) == {2: "hola"}
    assert settle(memory, 1, by="q", reply="holi", now=OVER) == frozenset()
    assert memory.inbox.look([1]) == {1: "holi"}


def test_what_is_done_is_done_once(memory):
    store(memory, came(1))
    settle(memory, 1, reply="hola")
    settle(memory, 1, reply="holi")
    assert (memory.inbox.look([1]), claim(memory, now=OVER)) == ({1: "hola"}, [])


def test_who_ends_leaves_what_it_has_to_the_others(memory):
    store(memory, came(1), came(2, OTHER))
    store(memory, came(3, 8), by="r")
    settle(memory, 2)
    memory.inbox.release("p")
    assert claim(memory) == [1]


def test_what_waits_is_counted_and_seen_by_the_maintainers(memory):
    assert memory.inbox.waiting() == Waiting(0, None)
    store(memory, came(1), came(2))
    store(memory, came(3), now=NOW + SECOND)
    settle(memory, 1)
    assert memory.inbox.waiting() == memory.office.status(OVER).inbox == Waiting(2, NOW)
    settle(memory, 2)
    assert memory.inbox.waiting() == Waiting(1, NOW + SECOND)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE inbox SET sealed = 'gAAAA' WHERE id = 1",
        "UPDATE inbox SET sealed = NULL WHERE id = 1",
        "UPDATE inbox SET sealed = NULL, sealed_by = NULL WHERE id = 1",
        "UPDATE inbox SET sealed = (SELECT sealed FROM inbox WHERE id = 2) WHERE id = 1",
    ],
)
def test_what_cannot_be_read_is_given_up_and_told_to_the_log_alone(memory, opens, url, caplog, harm):
    store(memory, came(1), came(2, OTHER), came(3), room=0)
    Rows(url).run(harm)
    assert claim(memory) == [2]
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "Update 1 is given up" in caplog.text
    assert (claim(memory), claim(opens(A))) == ([3], [])
    assert store(memory, came(1)) == {1: "done"}


def test_what_stands_of_each_is_told_in_the_order_in_which_they_were_given(memory):
    given = [came(3), came(1), came(3), came(2)]
    assert [each.id for each in memory.inbox.store(given, "p", NOW, LASTING, 9)] == [3, 1, 3, 2]
