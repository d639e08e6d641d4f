"""What people ask through the bot in other chats: inline queries, and summons of a guest."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Result(NamedTuple):
    """One entry of the list over the keyboard; `message` is the content that it puts into the chat when chosen."""

    id: str
    title: str
    description: str
    message: dict[str, Any]
    query: str


@dataclass
class Shown:
    """What the person sees: the results in order, the button above them, and how they may be cached."""

    results: list[Result]
    next_offset: str = ""
    cache_time: int = 300
    is_personal: bool = False
    button: dict[str, Any] | None = None


@dataclass
class Asked:
    """An inline query, `shown` once it is answered; `old` ones can no longer be."""

    id: str
    text: str
    who: dict[str, Any]
    old: bool = False
    shown: Shown | None = None


@dataclass
class Summons:
    """A message that calls the bot as a guest, and its answer once there is one."""

    id: str
    message: dict[str, Any]
    old: bool = False
    answer: dict[str, Any] | None = field(default=None)
