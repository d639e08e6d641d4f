"""A group that has become a supergroup: what waits for it comes along."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.memory import Wish
from bot.rhythm import Rhythm

from .conftest import NOW
from .sending import send, send_what_is_due, take

CUSCO, PUNO, LIMA = (
    Wish(f"c-r{letter}3kZ9", Rhythm(every), "es")
    for letter, every in zip("ABC", ("daily", "weekly", "weekly"), strict=True)
)
MONDAY = datetime(2026, 3, 16, 13, tzinfo=UTC)
GROUP, SUPERGROUP = -4_001_234, -1_001_234_567_890
PAUSE = timedelta(seconds=3)


def all_that_comes(memory, now):
    """What comes, letter by letter."""
    found = []
    while letters := take(memory, now):
        found += letters
        send(memory, letters, now)
        now += PAUSE
    return [(letter.chat, letter.kind, letter.subscription.wish.question) for letter in found]


@pytest.mark.parametrize("there", [(), (CUSCO,), (PUNO,), (LIMA,), (CUSCO, PUNO), (CUSCO, PUNO, LIMA)])
def test_its_letters_come_in_their_order_and_none_is_lost_or_doubled(memory, there):
    for wish in (CUSCO, PUNO):
        memory.subscribe(GROUP, wish, NOW)
    for wish in there:
        memory.subscribe(SUPERGROUP, wish, NOW)
    memory.outbox.enqueue_due(MONDAY)
    memory.move(GROUP, SUPERGROUP)
    came = all_that_comes(memory, MONDAY)
    assert sorted(came) == [(SUPERGROUP, "summary", wish.question) for wish in sorted({CUSCO, PUNO, *there}, key=str)]


def test_a_letter_that_is_held_is_sent_to_the_new_one(memory):
    memory.subscribe(GROUP, CUSCO, NOW)
    memory.outbox.enqueue_due(MONDAY)
    (held,) = take(memory, MONDAY)
    memory.move(GROUP, SUPERGROUP)
    memory.outbox.later(held, MONDAY, failed=False)
    assert [letter.chat for letter in take(memory, MONDAY)] == [SUPERGROUP]


def test_a_word_to_all_comes_once_to_a_group_that_has_two_names(memory):
    for chat, wish in ((GROUP, CUSCO), (SUPERGROUP, PUNO)):
        memory.subscribe(chat, wish, NOW)
    memory.office.broadcast({"es": "hola"}, NOW, MONDAY)
    memory.move(GROUP, SUPERGROUP)
    assert [kind for _, kind, _ in all_that_comes(memory, NOW)] == ["broadcast"]


def test_a_correction_comes_once_to_a_group_that_has_two_names(memory):
    for chat in (GROUP, SUPERGROUP):
        memory.subscribe(chat, CUSCO, NOW)
    send_what_is_due(memory, MONDAY)
    (told,) = memory.ledger.editions()
    assert memory.outbox.enqueue_correction(told.id, "v2", MONDAY) == 2
    memory.move(GROUP, SUPERGROUP)
    assert [kind for _, kind, _ in all_that_comes(memory, MONDAY + PAUSE)] == ["correction"]
