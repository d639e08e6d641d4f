"""Chats that take no messages: of a person who blocked the bot, of a group that it is not in or where it is mute."""

from telegram.error import BadRequest, Forbidden

WORDS = (
    "chat not found",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "topic_closed",
    "message thread not found",
)
"""How Telegram's refusals begin that no other text or kind of message would change."""


def unwelcome(error: Exception | None) -> bool:
    """Whether the chat takes no message of the bot at all."""
    if isinstance(error, Forbidden):
        return True
    return isinstance(error, BadRequest) and error.message.casefold().startswith(WORDS)
