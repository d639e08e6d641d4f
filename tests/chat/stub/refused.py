"""How Telegram says no."""

from dataclasses import dataclass, field
from typing import Any, NoReturn


@dataclass
class Refused(Exception):  # noqa: N818 - a refusal is an answer of the API
    """An error of the API: HTTP status, words, and what a client may do about it."""

    code: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)

    @property
    def envelope(self) -> dict[str, Any]:
        told = {"ok": False, "error_code": self.code, "description": self.description}
        return {**told, "parameters": self.parameters} if self.parameters else told


def bad_request(why: str) -> Refused:
    return Refused(400, f"Bad Request: {why}")


def refuse(why: str) -> NoReturn:
    """Refuses a request for what stands in it."""
    raise bad_request(why)


NOT_FOUND = Refused(404, "Not Found")
UNAUTHORIZED = Refused(401, "Unauthorized")
CHAT_NOT_FOUND = bad_request("chat not found")
EMPTY = bad_request("message text is empty")
TOO_LONG = bad_request("message is too long")
NOT_MODIFIED = bad_request(
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
EDIT_NOT_FOUND = bad_request("message to edit not found")
REPLY_NOT_FOUND = bad_request("message to be replied not found")
OLD_QUERY = bad_request("query is too old and response timeout expired or query ID is invalid")
BLOCKED = Refused(403, "Forbidden: bot was blocked by the user")
DEACTIVATED = Refused(403, "Forbidden: user is deactivated")
KICKED = Refused(403, "Forbidden: bot was kicked from the supergroup chat")
OTHER_POLLER = Refused(
    409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = Refused(
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
)


def migrated(chat: int) -> Refused:
    return Refused(400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": chat})


def too_many(seconds: int) -> Refused:
    return Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
