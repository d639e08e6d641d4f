"""Messages of the bot into a chat, and taking them back."""

from typing import Any

from aiogram.types import BufferedInputFile

from . import rich, words
from .chats import Chat
from .refused import CANNOT_DELETE, DELETE_NOT_FOUND, REPLY_NOT_FOUND
from .world import World

MEDIA = ("photo", "document")
"""Files that a message can consist of."""

DELETABLE = 48 * 3600
"""Seconds for which a message can be deleted (core.telegram.org/bots/api#deletemessage)."""


class Sending(World):
    """sendMessage, sendPhoto, sendDocument, getFile, sendRichMessage, sendChatAction, deleteMessage."""

    def _send_message(self, params: dict[str, Any]) -> dict[str, Any]:
        return self._send(params, words.text(params))

    def _send_rich_message(self, params: dict[str, Any]) -> dict[str, Any]:
        return self._send(params, rich.content(params["rich_message"]))

    def _send_photo(self, params: dict[str, Any]) -> dict[str, Any]:
        return self._send(params, self._media("photo", params["photo"], params))

    def _send_document(self, params: dict[str, Any]) -> dict[str, Any]:
        return self._send(params, self._media("document", params["document"], params))

    def _get_file(self, params: dict[str, Any]) -> dict[str, Any]:
        return self.files.way(params["file_id"])

    def _send_chat_action(self, params: dict[str, Any]) -> bool:
        self.open_chat(params["chat_id"]).actions.append(params["action"])
        return True

    def _delete_message(self, params: dict[str, Any]) -> bool:
        chat = self.open_chat(params["chat_id"])
        message = chat.messages.get(params["message_id"])
        if not message:
            raise DELETE_NOT_FOUND
        mine = message["from"] == self.bot or chat.private or chat.bot == "administrator"
        if not mine or self.clock.now - message["date"] > DELETABLE:
            raise CANNOT_DELETE
        del chat.messages[params["message_id"]]
        chat.told = [told for told in chat.told if told is not message]
        return True

    def _media(self, kind: str, given: str | BufferedInputFile, params: dict[str, Any]) -> dict[str, Any]:
        """The content of a photo or document with its caption."""
        caption = words.caption(params)
        return {kind: self.files.photo(given) if kind == "photo" else self.files.document(given), **caption}

    def _send(self, params: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
        chat = self.open_chat(params["chat_id"])
        content |= self._replied(chat, params.get("reply_parameters")) | keyboard(params)
        sent = self.message(chat, **{"from": self.bot}, **content)
        chat.told.append(sent)
        return sent

    def _replied(self, chat: Chat, reply: dict[str, Any] | None) -> dict[str, Any]:
        if not reply:
            return {}
        where = self.chats.get(reply.get("chat_id") or chat.about["id"], chat)
        message = where.messages.get(reply["message_id"])
        if not message and not reply.get("allow_sending_without_reply"):
            raise REPLY_NOT_FOUND
        return {"reply_to_message": quoted(message)} if message else {}


def quoted(message: dict[str, Any]) -> dict[str, Any]:
    """A message as it stands in its reply: without what it answered itself."""
    return {key: value for key, value in message.items() if key not in {"reply_to_message", "inline_message_id"}}


def keyboard(params: dict[str, Any]) -> dict[str, Any]:
    """The buttons under a message; Telegram shows no other keyboards again."""
    given = params.get("reply_markup") or {}
    return {"reply_markup": given} if given.get("inline_keyboard") else {}
