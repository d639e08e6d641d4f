from datetime import UTC, date, datetime, timedelta

import pytest

from bot.memory import CannotRemember, Kept, Unanswered, Wish
from bot.memory.address import address
from bot.memory.database import Database
from bot.memory.rotation import SEALED, seal_all_anew
from bot.memory.seal import Seal
from bot.question import Subject
from bot.rhythm import Rhythm

from .conftest import NOW, A, B, C
from .posting import CHAT, LASTING, OVER, came, claim, settle, store
from .rows import Rows
from .sending import send, send_what_is_due, take

DAY = date(2026, 3, 10)
MONDAY = datetime(2026, 3, 16, 13, tzinfo=UTC)
CUSCO, NETWORK = Wish("c-rA3kZ9", Rhythm("weekly"), "es"), Wish("u", Rhythm("daily"), "es")
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


def test_what_the_new_key_wrote_already_is_not_overwritten_and_keeps_what_is_sent_there(opens, url):
    """As when one process knows only the new key while another writes with the old one."""
    old = opens(A)
    old.keep(1, STARRED, NOW)
    old.subscribe(1, CUSCO, NOW)
    (row,) = Rows(url).of("chats")
    Rows(url).run("DELETE FROM chats")
    Rows(url).run("UPDATE subscriptions SET sealed_by = :other", other=Seal([B]).names[0])
    opens(B).keep(1, Kept("en"), NOW)
    Rows(url).run("UPDATE subscriptions SET sealed_by = :own", own=row.sealed_by)
    Rows(url).run("INSERT INTO chats VALUES (:hash, :id, :sealed_by, :sealed, :free_at)", **row._asdict())
    assert old.chat(1) == STARRED
    both = opens(B, A)
    assert both.chat(1) == Kept("en")
    assert [one.wish for one in both.subscriptions(1)] == [CUSCO]
    assert len(Rows(url).of("chats")) == 1


def test_the_same_key_twice_is_one_key(opens):
    memory = opens(A, A)
    memory.keep(1, STARRED, NOW)
    assert memory.chat(1) == STARRED


def test_all_that_is_sent_goes_on_under_the_new_key(opens, url):
    old = opens(A)
    made = [old.subscribe(chat, wish, NOW) for chat in (1, 2) for wish in (CUSCO, NETWORK)]
    send_what_is_due(old, MONDAY)
    later = MONDAY + timedelta(days=1)
    old.outbox.enqueue_due(later)
    old.close()
    opens(B, A).close()
    new = opens(B)
    assert {one.id for chat in (1, 2) for one in new.subscriptions(chat)} == {one.id for one in made}
    assert {row.sealed_by for table in SEALED for row in Rows(url).of(table.name)} == {Seal([B]).names[0]}
    (told,) = new.ledger.editions()
    assert new.ledger.edition(told.question, "[1]", "v1", later) == told.id
    letters = take(new, later + timedelta(seconds=9))
    assert {letter.chat for letter in letters} == {1, 2}


def test_equal_questions_are_found_together_whichever_key_wrote_them(both):
    old, new = both
    news = Wish("u", Rhythm("news"), "es")
    old.subscribe(1, news, NOW)
    new.subscribe(2, news, NOW)
    topics = new.ledger.topics_of_news()
    assert {topic.question for topic in topics} == {"u"}
    assert sum(new.outbox.enqueue_news(topic, "v2", NOW) for topic in topics) == 2


def test_a_subscription_is_found_sent_and_ended_by_who_has_both_keys(both):
    old, new = both
    made = old.subscribe(1, CUSCO, NOW)
    assert new.subscribe(1, CUSCO, NOW) == made
    new.outbox.enqueue_due(MONDAY)
    send(new, take(new, MONDAY), MONDAY)
    assert new.unsubscribe(1, made.id)
    assert old.subscriptions(1) == []


def test_what_waits_and_what_rides_goes_on_under_the_new_key(opens, url):
    old = opens(A)
    store(old, came(1), came(2), came(3, 8), came(4, 9), came(5, 9), room=4)
    settle(old, 1, reply="hola")
    settle(old, 3)
    old.keep_talk(CHAT, "Cusco", NOW)
    old.close()
    opens(B, A).close()
    new = opens(B)
    assert {row.sealed_by for table in SEALED for row in Rows(url).of(table.name)} == {Seal([B]).names[0], None}
    assert new.inbox.look([1, 2, 3]) == {1: "hola", 3: None}
    assert store(new, came(6), by="q") == {6: "elsewhere"}, "the lane has a new name, and is the same"
    found = new.inbox.claim("q", OVER, LASTING, 9)
    assert [(each.id, each.body) for each in found] == [(2, '{"update_id":2}'), (4, '{"update_id":4}')]
    assert new.talk(CHAT) is None, "a talk is not worth it"


def test_what_cannot_be_read_when_keys_change_is_given_up_and_keeps_nobody_from_starting(opens, url, caplog):
    old = opens(A)
    store(old, came(1), came(2), came(3), room=2)
    settle(old, 2, reply="hola")
    Rows(url).run("UPDATE inbox SET sealed = 'gAAAA' WHERE id < 3")
    assert claim(opens(B, A), now=OVER) == [3]
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]
    assert opens(B).inbox.look([1, 2, 3]) == {1: None, 2: None}


def test_while_keys_change_a_lane_is_one_and_a_reply_rides_whoever_sealed_it(both):
    old, new = both
    assert store(old, came(1), by="p") == {1: "ours"}
    assert store(new, came(2), by="q") == {2: "elsewhere"}
    assert store(new, came(3), came(4, 8), by="q") == {3: "elsewhere", 4: "ours"}
    assert claim(new, "r") == [], "the one before it is sealed with the other key"
    settle(old, 1, reply="hola")
    assert new.inbox.look([1]) == {1: "hola"}
    assert claim(new, "r") == [2]


def test_what_another_key_sealed_waits_for_who_has_it(opens):
    """As when one process has not been given the new key yet."""
    old = opens(A)
    store(opens(B, A), came(1), room=0)
    store(old, came(2, 8), room=0)
    assert claim(old, "p") == [2]
    assert claim(opens(A, B), "q") == [1]


def test_a_talk_is_found_and_replaced_whoever_sealed_it(both, url):
    old, new = both
    old.keep_talk(1, "Cusco", NOW)
    assert new.talk(1) == "Cusco"
    new.keep_talk(1, "Puno", NOW + timedelta(seconds=1))
    assert (old.talk(1), len(Rows(url).of("talks"))) == ("Puno", 1)
    old.keep_talk(1, None, NOW)
    assert new.talk(1) is None
