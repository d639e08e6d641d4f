"""What the methods do: the messages of each chat, the menus, the open taps."""

from dataclasses import dataclass, field
from typing import Any

from . import schema
from .refused import CHAT_NOT_FOUND, EDIT_NOT_FOUND, NOT_MODIFIED, OLD_QUERY, REPLY_NOT_FOUND, Refused

DATE = 1_770_000_000
"""When everything happens, so that nothing depends on the clock."""


@dataclass
class Chat:
    """One chat: its description, its messages by id, and why the bot may not write there."""

    about: dict[str, Any]
    closed: Refused | None = None
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    told: list[dict[str, Any]] = field(default_factory=list)


class Methods:
    """The state of a small Telegram and the methods on it; each takes the parameters and gives the result."""

    def __init__(self, bot: dict[str, Any]) -> None:
        self.bot = bot
        self.chats: dict[int, Chat] = {}
        self.menus: dict[str, list[dict[str, Any]]] = {}
        self.taps: set[str] = set()
        self.popups: list[dict[str, Any]] = []
        self._message_id = 0

    def message(self, chat: Chat, **content: Any) -> dict[str, Any]:
        """Writes a message into a chat."""
        self._message_id += 1
        message = {"message_id": self._message_id, "date": DATE, "chat": chat.about, **content}
        chat.messages[self._message_id] = message
        return message

    def call(self, name: str, params: dict[str, Any]) -> Any:
        """The result of a method."""
        method = getattr(self, f"_{name}", None)
        if not method:
            raise Refused(501, f"Not Implemented: the stub does not know how to do {name}")
        return method(params)

    def _getMe(self, _: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - Telegram's name, so for those below
        return self.bot

    def _sendMessage(self, params: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        chat = self._open(params["chat_id"])
        text, entities = schema.words(params)
        answered = params.get("reply_parameters")
        if answered and answered["message_id"] not in chat.messages and not answered.get("allow_sending_without_reply"):
            raise REPLY_NOT_FOUND
        content = _content(text, entities, params.get("reply_markup"))
        if answered and (replied := chat.messages.get(answered["message_id"])):
            content["reply_to_message"] = {key: replied[key] for key in ("message_id", "date", "chat")}
        sent = self.message(chat, **{"from": self.bot}, **content)
        chat.told.append(sent)
        return sent

    def _editMessageText(self, params: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        chat = self._open(params["chat_id"])
        old = chat.messages.get(params["message_id"])
        if not old or old["from"] != self.bot:
            raise EDIT_NOT_FOUND
        text, entities = schema.words(params)
        content = _content(text, entities, params.get("reply_markup"))
        if content == {key: old[key] for key in ("text", "entities", "reply_markup") if key in old}:
            raise NOT_MODIFIED
        for key in ("text", "entities", "reply_markup"):
            old.pop(key, None)
        old |= {**content, "edit_date": DATE}
        return old

    def _answerCallbackQuery(self, params: dict[str, Any]) -> bool:  # noqa: N802
        if params["callback_query_id"] not in self.taps:
            raise OLD_QUERY
        self.taps.remove(params["callback_query_id"])
        self.popups.append(params)
        return True

    def _getMyCommands(self, params: dict[str, Any]) -> list[dict[str, Any]]:  # noqa: N802
        return self.menus.get(params.get("language_code", ""), [])

    def _setMyCommands(self, params: dict[str, Any]) -> bool:  # noqa: N802
        self.menus[params.get("language_code", "")] = params["commands"]
        return True

    def _open(self, chat_id: int) -> Chat:
        chat = self.chats.get(chat_id)
        if not chat:
            raise CHAT_NOT_FOUND
        if chat.closed:
            raise chat.closed
        return chat


def _content(text: str, entities: list[dict[str, Any]], keyboard: dict[str, Any] | None) -> dict[str, Any]:
    content: dict[str, Any] = {"text": text}
    if entities:
        content["entities"] = entities
    if keyboard and "inline_keyboard" in keyboard:  # Other keyboards are not shown again by Telegram.
        content["reply_markup"] = keyboard
    return content
