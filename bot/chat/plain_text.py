"""A plain text as the library's objects, made without its constructors.

Those set some hundred and fifty attributes one by one, of which a text has a dozen, and take longer than understanding
what it says. Here what a text does not have is that of one blank object of each kind, as the library made it.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import ClassVar, TypeVar

from msgspec import Struct
from telegram import Bot, Chat, Message, TelegramObject, Update, User
from telegram.constants import ChatType

from bot.chat import shapes
from bot.chat.shapes import Text

_set = object.__setattr__


def _read_of(shape: type[Struct], blank: TelegramObject, had: type[Struct]) -> Mapping[str, object]:
    """What the bot reads of all objects of a kind, but for what those of a plain text have, as the blank has it."""
    names = set(shape.__struct_fields__).intersection(blank.__slots__) - set(had.__struct_fields__)
    return {name: getattr(blank, name) for name in sorted(names)}


class _Sparse(TelegramObject):
    """One that has only what it was given; the rest is that of its blank."""

    __slots__ = ()
    blank: ClassVar[TelegramObject]
    absent: ClassVar[Mapping[str, object]] = {}
    """What the bot asks for that it never has: to look that up in the blank each time takes longer than to set it."""

    def __getattr__(self, name: str) -> object:
        return getattr(self.blank, name)

    def __hash__(self) -> int:
        return hash((type(self.blank), self._id_attrs))  # As that of the library's own, to which it is equal.


class _User(_Sparse, User):
    __slots__ = ()
    blank = User(0, "", is_bot=False)


class _Chat(_Sparse, Chat):
    __slots__ = ()
    blank = Chat(0, ChatType.PRIVATE)


class _Message(_Sparse, Message):
    __slots__ = ()
    blank = Message(0, datetime.fromtimestamp(0, UTC), _Chat.blank)
    absent = _read_of(shapes.Message, blank, shapes.TextMessage)


class _Update(_Sparse, Update):
    __slots__ = ()
    blank = Update(0)
    absent = _read_of(shapes.Update, blank, Text)


Made = TypeVar("Made", bound=_Sparse)


def update(text: Text, bot: Bot) -> Update:
    """The update that a plain text is."""
    said = text.message
    who, where = said.sender, said.chat
    sender = {name: getattr(who, name) for name in who.__struct_fields__}
    home = {name: getattr(where, name) for name in where.__struct_fields__}
    chat = _made(_Chat, bot, (where.id,), home | {"type": ChatType.PRIVATE})
    user = _made(_User, bot, (who.id,), sender)
    heard = {
        "message_id": said.message_id,
        "from_user": user,
        "chat": chat,
        "date": datetime.fromtimestamp(said.date, UTC),
        "text": said.text,
    }
    message = _made(_Message, bot, (said.message_id, chat), heard)
    found = _made(_Update, bot, (text.update_id,), {"update_id": text.update_id, "message": message})
    for name, value in ("chat", chat), ("user", user), ("sender", user), ("message", message):
        _set(found, f"_effective_{name}", value)  # What the library would look for, and keep.
    return found


def _made(kind: type[Made], bot: Bot, by: tuple[object, ...], fields: Mapping[str, object]) -> Made:
    """An object with these fields, equal to others `by` the same."""
    made = kind.__new__(kind)
    _set(made, "_bot", bot)
    _set(made, "_id_attrs", by)
    for name, value in fields.items():
        _set(made, name, value)
    for name, value in kind.absent.items():
        _set(made, name, value)
    return made
