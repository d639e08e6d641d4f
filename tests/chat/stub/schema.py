"""The oracle: a request as aiogram's models of the Bot API know it, or a refusal."""

import json
import re
from collections.abc import Callable
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args

import aiogram.methods
from aiogram.client.default import Default
from aiogram.methods.base import TelegramMethod
from aiogram.types import (
    BotCommand,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from pydantic import BaseModel, TypeAdapter, ValidationError

from . import limits, markup
from .refused import NOT_FOUND, bad_request, refuse

Model = TypeVar("Model", bound=BaseModel)

KEYBOARDS = {
    "inline_keyboard": InlineKeyboardMarkup,
    "keyboard": ReplyKeyboardMarkup,
    "remove_keyboard": ReplyKeyboardRemove,
    "force_reply": ForceReply,
}
DECORATION = {"text", "icon_custom_emoji_id", "style"}
"""What an inline button may have besides the one thing it does."""


@cache
def methods() -> dict[str, type[TelegramMethod[Any]]]:
    """Every method of the Bot API; Telegram does not mind their case."""
    known = (getattr(aiogram.methods, name) for name in aiogram.methods.__all__)
    return {m.__api_method__.casefold(): m for m in known if isinstance(getattr(m, "__api_method__", 0), str)}


def read(name: str, fields: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The method's right name and its parameters, as Telegram would take them from a request."""
    method = methods().get(name.casefold())
    if not method:
        raise NOT_FOUND
    for key in fields:
        if key not in method.model_fields:
            refuse(f"{method.__api_method__} has no parameter {key}")
    decoded = {key: _decoded(method, key, value) for key, value in fields.items()}
    request = _validated(method, decoded)
    limits.check(request)
    _own_rules(request)
    return method.__api_method__, {key: _plain(getattr(request, key)) for key in fields}


def words(params: dict[str, Any], field: str = "text") -> tuple[str, list[dict[str, Any]]]:
    """The text of a message and its entities, trimmed and measured after parsing."""
    mode = params.get("parse_mode") or ""
    text, entities = markup.parse(params[field]) if mode.upper() == "HTML" else (params[field], [])
    model = methods()["sendmessage" if field == "text" else "sendphoto"]
    if refusal := limits.limits(model)[field].refusal(field, text.strip()):
        raise refusal
    return text.rstrip(), entities


def reply(name: str, result: Any) -> Any:
    """Makes sure that what the stub answers is what the API would."""
    TypeAdapter(methods()[name.casefold()].__returning__).validate_python(result)
    return result


def _decoded(method: type[TelegramMethod[Any]], key: str, value: Any) -> Any:
    annotation = method.model_fields[key].annotation
    if set(get_args(annotation) or (annotation,)) - {NoneType, Default} == {str} or not isinstance(value, str):
        return value
    try:
        decoded = json.loads(value)
    except ValueError:
        return value
    return _keyboard(decoded) if key == "reply_markup" else decoded


def _keyboard(value: Any) -> BaseModel:
    kinds = [model for key, model in KEYBOARDS.items() if isinstance(value, dict) and key in value]
    if not kinds:
        refuse("can't parse reply keyboard markup JSON object")
    return _validated(kinds[0], value)


def _validated(model: type[Model], value: Any) -> Model:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        raise bad_request(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None  # noqa: EM102, TRY003 - Telegram's


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_unset=True)
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _own_rules(value: Any) -> None:
    """What the documentation says in words that no model holds."""
    if isinstance(value, list):
        for item in value:
            _own_rules(item)
    if isinstance(value, BaseModel):
        for kind, rule in RULES.items():
            if isinstance(value, kind):
                rule(value)
        for name in value.model_fields_set:
            _own_rules(getattr(value, name))


def _button(button: InlineKeyboardButton) -> None:
    actions = button.model_fields_set - DECORATION
    if len(actions) != 1:
        refuse("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")


def _command(command: BotCommand) -> None:
    if not re.fullmatch(r"[a-z0-9_]+", command.command):
        refuse("BOT_COMMAND_INVALID")


def _menu(request: aiogram.methods.SetMyCommands) -> None:
    if len(request.commands) > 100:
        refuse("too many commands")


def _language(request: aiogram.methods.SetMyCommands | aiogram.methods.GetMyCommands) -> None:
    if request.language_code and not re.fullmatch(r"[a-z]{2}", request.language_code):
        refuse("language code is invalid")


RULES: dict[Any, Callable[[Any], None]] = {
    InlineKeyboardButton: _button,
    BotCommand: _command,
    aiogram.methods.SetMyCommands: _menu,
    (aiogram.methods.SetMyCommands, aiogram.methods.GetMyCommands): _language,
}
