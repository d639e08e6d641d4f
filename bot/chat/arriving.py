"""What Telegram hands over, told from what is no update: nothing that a handler reads is of another type than it says.

The library takes any JSON for granted (a text that is a number, a chat without an id), and would fail on it later, in
the midst of an answer. So the shapes are looked at first.
"""

import logging

import msgspec
from telegram import Bot, Update

from bot.chat import plain_text, shapes

KINDS = tuple(name for name in shapes.Update.__struct_fields__ if name != "update_id")
"""The kinds of update that are read, the frequent ones first; Telegram is asked for no others."""

_READ = frozenset({"update_id", *KINDS})

log = logging.getLogger(__name__)


def arrived(raw: object, bot: Bot) -> Update | None:
    """The update that some JSON is; None of a kind that nobody asked for, and of what is none.

    That is logged without what it holds: were it fetched or posted again, it would be no better.
    """
    try:
        text = msgspec.convert(raw, shapes.Text)
    except (ValueError, RecursionError):  # Of another shape, or with names that are no text.
        return _other(raw, bot)
    return plain_text.update(text, bot)


def _other(raw: object, bot: Bot) -> Update | None:
    """An update that is more than a plain text."""
    try:
        msgspec.convert(raw, shapes.Update)
        if not isinstance(raw, dict) or raw.keys().isdisjoint(KINDS):
            return None
        return Update.de_json({name: raw[name] for name in raw.keys() & _READ}, bot)
    except Exception as fault:  # noqa: BLE001 - whatever the library makes of what is no update
        where = fault if isinstance(fault, msgspec.ValidationError) else type(fault).__name__
        log.warning("what came is no update: %s", where)
        return None
