"""The oracle: a request as aiogram's models of the Bot API know it, or a refusal."""

import json
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args

import aiogram.methods
from aiogram.client.default import Default
from aiogram.methods.base import TelegramMethod
from aiogram.types import (
    ForceReply,
    InlineKeyboardMarkup,
    InputFile,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from . import limits, rules
from .refused import NOT_FOUND, invalid, refuse

Model = TypeVar("Model", bound=BaseModel)

KEYBOARDS = {
    "inline_keyboard": InlineKeyboardMarkup,
    "keyboard": ReplyKeyboardMarkup,
    "remove_keyboard": ReplyKeyboardRemove,
    "force_reply": ForceReply,
}
ATTACHED = "attach://"
"""How a value says that it came as a part of its own (core.telegram.org/bots/api#sending-files)."""


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
    decoded = {key: _decoded(method, key, fields[key]) for key in fields if key in method.model_fields}
    parts = {key: value for key, value in fields.items() if isinstance(value, InputFile) and key not in decoded}
    filled = {key: _filled(value, parts) for key, value in decoded.items()}
    used = {key for key, part in parts.items() if part is None}
    for key in sorted(fields.keys() - decoded.keys() - used):
        refuse(f"{method.__api_method__} has no parameter {key}")
    if isinstance(filled.get("reply_markup"), dict):
        filled["reply_markup"] = _keyboard(filled["reply_markup"])
    request = _validated(method, filled)
    limits.check(request)
    rules.check(request)
    return method.__api_method__, {key: _plain(getattr(request, key)) for key in filled}


def reply(name: str, result: Any) -> Any:
    """Makes sure that what the stub answers is what the API would."""
    _answer(name.casefold()).validate_python(result)
    return result


@cache
def _answer(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(methods()[name].__returning__)


def _decoded(method: type[TelegramMethod[Any]], key: str, value: Any) -> Any:
    annotation = method.model_fields[key].annotation
    if set(get_args(annotation) or (annotation,)) - {NoneType, Default} == {str} or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _filled(value: Any, parts: dict[str, Any]) -> Any:
    """The value with the parts that it names; a part that was named is struck from the list."""
    if isinstance(value, dict):
        return {key: _filled(item, parts) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, parts) for item in value]
    if isinstance(value, str) and value.startswith(ATTACHED) and (part := parts.get(value.removeprefix(ATTACHED))):
        parts[value.removeprefix(ATTACHED)] = None
        return part
    return value


def _keyboard(value: dict[str, Any]) -> BaseModel:
    kinds = [model for key, model in KEYBOARDS.items() if key in value]
    if not kinds:
        refuse("can't parse reply keyboard markup JSON object")
    return _validated(kinds[0], value)


def _validated(model: type[Model], value: Any) -> Model:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        raise invalid(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None  # noqa: EM102, TRY003 - Telegram's


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in value.model_fields_set}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, InputFile) else to_jsonable_python(value)
