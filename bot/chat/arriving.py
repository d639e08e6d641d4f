"""What Telegram hands over, told from what is no update: nothing that a handler reads is of another type than it says.

The library takes any JSON for granted (a text that is a number, a chat without an id), and would fail on it later, in
the midst of an answer. So the fields that the bot reads are looked at first, by the types of the Bot API
(core.telegram.org/bots/api#available-types); what it does not read may be anything.
"""

import logging
import math
from collections.abc import Callable, Mapping
from typing import Any

from telegram import Bot, Update

log = logging.getLogger(__name__)

LARGEST = 2**53
"""Ids of chats and users have at most 52 significant bits."""

LAST_SECOND = 253_402_300_800
"""The end of the year 9999, beyond which no date is known."""

_MUST = "!"
"""Marks what an update cannot do without; all else may be missing or null."""

_DEEPEST = 32
"""Messages within messages; Telegram gives no reply of a reply."""

_ONES: Mapping[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str),
    "flag": lambda value: isinstance(value, bool),
    "number": lambda value: _whole(value) and abs(value) < LARGEST,  # type: ignore[arg-type]
    "count": lambda value: _whole(value) and 0 <= value < LARGEST,  # type: ignore[operator]
    "date": lambda value: _whole(value) and 0 <= value < LAST_SECOND,  # type: ignore[operator]
    "latitude": lambda value: _degrees(value, 90),
    "longitude": lambda value: _degrees(value, 180),
}

_THINGS: Mapping[str, Mapping[str, str]] = {
    "update": {
        "update_id!": "count",
        "message": "message",
        "edited_message": "message",
        "callback_query": "callback_query",
        "inline_query": "inline_query",
        "guest_message": "message",
        "my_chat_member": "change",
    },
    "user": {"id!": "number", "is_bot!": "flag", "username": "text", "language_code": "text"},
    "chat": {"id!": "number", "type!": "text"},
    "message": {
        "message_id!": "number",
        "date!": "date",
        "edit_date": "date",
        "chat!": "chat",
        "from": "user",
        "sender_chat": "chat",
        "via_bot": "user",
        "message_thread_id": "number",
        "is_topic_message": "flag",
        "text": "text",
        "entities": "[entity]",
        "caption": "text",
        "caption_entities": "[entity]",
        "reply_to_message": "message",
        "forward_origin": "origin",
        "migrate_to_chat_id": "number",
        "migrate_from_chat_id": "number",
        "guest_query_id": "text",
        "document": "document",
        "location": "place",
        "venue": "venue",
    },
    "entity": {"type!": "text", "offset!": "count", "length!": "count"},
    "origin": {"type!": "text", "date!": "date"},
    "document": {"file_id!": "text", "file_unique_id!": "text", "file_name": "text", "file_size": "count"},
    "place": {"latitude!": "latitude", "longitude!": "longitude"},
    "venue": {"location!": "place"},
    "callback_query": {
        "id!": "text",
        "from!": "user",
        "chat_instance!": "text",
        "message": "message",
        "inline_message_id": "text",
        "data": "text",
    },
    "inline_query": {"id!": "text", "from!": "user", "query!": "text", "offset!": "text"},
    "change": {"chat!": "chat", "from!": "user", "date!": "date", "new_chat_member!": "member"},
    "member": {"status!": "text", "user!": "user", "is_member": "flag"},
}
"""The things that the bot reads: field → its type."""

KINDS = tuple(name for name in _THINGS["update"] if not name.endswith(_MUST))
"""The kinds of update that are read, the frequent ones first; Telegram is asked for no others."""


class _NoUpdateError(ValueError):
    """Where something is not of its type, by the names of the fields."""


def arrived(raw: object, bot: Bot) -> Update | None:
    """The update that some JSON is; None of a kind that nobody asked for, and of what is none.

    That is logged without what it holds: were it fetched or posted again, it would be no better.
    """
    try:
        _check(raw, "update", "update")
        if not isinstance(raw, dict) or raw.keys().isdisjoint(KINDS):
            return None
        return Update.de_json({name: raw[name] for name in ("update_id", *KINDS) if name in raw}, bot)
    except Exception as fault:  # noqa: BLE001 - whatever the library makes of what is no update
        where = fault if isinstance(fault, _NoUpdateError) else type(fault).__name__
        log.warning("what came is no update: %s", where)
        return None


def _check(value: Any, kind: str, where: str, depth: int = 0) -> None:  # noqa: ANN401 - JSON
    """Fails where a value is not of its type."""
    if kind.startswith("["):
        for item in value if isinstance(value, list) else [None]:
            _check(item, kind.strip("[]"), where, depth)
    elif kind in _ONES:
        if not _ONES[kind](value):
            raise _NoUpdateError(where)
    elif not isinstance(value, dict) or depth > _DEEPEST:
        raise _NoUpdateError(where)
    else:
        for field, of in _THINGS[kind].items():
            name = field.removesuffix(_MUST)
            found = value.get(name)
            if found is not None or field.endswith(_MUST):
                _check(found, of, f"{where}.{name}", depth + 1)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _degrees(value: object, most: int) -> bool:
    return isinstance(value, int | float) and math.isfinite(value) and abs(value) <= most
