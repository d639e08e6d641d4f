"""Whatever Telegram may send: updates made of aiogram's models of the Bot API, with a bent for what matters here."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from aiogram.types import Update
from hypothesis import strategies as st
from pydantic import BaseModel

from .stub.chats import SUPERGROUPS
from .stub.world import BOT

KINDS = ("message", "edited_message", "callback_query", "inline_query", "guest_message", "my_chat_member")
"""The kinds of update that the bot asks Telegram for."""

CHATS = (7_000_001, 7_000_002, -6_000_001, -1_000_006_000_002)
"""Two people, a group and a supergroup."""

SAID = st.text(max_size=40) | st.sampled_from(
    [
        "servicios de Cusco",
        "¿y Puno?",
        "cite",
        "ranking de centros 2025",
        "gráfico de servicios por mes en Ucayali",
        "exporta los servicios por mes en Ucayali en 2025",
        "háblame en inglés",
        "<b>&amp;</b> {id} %s \\ \0 \ud83d",
        "@cite_stub_bot servicios de Puno",
        "x" * 4096,
        "😀" * 2048,
        *("/start", "/start c_x", "/start borrar_datos", "/start q_c", "/idioma <i>{x}</i>", "/idioma en", "/nada"),
        *("/comparar cusco", "/mis_datos", "/borrar_datos", "/favoritos", "/cancelar", "/regiones 2019", "/cerca"),
    ]
)
"""What people write, and what nobody would."""

LANGUAGES = st.sampled_from(["es", "en", "qu", "pt-br", ""]) | st.text(max_size=4)
NUMBERS = st.integers(0, 2**31 - 1)
SIMPLE = {
    str: st.text(max_size=8),
    int: NUMBERS,
    float: st.floats(-90, 90),
    bool: st.booleans(),
    datetime: NUMBERS,
    timedelta: NUMBERS,
}
OWN = {
    ("Message", "text"): SAID,
    ("Message", "caption"): SAID,
    ("Message", "message_id"): st.integers(0, 9),
    ("InlineQuery", "query"): st.text(max_size=256) | SAID.map(lambda text: text[:256]),
    ("User", "id"): st.sampled_from([*CHATS[:2], BOT["id"]]),
    ("User", "language_code"): LANGUAGES,
    ("Chat", "id"): st.sampled_from(CHATS),
    ("MessageEntity", "type"): st.sampled_from(["bot_command", "mention", "url"]),
    ("MessageEntity", "offset"): st.integers(0, 2),
    ("MessageEntity", "length"): st.integers(0, 9),
}
"""What takes other values than its kind tells, by model and field."""

USUAL = {"text", "caption", "from", "entities", "reply_to_message", "language_code", "guest_query_id", "message"}
"""What most things have that may have it."""

DEEP = 3
"""So deep may one thing stand in another that may do without it."""


class Bent(NamedTuple):
    """What values are made of: by their kind, and by model and field those that take others; `several` in a list."""

    simple: Mapping[type, st.SearchStrategy[Any]]
    own: Mapping[tuple[str, str], st.SearchStrategy[Any]]
    several: int = 2


USUALLY = Bent(SIMPLE, OWN)


@st.composite
def updates(draw, data, bent=USUALLY):
    """Any update that the bot asks for; of the data of buttons, also those of a strategy of their own."""
    kind = draw(st.sampled_from(KINDS))
    content = _Making(draw, bent).thing(_kinds(Update.model_fields[kind].annotation)[0], 0)
    if kind == "callback_query" and draw(st.booleans()):
        content["data"] = draw(data)
    return {"update_id": draw(NUMBERS), kind: content}


class _Making(NamedTuple):
    """Makes things of the models, with what hypothesis draws."""

    draw: Any
    bent: Bent

    def thing(self, model, depth):
        """All that it must have, the usual, and a little of what it may have."""
        draw = self.draw
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        must = [name for name, field in fields.items() if field.is_required() or _said(field.annotation)]
        may = sorted(fields.keys() - {*must}) if depth < DEEP else []
        names = [*must, *(name for name in may if name in USUAL and draw(st.booleans()))]
        if may:
            names += draw(st.lists(st.sampled_from(may), max_size=2))
        made = {name: self._filled(model.__name__, name, fields[name].annotation, depth) for name in names}
        if model.__name__ == "Chat":
            made["type"] = _type(made["id"])
        return {name: value for name, value in made.items() if value is not None}

    def _filled(self, model, name, annotation, depth):
        own = self.bent.own.get((model, name))
        kinds = st.sampled_from(_kinds(annotation))
        return self.draw(own) if own is not None else self._value(self.draw(kinds), depth)

    def _value(self, kind, depth):
        """A value of a kind; None of one that the library's models only name."""
        draw = self.draw
        if _said(kind):
            return draw(st.sampled_from(get_args(kind)))
        if get_origin(kind) is list:
            many = draw(st.integers(0, self.bent.several))
            return [self._value(draw(st.sampled_from(_kinds(get_args(kind)[0]))), depth) for _ in range(many)]
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return self.thing(kind, depth + 1)
        if isinstance(kind, type) and issubclass(kind, str) and kind is not str:  # An enumeration of words.
            return draw(st.sampled_from([one.value for one in kind]))
        simple = self.bent.simple
        return draw(simple[kind]) if kind in simple else None


def _said(annotation):
    return get_origin(annotation) is Literal


def _type(chat):
    return "private" if chat > 0 else "group" if chat > SUPERGROUPS else "supergroup"


def _kinds(annotation):
    """The kinds that a value may be of."""
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return [kind for part in get_args(annotation) if part is not NoneType for kind in _kinds(part)]
    return [annotation]
