"""What is written together counts as a whole once it is left, or not at all."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.memory import CannotRemember, Waiting

from .conftest import NOW, A
from .posting import CHAT, came, settle, store


def test_it_sees_what_it_has_written_and_others_do_not_before_it_is_left(memory, opens):
    other = opens(A)
    with memory.together():
        store(memory, came(1), came(2))
        memory.keep_talk(CHAT, "{}", NOW)
        assert memory.inbox.waiting() == Waiting(2, NOW)
        assert other.inbox.waiting().open == 0
        with ThreadPoolExecutor(1) as another:
            assert another.submit(memory.inbox.waiting).result().open == 0
        settle(memory, 1)
    assert other.inbox.waiting() == Waiting(1, NOW)
    assert other.recalled(CHAT)[1] == "{}"


def test_nothing_of_it_counts_where_it_is_broken_off(memory):
    def broken_off():
        with memory.together():
            settle(memory, 1)
            store(memory, came(2))
            raise CannotRemember

    store(memory, came(1))
    with pytest.raises(CannotRemember):
        broken_off()
    assert memory.inbox.waiting() == Waiting(1, NOW)
    assert store(memory, came(2)) == {2: "ours"}


def test_after_it_each_counts_by_itself(memory, opens):
    with memory.together():
        store(memory, came(1))
    store(memory, came(2))
    assert opens(A).inbox.waiting().open == 2
