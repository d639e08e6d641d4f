"""What is remembered of the chats."""

from bot.chat.conversations import Conversations
from bot.memory import Kept


def test_the_chat_that_was_silent_for_longest_is_forgotten_first():
    kept = Conversations(limit=2)
    kept.of(1).kept = Kept("en")
    kept.of(2).kept = Kept("qu")
    kept.of(1)
    kept.of(3)
    assert len(kept) == 2
    assert (kept.of(1).kept, kept.of(2).kept) == (Kept("en"), Kept())
