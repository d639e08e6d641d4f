"""A letter is one process's for a while, leaves in its turn, and comes to one end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from bot.memory import Kept, Wish
from bot.rhythm import Hours, Rhythm

from .conftest import NOW
from .rows import Rows
from .sending import LASTING, send, take

CUSCO, PUNO = (Wish(word, Rhythm("weekly"), "es") for word in ("c-rA3kZ9", "c-rB3kZ9"))
MONDAY = datetime(2026, 3, 16, 13, tzinfo=UTC)
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
OVER = MONDAY + LASTING
APART, ZERO = timedelta(milliseconds=50), timedelta(0)
PERSON, GROUP = 5, -4_001_234


def waiting(memory, *chats, wishes=(CUSCO,)):
    """Has some letters wait, of each chat in the order of the wishes."""
    for wish in wishes:
        for chat in chats:
            memory.subscribe(chat, wish, NOW)
        memory.outbox.enqueue_due(MONDAY)


def ended(memory, now=MONDAY):
    """How many came to which end today."""
    return dict(memory.office.status(now).today)


def begin(memory, letter, now=MONDAY, edition=None, apart=ZERO):
    return memory.outbox.begin(letter, now, apart, edition)


def test_a_letter_says_all_that_is_needed_to_write_it(memory):
    memory.keep(PERSON, Kept("qu", hours=Hours("Europe/Madrid", None)), NOW)
    one = memory.subscribe(PERSON, CUSCO, NOW)
    memory.outbox.enqueue_due(one.due_at)
    (letter,) = take(memory, one.due_at, "p")
    assert (letter.kind, letter.chat, letter.kept) == ("summary", PERSON, memory.chat(PERSON))
    assert [letter.subscription] == memory.subscriptions(PERSON)
    assert (letter.due_at, letter.expires_at) == (one.due_at, one.due_at + timedelta(days=3, hours=12))
    assert letter.lease.startswith("p:")
    assert (letter.attempts, letter.doubtful, letter.told) == (0, False, None)


@pytest.mark.parametrize(("chat", "apart"), [(PERSON, SECOND), (GROUP, 3 * SECOND)])
def test_of_a_chat_one_comes_at_a_time_in_order_and_not_too_soon(memory, chat, apart):
    waiting(memory, chat, wishes=(PUNO, CUSCO))
    (first,) = take(memory, MONDAY, "p")
    assert (first.subscription.wish, take(memory, MONDAY, "q")) == (PUNO, [])
    send(memory, [first], MONDAY)
    assert take(memory, MONDAY + apart - timedelta(milliseconds=1)) == []
    assert [letter.subscription.wish for letter in take(memory, MONDAY + apart)] == [CUSCO]


def test_the_first_of_a_chat_goes_first_even_when_it_is_put_off(memory):
    waiting(memory, PERSON, 6, wishes=(PUNO, CUSCO))
    mine, _ = sorted(take(memory, MONDAY), key=lambda letter: letter.chat)
    memory.outbox.later(mine, MONDAY + HOUR, failed=True)
    assert [letter.chat for letter in take(memory, MONDAY + HOUR - SECOND, "q")] == [6]
    (again,) = take(memory, MONDAY + HOUR, "q")
    assert (again.subscription.wish, again.attempts, again.doubtful) == (PUNO, 1, False)


def test_the_longest_waiting_come_first_and_no_more_than_asked_for(memory):
    waiting(memory, 1, 2, 3)
    (first,) = memory.outbox.lease(MONDAY, "p", 1, LASTING)
    memory.outbox.later(first, MONDAY + SECOND, failed=False)
    order = [memory.outbox.lease(MONDAY + SECOND, "p", 1, LASTING)[0].chat for _ in range(3)]
    assert (sorted(order), order[-1]) == ([1, 2, 3], first.chat)


@pytest.mark.parametrize("moment", [MONDAY, OVER - SECOND, MONDAY - HOUR, MONDAY - timedelta(days=30)])
def test_nobody_else_has_it_meanwhile_even_when_the_clock_is_put_back(memory, opens, moment):
    waiting(memory, PERSON)
    (held,) = take(memory, MONDAY, "p")
    memory.outbox.enqueue_due(moment)
    assert [take(memory, moment, "q"), take(opens(), moment, "p")] == [[], []]
    assert begin(memory, held, moment) is True


def test_what_was_not_begun_in_time_is_another_ones(memory):
    waiting(memory, PERSON)
    (held,) = take(memory, MONDAY, "p")
    (again,) = take(memory, OVER, "q")
    assert (again.id, again.doubtful) == (held.id, False)
    assert [begin(memory, held, OVER), begin(memory, again, OVER), begin(memory, again, OVER)] == [False, True, False]
    memory.outbox.later(held, OVER, failed=True)
    assert take(memory, OVER, "r") == [], "who has lost it cannot give it back"


def test_many_threads_take_each_once(memory):
    waiting(memory, *range(1, 31))
    with ThreadPoolExecutor(4) as threads:
        lots = threads.map(lambda name: memory.outbox.lease(MONDAY, str(name), 4, LASTING), range(16))
        taken = [letter.chat for lot in lots for letter in lot]
    assert sorted([*taken, *(letter.chat for letter in take(memory, MONDAY))]) == list(range(1, 31))


def test_one_leaves_at_a_time_over_all_processes(memory, opens):
    waiting(memory, *range(1, 9))
    letters, others = take(memory, MONDAY), [memory, opens()]
    with ThreadPoolExecutor(4) as threads:
        turns = list(threads.map(lambda n: begin(others[n % 2], letters[n], apart=APART), range(8)))
    assert sorted(map(str, turns)) == [str(MONDAY + APART)] * 7 + ["True"]
    last = letters[next(n for n in range(8) if turns[n] is not True)]
    assert [begin(memory, last, MONDAY + APART / 2), begin(memory, last, MONDAY + APART)] == [MONDAY + APART, True]


def test_when_telegram_asks_for_a_pause_nobody_sends_and_a_shorter_one_does_not_end_it(memory, opens):
    waiting(memory, 1, 2)
    first, second = take(memory, MONDAY)
    memory.outbox.hold(MONDAY + 30 * SECOND)
    opens().outbox.hold(MONDAY + 5 * SECOND)
    assert [begin(memory, each, MONDAY + 29 * SECOND) for each in (first, second)] == [MONDAY + 30 * SECOND] * 2
    assert begin(opens(), second, MONDAY + 30 * SECOND) is True


def test_a_doubt_is_told_once_and_then_it_is_settled(memory):
    waiting(memory, PERSON)
    (letter,) = take(memory, MONDAY)
    told = memory.ledger.edition(CUSCO.question, "[1]", "v1", MONDAY)
    assert begin(memory, letter, MONDAY, told) is True
    memory.outbox.doubt(letter, MONDAY, MONDAY + HOUR, told)
    assert (take(memory, MONDAY + HOUR - SECOND), ended(memory), memory.ledger.editions()) == ([], {}, [])
    (again,) = take(memory, MONDAY + HOUR)
    assert (again.doubtful, begin(memory, again, MONDAY + HOUR, told)) == (True, True)
    memory.outbox.doubt(again, MONDAY + HOUR, MONDAY + 2 * HOUR, told)
    assert (take(memory, MONDAY + 3 * HOUR), ended(memory)) == ([], {"doubtful": 1})
    assert [edition.id for edition in memory.ledger.editions()] == [told]


def test_what_a_process_began_when_it_died_comes_once_more_marked_and_then_no_more(memory):
    waiting(memory, PERSON)
    told = memory.ledger.edition(CUSCO.question, "[1]", "v1", MONDAY)
    now, seen = MONDAY, []
    for process in "pqrs":
        taken = take(memory, now, process)
        seen += [(process, letter.doubtful, begin(memory, letter, now, told)) for letter in taken]
        now += LASTING
    assert (seen, ended(memory)) == ([("p", False, True), ("q", True, True)], {"doubtful": 1})
    assert [edition.id for edition in memory.ledger.editions()] == [told]


def test_who_was_too_slow_to_say_that_it_arrived_still_says_so(memory):
    waiting(memory, PERSON)
    (slow,) = take(memory, MONDAY, "p")
    assert begin(memory, slow, MONDAY) is True
    (again,) = take(memory, OVER, "q")
    memory.outbox.sent(slow, OVER, None)
    assert (again.doubtful, begin(memory, again, OVER)) == (True, False)
    assert ended(memory) == {"sent": 1}


@pytest.mark.parametrize(
    ("so_far", "how"),
    [
        (lambda _, __: None, {"expired": 1}),
        (lambda memory, letter: memory.outbox.later(letter, MONDAY, failed=True), {"expired": 1}),
        (begin, {"doubtful": 1}),
        (lambda memory, letter: memory.outbox.doubt(letter, MONDAY, MONDAY + HOUR, None), {"doubtful": 1}),
    ],
)
def test_what_is_too_old_goes_and_counts_as_what_it_is(memory, so_far, how):
    waiting(memory, PERSON)
    (letter,) = take(memory, MONDAY)
    so_far(memory, letter)
    assert memory.outbox.clear(letter.expires_at - SECOND) == 0
    assert take(memory, letter.expires_at) == []
    assert memory.outbox.clear(letter.expires_at) == 1
    assert (ended(memory, letter.expires_at), memory.outbox.clear(letter.expires_at)) == (how, 0)


def test_what_is_on_its_way_is_not_too_old(memory):
    waiting(memory, PERSON)
    expires_at = MONDAY + timedelta(days=3, hours=12)
    (letter,) = take(memory, expires_at - SECOND)
    assert begin(memory, letter, expires_at - SECOND) is True
    assert memory.outbox.clear(expires_at) == 0
    memory.outbox.sent(letter, expires_at, None)
    assert ended(memory, expires_at) == {"sent": 1}


@pytest.mark.parametrize("table", ["subscriptions", "chats"])
def test_what_cannot_be_read_is_given_up_and_told_to_the_log_alone(memory, url, caplog, table):
    waiting(memory, PERSON, 6)
    chat = "chat" if table == "subscriptions" else "id"
    home = Rows(url).of("outbox")[0].chat
    Rows(url).run(f"UPDATE {table} SET sealed = 'gAAAA' WHERE {chat} = :home", home=home)  # noqa: S608 - our own names
    assert len(take(memory, MONDAY)) == 1
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "damaged" in caplog.text
    assert (take(memory, OVER + HOUR)[0].attempts, ended(memory)) == (0, {"failed": 1})
