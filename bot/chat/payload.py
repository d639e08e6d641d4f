"""What is asked of Telegram, and what it answers, as JSON."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec
from telegram.error import TelegramError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter  # It has no public name.

_NO_JSON = "what came is no answer of Telegram"


def plain(values: Mapping[str, Any]) -> RequestData:
    """The parameters of a method that are JSON already, with no file among them."""
    return RequestData([RequestParameter(name, value, None) for name, value in values.items()])


def written(parameters: Mapping[str, Any]) -> bytes:
    """Parameters as they are sent."""
    try:
        return msgspec.json.encode(parameters)
    except UnicodeEncodeError:  # It minds halves of characters, which others let pass.
        return json.dumps(parameters).encode()


def parsed(payload: bytes) -> dict[str, Any]:
    """What Telegram answers.

    Raises:
        telegram.error.TelegramError: it is no JSON; what it is instead is not told, for it may be about somebody.
    """
    try:
        return msgspec.json.decode(payload)  # type: ignore[no-any-return]
    except (ValueError, RecursionError):  # As above.
        try:
            return json.loads(payload.decode(errors="replace"))  # type: ignore[no-any-return]
        except (ValueError, RecursionError):
            raise TelegramError(_NO_JSON) from None
