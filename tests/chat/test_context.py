"""What is remembered of the chats."""

from bot.chat.context import Conversations


def test_the_chat_that_was_silent_for_longest_is_forgotten_first():
    kept = Conversations(limit=2)
    kept.of(1).language = "en"
    kept.of(2).language = "qu"
    kept.of(1)
    kept.of(3)
    assert len(kept) == 2
    assert (kept.of(1).language, kept.of(2).language) == ("en", None)
