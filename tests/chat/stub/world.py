"""What the methods work on: the state of a small Telegram."""

from dataclasses import dataclass, field
from typing import Any

from .chats import Chat
from .clock import StubClock
from .files import Files
from .queries import Asked, Summons
from .refused import CHAT_NOT_FOUND

BOT = {"id": 123456789, "is_bot": True, "first_name": "CITE", "username": "cite_stub_bot"}

ABILITIES = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
    "supports_guest_queries": True,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}
"""What only getMe tells: what is switched on with BotFather."""


@dataclass
class World:
    """Chats, files, people and open queries; `menus` and `profile` are the bot's own page, `popups` answers to taps.

    Inline messages, those of results that people chose and of guest answers, are known by their own identifiers.
    """

    clock: StubClock
    bot: dict[str, Any] = field(default_factory=lambda: dict(BOT))
    abilities: dict[str, bool] = field(default_factory=lambda: dict(ABILITIES))
    chats: dict[int, Chat] = field(default_factory=dict)
    people: dict[int, dict[str, Any]] = field(default_factory=dict)
    files: Files = field(default_factory=Files)
    menus: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    profile: dict[tuple[str, str], str] = field(default_factory=dict)
    taps: set[str] = field(default_factory=set)
    popups: list[dict[str, Any]] = field(default_factory=list)
    asked: dict[str, Asked] = field(default_factory=dict)
    summons: dict[str, Summons] = field(default_factory=dict)
    inline_messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    last_message: int = 0

    def new_message(self, about: dict[str, Any], **content: Any) -> dict[str, Any]:
        """A message with an identifier and a date of its own, in no chat yet."""
        self.last_message += 1
        return {"message_id": self.last_message, "date": self.clock.tick(), "chat": about, **content}

    def message(self, chat: Chat, **content: Any) -> dict[str, Any]:
        """Writes a message into a chat."""
        message = self.new_message(chat.about, **content)
        chat.messages[message["message_id"]] = message
        return message

    def new_inline(self, message: dict[str, Any]) -> str:
        """Makes a message known by an identifier of its own, and says it."""
        id_ = f"inline-{len(self.inline_messages) + 1}"
        self.inline_messages[id_] = message
        message["inline_message_id"] = id_
        return id_

    def open_chat(self, chat_id: int) -> Chat:
        """The chat, if the bot may write there."""
        chat = self.chats.get(chat_id)
        if not chat:
            raise CHAT_NOT_FOUND
        if chat.closed:
            raise chat.closed
        return chat
