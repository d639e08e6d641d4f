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

    def forget(self) -> None:
        """Lets go of the way it took: the refusals below are raised in test after test, and would hold them all."""
        self.__traceback__ = self.__context__ = None


class Invalid(Refused):
    """A refusal of the request itself: no chat, no query and no time would make it right, so the bot is wrong."""


def bad_request(why: str) -> Refused:
    """What is right in itself, but not now or not here."""
    return Refused(400, f"Bad Request: {why}")


def invalid(why: str) -> Invalid:
    return Invalid(400, f"Bad Request: {why}")


def refuse(why: str) -> NoReturn:
    """Refuses a request for what stands in it."""
    raise invalid(why)


def not_done(what: str) -> NoReturn:
    """Refuses what Telegram can do and this stub cannot: better a loud end than an answer made up."""
    raise Invalid(501, f"Not Implemented: the stub does not know how to do {what}")


NOT_FOUND = Invalid(404, "Not Found")
UNAUTHORIZED = Refused(401, "Unauthorized")
TOO_LARGE = Invalid(413, "Request Entity Too Large")
EMPTY = invalid("message text is empty")
TOO_LONG = invalid("message is too long")
CAPTION_TOO_LONG = invalid("message caption is too long")
CHAT_NOT_FOUND = bad_request("chat not found")
USER_NOT_FOUND = bad_request("user not found")
FILE_TOO_BIG = bad_request("file is too big")
NOT_MODIFIED = bad_request(
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
EDIT_NOT_FOUND = bad_request("message to edit not found")
CANNOT_EDIT = bad_request("message can't be edited")
NO_TEXT = bad_request("there is no text in the message to edit")
NO_CAPTION = bad_request("there is no caption in the message to edit")
NO_SUCH_INLINE = bad_request("MESSAGE_ID_INVALID")
DELETE_NOT_FOUND = bad_request("message to delete not found")
CANNOT_DELETE = bad_request("message can't be deleted")
REPLY_NOT_FOUND = bad_request("message to be replied not found")
OLD_QUERY = bad_request("query is too old and response timeout expired or query ID is invalid")
WRONG_FILE = bad_request("wrong file identifier/HTTP URL specified")
BLOCKED = Refused(403, "Forbidden: bot was blocked by the user")
DEACTIVATED = Refused(403, "Forbidden: user is deactivated")
KICKED = Refused(403, "Forbidden: bot was kicked from the supergroup chat")
KICKED_FROM_GROUP = Refused(403, "Forbidden: bot was kicked from the group chat")
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
