"""Limits as the Bot API's documentation states them: read from the sentence under each field of aiogram's models."""

import ast
import inspect
import re
import textwrap
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from pydantic import BaseModel

from .markup import units
from .refused import CAPTION_TOO_LONG, EMPTY, TOO_LONG, Refused, invalid, refuse

SENTENCE = re.compile(r"(\d+)-(\d+) (characters|bytes)", re.IGNORECASE)
PARSED = re.compile(r"after entit(y|ies) parsing")
UNSAID = {("InputTextMessageContent", "message_text")}
"""Measured after parsing too, though the sentence leaves it out."""


class Limit(NamedTuple):
    """From `least` to `most` characters (UTF-16) or bytes; `parsed` when the mark-up does not count."""

    least: int
    most: int
    unit: str
    parsed: bool

    def refusal(self, field: str, value: str) -> Refused | None:
        size = len(value.encode()) if self.unit == "bytes" else units(value)
        if self.least <= size <= self.most:
            return None
        if field == "text" and self.parsed:
            return TOO_LONG if size else EMPTY
        if field == "caption":
            return CAPTION_TOO_LONG
        return invalid(f"{field} must have {self.least}-{self.most} {self.unit}, not {size}")


@cache
def limits(model: type[BaseModel]) -> dict[str, Limit]:
    """The limits of a model's fields, by name."""
    body = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0].body
    found = {}
    for field, doc in pairwise(body):
        match field, doc:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                if match_ := SENTENCE.search(words):
                    parsed = bool(PARSED.search(words)) or (model.__name__, name) in UNSAID
                    found[name] = Limit(int(match_[1]), int(match_[2]), match_[3].lower(), parsed)
    return found


def check(value: Any) -> None:
    """Refuses a model, or a model inside it, with a field beyond its limit or one that the API does not know."""
    if isinstance(value, list):
        for item in value:
            check(item)
    if not isinstance(value, BaseModel):
        return
    for unknown in value.model_extra or ():
        refuse(f"{type(value).__name__} has no field {unknown}")
    stated = limits(type(value))
    for name in value.model_fields_set:
        inside = getattr(value, name)
        limit = stated.get(name)
        if isinstance(inside, str) and limit and not limit.parsed and (refusal := limit.refusal(name, inside)):
            raise refusal
        check(inside)
