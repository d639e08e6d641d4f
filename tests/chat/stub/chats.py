"""The chats of a small Telegram, and who is in them."""

from dataclasses import dataclass, field
from typing import Any

from aiogram.types import ChatMemberAdministrator, ChatMemberRestricted
from pydantic import BaseModel

from .refused import Refused

SUPERGROUPS = -1_000_000_000_000
"""Groups have identifiers from -1 down to here, supergroups below."""

ABSENT = {"left", "kicked"}


@dataclass
class Chat:
    """One chat: its description, its messages by id, and why the bot may not write there.

    `told` are the messages of the bot that still stand, `actions` what it showed that it was doing ("typing"),
    `members` the standing ("administrator", "left") of people by their id, `bot` that of the bot itself.
    """

    about: dict[str, Any]
    closed: Refused | None = None
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    told: list[dict[str, Any]] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    members: dict[int, str] = field(default_factory=dict)
    bot: str = "member"

    @property
    def private(self) -> bool:
        return self.about["type"] == "private"


def new_chat(id_: int, name: str) -> Chat:
    """A private chat for a positive id; else a group, or a supergroup from -1000000000000 down."""
    if id_ > 0:
        return Chat({"id": id_, "type": "private", "first_name": name})
    return Chat({"id": id_, "type": "group" if id_ > SUPERGROUPS else "supergroup", "title": "CITE"})


def membership(user: dict[str, Any], status: str) -> dict[str, Any]:
    """A ChatMember of this standing, with no right that its kind may lack."""
    known = {"user": user, "status": status}
    match status:
        case "creator":
            return {**known, "is_anonymous": False}
        case "administrator":
            return _rights(ChatMemberAdministrator) | known
        case "restricted":
            return _rights(ChatMemberRestricted) | known | {"is_member": True, "until_date": 0}
        case "kicked":
            return {**known, "until_date": 0}
    return known


def _rights(model: type[BaseModel]) -> dict[str, Any]:
    return {name: False for name, field in model.model_fields.items() if field.annotation is bool}
