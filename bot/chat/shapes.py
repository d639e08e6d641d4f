"""The shapes of what Telegram hands over, by the Bot API (core.telegram.org/bots/api#available-types).

Only what the bot reads has a shape, and what an update cannot do without has no default; all else may be anything.
"""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

_LARGEST = 2**53
"""Ids of chats and users have at most 52 significant bits."""

_LAST_SECOND = 253_402_300_800
"""The end of the year 9999, beyond which no date is known."""

_Number: TypeAlias = Annotated[int, Meta(gt=-_LARGEST, lt=_LARGEST)]
_Count: TypeAlias = Annotated[int, Meta(ge=0, lt=_LARGEST)]
_Date: TypeAlias = Annotated[int, Meta(ge=0, lt=_LAST_SECOND)]


class User(Struct):
    """Who writes."""

    id: _Number
    is_bot: bool
    first_name: str
    username: str | None = None
    language_code: str | None = None


class Chat(Struct):
    """Where it is written."""

    id: _Number
    type: str


class Entity(Struct):
    """A part of a text that is a command, a mention or the like."""

    type: str
    offset: _Count
    length: _Count


class Origin(Struct):
    """Where a message was forwarded from."""

    type: str
    date: _Date


class Document(Struct):
    """A file."""

    file_id: str
    file_unique_id: str
    file_name: str | None = None
    file_size: _Count | None = None


class Place(Struct):
    """A point on the earth, in degrees."""

    latitude: Annotated[float, Meta(ge=-90, le=90)]
    longitude: Annotated[float, Meta(ge=-180, le=180)]


class Venue(Struct):
    """A point with a name."""

    location: Place


class Message(Struct, rename={"sender": "from"}):
    """What is written, or happens in a chat."""

    message_id: _Number
    date: _Date
    chat: Chat
    sender: User | None = None
    edit_date: _Date | None = None
    sender_chat: Chat | None = None
    via_bot: User | None = None
    message_thread_id: _Number | None = None
    is_topic_message: bool | None = None
    text: str | None = None
    entities: list[Entity] | None = None
    caption: str | None = None
    caption_entities: list[Entity] | None = None
    reply_to_message: "Message | None" = None
    forward_origin: Origin | None = None
    migrate_to_chat_id: _Number | None = None
    migrate_from_chat_id: _Number | None = None
    guest_query_id: str | None = None
    document: Document | None = None
    location: Place | None = None
    venue: Venue | None = None


class CallbackQuery(Struct, rename={"sender": "from"}):
    """A tap."""

    id: str
    sender: User
    chat_instance: str
    message: Message | None = None
    inline_message_id: str | None = None
    data: str | None = None


class InlineQuery(Struct, rename={"sender": "from"}):
    """What is typed behind the bot's name in any chat."""

    id: str
    sender: User
    query: str
    offset: str


class Member(Struct):
    """Somebody's standing in a chat."""

    status: str
    user: User
    is_member: bool | None = None


class Change(Struct, rename={"sender": "from"}):
    """A standing that has changed."""

    chat: Chat
    sender: User
    date: _Date
    new_chat_member: Member


class Update(Struct):
    """One thing that happened, of one kind; the frequent ones first."""

    update_id: _Count
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    inline_query: InlineQuery | None = None
    guest_message: Message | None = None
    my_chat_member: Change | None = None


class TextUser(Struct, forbid_unknown_fields=True):
    """Who writes a plain text."""

    id: _Number
    is_bot: bool
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_premium: bool | None = None


class TextChat(Struct, forbid_unknown_fields=True):
    """The chat with who writes it: a private one."""

    id: _Number
    type: Annotated[str, Meta(pattern="^private$")]
    first_name: str | None = None
    last_name: str | None = None
    username: str | None = None


class TextMessage(Struct, forbid_unknown_fields=True, rename={"sender": "from"}):
    """A text with nothing else about it."""

    message_id: _Number
    sender: TextUser
    chat: TextChat
    date: Annotated[int, Meta(gt=0, lt=_LAST_SECOND)]
    text: str


class Text(Struct, forbid_unknown_fields=True):
    """A plain text in a private chat, as most updates are; with any other field, it is an update like all others."""

    update_id: _Count
    message: TextMessage
