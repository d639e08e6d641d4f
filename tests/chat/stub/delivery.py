"""Which messages of a group reach the bot (core.telegram.org/bots/features#privacy-mode)."""

import re
from typing import Any

from .chats import ABSENT, Chat

COMMAND = re.compile(r"/\w+(?:@(\w+))?")
SERVICE = {
    "new_chat_members",
    "left_chat_member",
    "group_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
}


def reaches(message: dict[str, Any], chat: Chat, bot: dict[str, Any], *, privacy: bool) -> bool:
    """In private all; in a group, with privacy on, commands, replies to the bot, messages through it, and service."""
    if chat.private:
        return True
    if chat.bot in ABSENT:
        return False
    if not privacy or chat.bot == "administrator" or SERVICE & message.keys():
        return True
    answered = message.get("reply_to_message", {}).get("from", {})
    return bot["id"] in {answered.get("id"), message.get("via_bot", {}).get("id")} or _commands(message, bot)


def _commands(message: dict[str, Any], bot: dict[str, Any]) -> bool:
    command = COMMAND.match(message.get("text") or message.get("caption") or "")
    return bool(command) and (command[1] or bot["username"]).casefold() == bot["username"].casefold()
