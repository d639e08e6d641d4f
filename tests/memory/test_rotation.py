from datetime import UTC, date, datetime

import pytest

from bot.memory import CannotRemember, Kept, Unanswered, Wish
from bot.memory.address import address
from bot.memory.database import Database
from bot.memory.rotation import seal_all_anew
from bot.memory.seal import Seal
from bot.question import Subject

from .conftest import NOW, A, B, C
from .rows import Rows

DAY = date(2026, 3, 10)
MONDAY = datetime(2026, 3, 16, 13, tzinfo=UTC)
CUSCO, NETWORK = Wish("c-rA3kZ9", "weekly", "es"), Wish("u", "daily", "es")
STARRED = Kept("qu", (Subject("region", "PE-CUS"),))


def test_after_one_start_with_a_new_key_before_it_the_old_one_can_be_dropped(opens):
    old = opens(A)
    old.keep(1, STARRED, NOW)
    old.keep(2, Kept("en"), NOW)
    old.note_unanswered("¿Qué hora es?", DAY)
    old.close()
    opens(B, A).close()
    new = opens(B)
    assert (new.chat(1), new.chat(2)) == (STARRED, Kept("en"))
    new.note_unanswered("que hora es", DAY)
    assert new.unanswered(9) == [Unanswered("¿Qué hora es?", 2, DAY)]


@pytest.mark.parametrize("keys", [(B,), (B, C)])
def test_a_key_dropped_too_early_is_said_in_one_line_and_loses_nothing(opens, keys):
    opens(A).keep(1, STARRED, NOW)
    with pytest.raises(CannotRemember, match=r"^The memory \(.*\) was sealed with a key that is not at hand") as told:
        opens(*keys)
    assert not any(key in str(told.value) for key in (A, B, C))
    assert opens(C, B, A).chat(1) == STARRED


def test_an_empty_memory_takes_any_key(opens):
    opens(A).close()
    opens(B).keep(1, STARRED, NOW)
    assert opens(B).chat(1) == STARRED


def test_more_than_fit_one_transaction_are_all_sealed_anew(opens, url):
    old = opens(A)
    for chat in range(5):
        old.keep(chat, STARRED, NOW)
        old.note_unanswered(f"pregunta {'abcde'[chat]}", DAY)
    database = Database.at(address(url))
    seal_all_anew(database, Seal([B, A]), batch=2)
    database.close()
    new = opens(B)
    assert [new.chat(chat) for chat in range(5)] == [STARRED] * 5
    assert len(new.unanswered(9)) == 5


@pytest.fixture
def both(opens):
    """Two processes while the keys are changed: one still seals with the old key, one with the new one already."""
    return opens(A, B), opens(B, A)


def test_while_keys_change_both_find_what_either_wrote(both):
    old, new = both
    old.keep(1, STARRED, NOW)
    new.keep(2, Kept("en"), NOW)
    assert new.chat(1) == old.chat(1) == STARRED
    assert new.chat(2) == old.chat(2) == Kept("en")


def test_a_chat_that_is_written_is_sealed_with_the_new_key(both, url):
    old, new = both
    old.keep(1, STARRED, NOW)
    before = Rows(url).of("chats")
    new.keep(1, Kept("en"), NOW)
    after = Rows(url).of("chats")
    assert len(before) == len(after) == 1
    assert before[0].sealed_by == Seal([A]).names[0]
    assert after[0].sealed_by == Seal([B]).names[0]
    assert after[0].hash != before[0].hash
    assert old.chat(1) == new.chat(1) == Kept("en")


@pytest.mark.parametrize("go", [lambda memory: memory.forget(1), lambda memory: memory.keep(1, Kept(), NOW)])
def test_a_chat_that_another_key_sealed_is_forgotten(both, url, go):
    old, new = both
    old.keep(1, STARRED, NOW)
    go(new)
    assert Rows(url).of("chats") == []


def test_a_group_that_another_key_sealed_moves(both):
    old, new = both
    old.keep(-1, STARRED, NOW)
    old.keep(-100, Kept("en"), NOW)
    new.move(-1, -100)
    assert (old.chat(-1), old.chat(-100)) == (Kept(), Kept("en", STARRED.favourites))


def test_a_question_is_counted_on_under_the_new_key(both, url):
    old, new = both
    old.note_unanswered("¿Qué hora es?", date(2026, 3, 9))
    old.note_unanswered("que hora es", date(2026, 3, 9))
    new.note_unanswered("que hora es", DAY)
    assert new.unanswered(9) == [Unanswered("¿Qué hora es?", 3, DAY)]
    assert len(Rows(url).of("unanswered")) == 1


def test_what_the_new_key_wrote_already_is_not_overwritten(opens, url):
    """As when one process knows only the new key while another writes with the old one."""
    old, new = opens(A), opens(A)
    new.keep(1, STARRED, NOW)
    ((hashed, name, sealed),) = Rows(url).of("chats")
    new.forget(1)
    opens(B).keep(1, Kept("en"), NOW)
    Rows(url).run("INSERT INTO chats VALUES (:hashed, :name, :sealed)", hashed=hashed, name=name, sealed=sealed)
    assert old.chat(1) == STARRED
    both = opens(B, A)
    assert both.chat(1) == Kept("en")
    assert len(Rows(url).of("chats")) == 1


def test_the_same_key_twice_is_one_key(opens):
    memory = opens(A, A)
    memory.keep(1, STARRED, NOW)
    assert memory.chat(1) == STARRED


def test_subscriptions_go_on_under_the_new_key_with_their_names_times_and_ledger(opens, url):
    old = opens(A)
    made = [old.subscribe(chat, wish, MONDAY) for chat in (1, 2) for wish in (CUSCO, NETWORK)]
    taken = old.claim(old.due(MONDAY, 1)[0], MONDAY.replace(day=23), MONDAY)
    old.close()
    opens(B, A).close()
    new = opens(B)
    found = {one.id: one for chat in (1, 2) for one in new.subscriptions(chat)}
    assert found == {one.id: one for one in [*made, taken]}
    assert len(Rows(url).of("deliveries")) == 1


def test_a_subscription_is_found_and_ended_by_who_has_both_keys(both):
    old, new = both
    made = old.subscribe(1, CUSCO, MONDAY)
    assert new.subscribe(1, CUSCO, MONDAY) == made
    assert new.claim(*new.due(MONDAY, 9), MONDAY.replace(day=23), MONDAY)
    assert new.unsubscribe(1, made.id)
    assert old.subscriptions(1) == []


def test_a_wish_that_the_new_key_has_sealed_already_is_not_doubled(opens, url):
    opens(A).subscribe(1, CUSCO, MONDAY)
    (row,) = Rows(url).of("subscriptions")
    opens(A).forget(1)
    kept = opens(B).subscribe(1, CUSCO, MONDAY)
    Rows(url).run(
        "INSERT INTO subscriptions VALUES (:id, :hash, :sealed_by, :sealed, :every, :due_at)", **row._asdict()
    )
    assert opens(B, A).subscriptions(1) == [kept]
    assert len(Rows(url).of("subscriptions")) == 1
