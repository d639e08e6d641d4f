"""What a chat talked about is at hand for every process, for a while."""

from datetime import timedelta

import pytest

from bot.memory import Kept

from .conftest import NOW
from .posting import CHAT, came, settle, store
from .rows import Rows

TALK = '{"about":["Cusco","2026"],"said":"¿y en Puno?"}'
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


def test_whichever_process_hears_the_next_word_knows_what_it_is_about(memory, opens):
    memory.keep(CHAT, Kept("qu"), NOW)
    memory.keep_talk(CHAT, "before", NOW)
    memory.keep_talk(CHAT, TALK, NOW)
    other = opens()
    assert (other.talk(CHAT), other.recalled(CHAT)) == (TALK, (Kept("qu"), TALK))
    assert (other.talk(CHAT + 1), other.recalled(CHAT + 1)) == (None, (Kept(), None))
    other.keep_talk(CHAT, None, NOW)
    assert (memory.recalled(CHAT), memory.talk(CHAT)) == ((Kept("qu"), None), None)


def test_a_server_is_shared_and_a_file_is_not(memory, url):
    assert memory.shared == url.startswith("postgresql")


def test_it_is_forgotten_after_a_day(memory):
    memory.keep_talk(CHAT, TALK, NOW - SECOND)
    memory.keep_talk(5, TALK, NOW)
    memory.inbox.clear(NOW + DAY)
    assert (memory.talk(CHAT), memory.talk(5)) == (None, TALK)


@pytest.mark.parametrize(("there", "found"), [(None, TALK), ("newer", "newer")])
def test_a_group_that_becomes_another_goes_on_talking(memory, there, found):
    memory.keep_talk(-4_001, TALK, NOW)
    memory.keep_talk(-100_4, there, NOW)
    memory.move(-4_001, -100_4)
    assert (memory.talk(-4_001), memory.talk(-100_4)) == (None, found)


def test_a_group_that_has_not_talked_takes_nothing_from_the_other(memory):
    memory.keep_talk(-100_4, TALK, NOW)
    memory.move(-4_001, -100_4)
    memory.move(-100_4, -100_4)
    assert memory.talk(-100_4) == TALK


def test_who_is_forgotten_leaves_neither_talk_nor_replies_but_is_answered_still(memory, url):
    store(memory, came(1), came(2), came(3, 8), came(4))
    settle(memory, 1, 3, reply="hola")
    settle(memory, 2)
    memory.keep_talk(CHAT, TALK, NOW)
    memory.keep_talk(8, TALK, NOW)
    assert memory.forget(CHAT) is False, "what was kept is asked for, not what was said"
    assert (memory.talk(CHAT), memory.talk(8)) == (None, TALK)
    assert memory.inbox.look([1, 2, 3, 4]) == {2: None, 3: "hola"}
    assert {row.id for row in Rows(url).of("inbox") if row.lane} == {3, 4}
    assert settle(memory, 4, reply="adiós") == frozenset()
    assert memory.inbox.look([4]) == {4: "adiós"}


@pytest.mark.parametrize("sealed", ["'gAAAA'", "(SELECT sealed FROM talks AS other WHERE other.hash != talks.hash)"])
def test_what_cannot_be_read_is_nothing_and_told_to_the_log_alone(memory, url, caplog, sealed):
    memory.keep_talk(CHAT, TALK, NOW)
    memory.keep_talk(5, TALK, NOW + SECOND)
    earlier = "said_at < (SELECT max(said_at) FROM talks)"
    Rows(url).run(f"UPDATE talks SET sealed = {sealed} WHERE {earlier}")  # noqa: S608 - our own words
    assert (memory.recalled(CHAT), memory.talk(5)) == ((Kept(), None), TALK)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert str(CHAT) not in caplog.text
    memory.move(CHAT, 6)
    memory.keep_talk(CHAT, "again", NOW)
    assert memory.talk(CHAT) == "again"
