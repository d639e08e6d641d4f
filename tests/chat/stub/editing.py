"""Changing what was said: in a chat, or in a message that came by an inline or guest query."""

from typing import Any

from . import rich, words
from .refused import CANNOT_EDIT, EDIT_NOT_FOUND, NO_CAPTION, NO_SUCH_INLINE, NO_TEXT, NOT_MODIFIED, not_done
from .sending import MEDIA, Sending, keyboard

CAPTION = ("caption", "caption_entities")
CONTENT = ("text", "entities", "rich_message", "location", *MEDIA, *CAPTION, "reply_markup")
"""The parts of a message that an edit may change."""


class Editing(Sending):
    """editMessageText, editMessageCaption, editMessageMedia, editMessageReplyMarkup."""

    def _edit_message_text(self, params: dict[str, Any]) -> dict[str, Any] | bool:
        new = rich.content(params["rich_message"]) if params.get("rich_message") else words.text(params)
        old = self._editable(params)
        if not {"text", "rich_message"} & old.keys():
            raise NO_TEXT
        return self._rewrite(old, new | keyboard(params))

    def _edit_message_caption(self, params: dict[str, Any]) -> dict[str, Any] | bool:
        new = words.caption(params)
        old = self._editable(params)
        if not set(MEDIA) & old.keys():
            raise NO_CAPTION
        return self._rewrite(old, _kept(old, MEDIA) | new | keyboard(params))

    def _edit_message_media(self, params: dict[str, Any]) -> dict[str, Any] | bool:
        media = params["media"]
        if media["type"] not in MEDIA:
            not_done(f"editMessageMedia with {media['type']}")
        new = self._media(media["type"], media["media"], media)
        return self._rewrite(self._editable(params), new | keyboard(params))

    def _edit_message_reply_markup(self, params: dict[str, Any]) -> dict[str, Any] | bool:
        old = self._editable(params)
        return self._rewrite(old, _kept(old, CONTENT[:-1]) | keyboard(params))

    def _editable(self, params: dict[str, Any]) -> dict[str, Any]:
        if params.get("inline_message_id"):
            if params["inline_message_id"] not in self.inline_messages:
                raise NO_SUCH_INLINE
            return self.inline_messages[params["inline_message_id"]]
        old = self.open_chat(params["chat_id"]).messages.get(params["message_id"])
        if not old:
            raise EDIT_NOT_FOUND
        if old["from"] != self.bot:
            raise CANNOT_EDIT
        return old

    def _rewrite(self, old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any] | bool:
        """Puts the new content in place of all the old; what comes back is the message, or True for an inline one."""
        if new == _kept(old, CONTENT):
            raise NOT_MODIFIED
        for part in CONTENT:
            old.pop(part, None)
        old |= {**new, "edit_date": self.clock.now}
        return True if "inline_message_id" in old else old


def _kept(message: dict[str, Any], parts: tuple[str, ...]) -> dict[str, Any]:
    return {part: message[part] for part in parts if part in message}
