"""A reply that rides in the answer to Telegram's post is given there, or sent: one of the two, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text

from bot.memory import Memory

from .conftest import NOW, A
from .posting import OVER, came, claim, settle, store
from .rows import Rows

REPLY = '{"method":"sendMessage","text":"Fueron 1,234."}'
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def test_whichever_replica_telegram_asks_again_gives_the_same_reply(memory, opens):
    assert store(memory, came(1)) == {1: "ours"}
    assert settle(memory, 1, reply=REPLY) == frozenset()
    assert store(opens(), came(1), by="q") == store(memory, came(1)) == {1: REPLY}
    assert memory.inbox.look([1, 2]) == {1: REPLY}


def test_what_was_done_before_telegram_is_told_rides(memory):
    store(memory, came(1), came(2))
    settle(memory, 1, reply=REPLY)
    assert memory.inbox.acknowledge([1, 2]) == {1: REPLY}


def test_what_telegram_was_told_of_before_it_was_done_is_sent(memory):
    store(memory, came(1), came(2, 8))
    assert memory.inbox.acknowledge([1]) == {}
    assert settle(memory, 1, 2, reply=REPLY) == {1}
    assert memory.inbox.look([1, 2]) == {2: REPLY}
    assert claim(memory) == [], "it is still with who must send the reply"
    assert settle(memory, 1) == frozenset()
    assert store(memory, came(1), by="q") == {1: "done"}


def test_what_must_be_sent_by_who_has_died_comes_to_another_as_delivered(memory):
    store(memory, came(1))
    memory.inbox.acknowledge([1])
    assert settle(memory, 1, reply=REPLY) == {1}
    memory.inbox.begin([1], "p")
    (again,) = memory.inbox.claim("q", OVER, MINUTE, 9)
    assert (again.acknowledged, again.again) == (True, True)


@pytest.mark.parametrize("polled_again", [False, True])
def test_to_what_was_polled_no_reply_rides(memory, polled_again):
    store(memory, came(1, acknowledged=not polled_again))
    if polled_again:
        assert store(memory, came(1, acknowledged=True), by="q") == {1: "elsewhere"}
    assert settle(memory, 1, reply=REPLY) == {1}


def test_an_update_that_telegram_counts_as_delivered_stays_so(memory):
    store(memory, came(1, acknowledged=True), room=0)
    assert store(memory, came(1)) == {1: "ours"}
    assert settle(memory, 1, reply=REPLY) == {1}


def test_of_a_settling_and_a_telling_at_once_one_has_the_reply(memory, opens):
    ids, other = range(1, 41), opens()
    store(memory, *(came(id_, id_) for id_ in ids))
    with ThreadPoolExecutor(4) as threads:
        settled = [threads.submit(settle, memory, *ids[n : n + 4], reply=REPLY) for n in range(0, 40, 4)]
        told = [threads.submit(other.inbox.acknowledge, [id_]) for id_ in ids]
        sent = sorted(id_ for each in settled for id_ in each.result())
        rode = sorted(id_ for each in told for id_ in each.result())
    assert sorted([*sent, *rode]) == [*ids]


WAIT = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"


def test_on_a_server_a_settling_waits_for_a_telling_that_is_on_its_way(postgres_url):
    memory, engine = Memory.open(postgres_url, [A]), create_engine(postgres_url)
    store(memory, came(1))
    with ThreadPoolExecutor(1) as threads:
        with engine.begin() as connection:
            connection.execute(text("UPDATE inbox SET acknowledged = TRUE"))
            settling = threads.submit(settle, memory, 1, reply=REPLY)
            while not Rows(postgres_url).run(WAIT):
                assert not settling.done()
        assert settling.result() == {1}
    engine.dispose()
    memory.close()


def test_a_reply_is_kept_for_an_hour_and_that_an_update_is_done_for_two_days(memory, url):
    store(memory, *(came(id_, id_) for id_ in range(1, 7)))
    settle(memory, 1, 2, 3, reply=REPLY)
    settle(memory, 4, 5)
    memory.inbox.clear(NOW + HOUR - MINUTE, batch=2)
    assert memory.inbox.look([1, 4]) == {1: REPLY, 4: None}
    memory.inbox.clear(NOW + HOUR + MINUTE, batch=2)
    assert memory.inbox.look(range(1, 7)) == dict.fromkeys(range(1, 6))
    memory.inbox.clear(NOW + 2 * DAY - MINUTE, batch=2)
    assert len(Rows(url).of("inbox")) == 6
    memory.inbox.clear(NOW + 2 * DAY + MINUTE, batch=2)
    assert claim(memory, now=NOW + 3 * DAY) == [6], "what is not done is never forgotten"
    assert [row.id for row in Rows(url).of("inbox")] == [6]


@pytest.mark.parametrize("reply", [None, REPLY])
def test_of_what_is_done_and_over_nothing_is_kept_that_tells_of_anybody(memory, url, reply):
    store(memory, came(1))
    settle(memory, 1, reply=reply)
    memory.inbox.clear(NOW + 2 * HOUR)
    (row,) = Rows(url).of("inbox")
    assert (row.lane, row.sealed, row.sealed_by, row.process) == (None, None, None, None)


def test_a_reply_that_cannot_be_read_is_none_and_told_to_the_log(memory, url, caplog):
    store(memory, came(1), came(2, 8))
    settle(memory, 1, 2, reply=REPLY)
    Rows(url).run("UPDATE inbox SET sealed = (SELECT sealed FROM inbox WHERE id = 2) WHERE id = 1")
    assert (store(memory, came(1)), memory.inbox.look([1, 2])) == ({1: "done"}, {1: None, 2: REPLY})
    assert "The reply to update 1 is lost" in caplog.text
