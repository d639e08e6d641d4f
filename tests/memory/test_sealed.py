"""What lies on disk tells of nobody."""

from datetime import date, timedelta

import pytest

from bot.memory import Incoming, Kept, Settled, Wish
from bot.question import Subject
from bot.rhythm import Rhythm

from .conftest import NOW

CHAT = -1_001_234_567_890
KEPT = Kept("qu", (Subject("centre", "citemadera-lima"), Subject("region", "PE-CUS")))
ASKED = "¿Dónde arreglan acordeones?"
TELLING = [
    str(CHAT),
    str(-CHAT),
    CHAT.to_bytes(6, "big", signed=True),
    CHAT.to_bytes(6, "little", signed=True),
    "citemadera",
    "PE-CUS",
    "favourites",
    "acordeones",
    ASKED,
    "987654321",
    "c-rA3kZ9",
    "Huancavelica",
    "sendMessage",
]


@pytest.mark.parametrize("closed", [False, True], ids=["while it is open", "after it was closed"])
def test_neither_chat_nor_favourites_nor_what_is_said_nor_wishes_can_be_read_on_disk(memory, on_disk, closed):
    memory.keep(CHAT, KEPT, NOW)
    memory.note_unanswered(f"{ASKED} 987654321", date(2026, 3, 10))
    memory.subscribe(CHAT, Wish("c-rA3kZ9", Rhythm("weekly"), "qu"), NOW)
    memory.ledger.edition("c-rA3kZ9", "[987654321]", "v1", NOW)
    memory.inbox.store([Incoming(n, CHAT, "Huancavelica", n > 1) for n in (1, 2)], "p", NOW, timedelta(1), room=9)
    memory.inbox.settle([Settled(1, "sendMessage Huancavelica")], "p", NOW)
    memory.keep_talk(CHAT, "Huancavelica", NOW)
    memory.keep_picture("drawn:es:abc", "AgACAgQAAx0", date(2026, 3, 10))
    assert memory.chat(CHAT) == KEPT
    if closed:
        memory.close()
    lying = on_disk()
    assert b"drawn:es:abc" in lying, "the search does not see what was written"
    telling = [word.encode() if isinstance(word, str) else word for word in TELLING]
    assert [word for word in telling if word in lying] == []
