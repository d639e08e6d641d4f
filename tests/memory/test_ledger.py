"""What was told to whom: from it come news, and a word to those who were told something wrong."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.memory import Wish
from bot.rhythm import Rhythm

from .conftest import NOW
from .rows import Rows
from .sending import send, send_what_is_due, take

CUSCO, PUNO = (Wish(word, Rhythm("weekly"), "es") for word in ("c-rA3kZ9", "c-rB3kZ9"))
NEWS = replace(CUSCO, rhythm=Rhythm("news"))
MONDAY = datetime(2026, 3, 16, 13, tzinfo=UTC)
MINUTE, DAY, WEEK = timedelta(minutes=1), timedelta(days=1), timedelta(days=7)


def told(memory):
    return [(edition.question, edition.figures, edition.version) for edition in memory.ledger.editions()]


def correct(memory, figures, version, now):
    """Corrects all that was told, and sends it; gives to which chats, and what had been told there."""
    for edition in memory.ledger.editions():
        if edition.figures != figures:
            memory.outbox.enqueue_correction(edition.id, version, now)
    letters = take(memory, now)
    send(memory, letters, now, figures, version)
    return [(letter.kind, letter.chat, letter.edition.figures) for letter in letters]


@pytest.mark.parametrize(
    ("question", "figures", "version", "same"),
    [("u", "[1]", "v2", True), ("u", "[2]", "v1", False), ("v", "[1]", "v1", False)],
)
def test_the_same_told_again_is_one_edition(memory, opens, question, figures, version, same):
    first = memory.ledger.edition("u", "[1]", "v1", NOW)
    assert (opens().ledger.edition(question, figures, version, NOW + DAY) == first) is same


def test_what_was_told_last_is_known_when_the_next_is_written(memory):
    memory.subscribe(5, CUSCO, NOW)
    found = []
    for week, figures in enumerate(("[1]", "[1]", "[2]", "[1]")):
        (letter,) = send_what_is_due(memory, MONDAY + week * WEEK, figures, f"v{week}")
        found.append(letter.told and (letter.told.figures, letter.told.version, letter.told.told_on))
    first = ("[1]", "v0", date(2026, 3, 16))
    assert found == [None, first, first, ("[2]", "v2", date(2026, 3, 30))]


def test_nothing_counts_as_told_that_did_not_leave_or_has_ended(memory):
    one, _ = memory.subscribe(5, CUSCO, NOW), memory.subscribe(6, CUSCO, NOW)
    memory.outbox.enqueue_due(MONDAY)
    number = memory.ledger.edition(CUSCO.question, "[1]", "v1", MONDAY)
    for letter in take(memory, MONDAY):
        memory.outbox.begin(letter, MONDAY, timedelta(0), number)
        memory.unsubscribe(5, one.id)
        memory.outbox.done(letter, MONDAY, "sent" if letter.chat == 5 else "refused", number)
    assert told(memory) == []
    assert memory.office.status(MONDAY).today == {"refused": 1}


def test_what_was_told_is_known_for_400_days(memory, url):
    one, other = memory.subscribe(5, CUSCO, NOW), memory.subscribe(6, CUSCO, NOW)
    send_what_is_due(memory, MONDAY, "[1]")
    memory.rest(5, one.id, MONDAY, paused=True)
    send_what_is_due(memory, MONDAY + WEEK, "[2]")
    kept = []
    for days in (400, 401, 407, 408):
        memory.outbox.clear(MONDAY + timedelta(days=days))
        kept.append([figures for _, figures, _ in told(memory)])
    assert kept == [["[1]", "[2]"], ["[2]"], ["[2]"], []]
    memory.unsubscribe(5, one.id)
    memory.unsubscribe(6, other.id)
    memory.outbox.clear(MONDAY + timedelta(days=409))
    assert [Rows(url).of(table) for table in ("editions", "deliveries", "tallies")] == [[], [], []]


def test_an_edition_that_nobody_was_told_is_forgotten_but_not_at_once(memory, url):
    memory.ledger.edition("u", "[1]", "v1", NOW)
    memory.outbox.clear(NOW + MINUTE)
    assert len(Rows(url).of("editions")) == 1
    memory.outbox.clear(NOW + 2 * DAY)
    assert Rows(url).of("editions") == []


def test_news_are_wanted_by_topic_and_by_what_was_told(memory):
    first = memory.ledger.edition(CUSCO.question, "[1]", "v1", NOW)
    for chat, wish, known in ((5, NEWS, first), (6, NEWS, first), (7, NEWS, None), (8, CUSCO, first)):
        memory.subscribe(chat, wish, NOW, known)
    memory.rest(9, memory.subscribe(9, replace(NEWS, question="v"), NOW).id, NOW, paused=True)
    topics = memory.ledger.topics_of_news()
    assert {(topic.question, topic.told and topic.told.figures) for topic in topics} == {
        (CUSCO.question, "[1]"),
        (CUSCO.question, None),
    }
    wanted = [memory.outbox.enqueue_news(topic, "v2", NOW) for topic in topics]
    assert sorted(wanted) == [1, 2]


def test_news_come_once_to_each_who_wants_them_and_has_not_been_told(memory, opens):
    first = memory.ledger.edition(CUSCO.question, "[1]", "v1", NOW)
    for chat in (5, 6):
        memory.subscribe(chat, NEWS, NOW, first)
    (topic,) = memory.ledger.topics_of_news()
    assert [each.outbox.enqueue_news(topic, "v2", NOW) for each in (memory, opens())] == [2, 0]
    letters = take(memory, NOW)
    assert sorted((letter.kind, letter.chat, letter.told.figures) for letter in letters) == [
        ("news", 5, "[1]"),
        ("news", 6, "[1]"),
    ]
    send(memory, letters, NOW, "[2]", "v2")
    assert memory.outbox.enqueue_news(topic, "v2", NOW) == 0
    assert [topic.told.figures for topic in memory.ledger.topics_of_news()] == ["[2]"]


def test_a_correction_comes_once_to_each_chat_that_was_told_and_is_not_paused(memory):
    daily = replace(CUSCO, rhythm=Rhythm("daily"))
    for chat, wish in ((5, CUSCO), (5, daily), (6, CUSCO), (7, CUSCO), (8, PUNO)):
        memory.subscribe(chat, wish, NOW)
    for minutes in (0, 1):
        send_what_is_due(memory, MONDAY + minutes * MINUTE)
    memory.rest(7, memory.subscriptions(7)[0].id, MONDAY, paused=True)
    edition = next(one for one in memory.ledger.editions() if one.question == CUSCO.question)
    later = MONDAY + 9 * MINUTE
    assert [memory.outbox.enqueue_correction(edition.id, "v2", later) for _ in range(2)] == [2, 0]
    letters = take(memory, later)
    assert sorted((letter.kind, letter.chat, letter.edition.figures) for letter in letters) == [
        ("correction", 5, "[1]"),
        ("correction", 6, "[1]"),
    ]
    send(memory, letters, later, "[2]", "v2")
    assert memory.outbox.enqueue_correction(edition.id, "v3", later) == 0, "they know it"


def test_what_is_corrected_again_is_compared_with_what_was_told_last(memory):
    memory.subscribe(5, CUSCO, NOW)
    send_what_is_due(memory, MONDAY, "[1]", "v1")
    assert correct(memory, "[2]", "v2", MONDAY + MINUTE) == [("correction", 5, "[1]")]
    assert correct(memory, "[2]", "v3", MONDAY + 2 * MINUTE) == []
    assert correct(memory, "[3]", "v4", MONDAY + 3 * MINUTE) == [("correction", 5, "[2]")]
    assert told(memory) == [(CUSCO.question, "[3]", "v4")]
    assert [letter.told.figures for letter in send_what_is_due(memory, MONDAY + WEEK)] == ["[3]"]


def test_a_correction_of_something_older_is_not_what_was_told_last(memory):
    memory.subscribe(5, CUSCO, NOW)
    send_what_is_due(memory, MONDAY, "[1]")
    send_what_is_due(memory, MONDAY + WEEK, "[2]")
    old, _ = memory.ledger.editions()
    memory.outbox.enqueue_correction(old.id, "v3", MONDAY + WEEK)
    send(memory, take(memory, MONDAY + WEEK + MINUTE), MONDAY + WEEK + MINUTE, "[9]", "v3")
    assert [figures for _, figures, _ in told(memory)] == ["[2]", "[9]"]
    assert [letter.told.figures for letter in send_what_is_due(memory, MONDAY + 2 * WEEK)] == ["[2]"]


def test_a_correction_that_waits_is_not_joined_by_that_of_the_next_version(memory):
    memory.subscribe(5, CUSCO, NOW)
    send_what_is_due(memory, MONDAY)
    (edition,) = memory.ledger.editions()
    assert [memory.outbox.enqueue_correction(edition.id, version, MONDAY) for version in ("v2", "v3")] == [1, 0]


def test_a_version_is_seen_once_by_all(memory, opens):
    assert not memory.ledger.seen("v1")
    memory.ledger.see("v1")
    assert [opens().ledger.seen(version) for version in ("v1", "v2")] == [True, False]
    opens().ledger.see("v2")
    assert [memory.ledger.seen(version) for version in ("v1", "v2")] == [False, True]


def test_a_correction_is_not_told_again_by_a_letter_for_what_the_chat_was_put_right_on_meanwhile(memory):
    memory.subscribe(5, CUSCO, NOW)
    send_what_is_due(memory, MONDAY, "[1]", "v1")
    (wrong,) = memory.ledger.editions()
    memory.outbox.enqueue_correction(wrong.id, "v2", MONDAY + MINUTE)
    first = take(memory, MONDAY + MINUTE)
    assert memory.outbox.enqueue_correction(wrong.id, "v3", MONDAY + MINUTE) == 1, "the first is on its way"
    send(memory, first, MONDAY + MINUTE, "[3]", "v3")
    (second,) = take(memory, MONDAY + 2 * MINUTE)
    assert ([letter.edition for letter in first], second.edition) == ([wrong], None)


def test_what_is_about_to_be_told_is_kept_though_all_who_were_told_it_have_left(memory):
    one = memory.subscribe(5, CUSCO, NOW)
    send_what_is_due(memory, MONDAY, "[1]", "v1")
    memory.unsubscribe(5, one.id)
    memory.subscribe(6, CUSCO, NOW)
    now = MONDAY + WEEK
    memory.outbox.enqueue_due(now)
    (letter,) = take(memory, now)
    number = memory.ledger.edition(CUSCO.question, "[1]", "v1", now)
    memory.outbox.clear(now)
    other = memory.ledger.edition(PUNO.question, "[9]", "v1", now)
    assert memory.outbox.begin(letter, now, timedelta(0), number) is True
    memory.outbox.sent(letter, now, number)
    assert (other != number, told(memory)) == (True, [(CUSCO.question, "[1]", "v1")])


def test_a_correction_that_waits_is_not_called_off_by_another_rhythm(memory):
    one = memory.subscribe(5, CUSCO, NOW)
    send_what_is_due(memory, MONDAY, "[1]", "v1")
    (wrong,) = memory.ledger.editions()
    memory.outbox.enqueue_correction(wrong.id, "v2", MONDAY + MINUTE)
    memory.change(5, one.id, MONDAY + MINUTE, rhythm=Rhythm("daily"))
    assert [letter.kind for letter in take(memory, MONDAY + MINUTE)] == ["correction"]
