"""Trouble on order: what goes wrong with which call, and how often."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from .refused import Refused

SEND = "send"
"""Stands for each method that puts a message into a chat."""

_SHOWN = "sendchataction"
"""This one shows what the bot is doing, and leaves no message."""


@dataclass
class Fault:
    """Befalls the next `times` calls of `method` (to `chat`, when given); `SEND` is whatever sends a message.

    `hold` keeps the call waiting until it is set; `drop` cuts the connection; `refusal` answers in place of the
    method. With `after`, the method has done its work when the fault strikes.
    """

    method: str
    chat: int | None = None
    times: int = 1
    after: bool = False
    hold: asyncio.Event | None = None
    drop: bool = False
    refusal: Refused | None = None


class Faults:
    """What was ordered; of those that fit a call, the one ordered first strikes.

    They are found by method and chat, so that thousands of them cost no more than one.
    """

    def __init__(self) -> None:
        self._ordered = 0
        self._orders: dict[tuple[str, int | None], list[tuple[int, Fault]]] = {}

    def append(self, fault: Fault) -> None:
        self._ordered += 1
        self._orders.setdefault((fault.method.casefold(), fault.chat), []).append((self._ordered, fault))

    def __iadd__(self, faults: Iterable[Fault]) -> Self:
        for fault in faults:
            self.append(fault)
        return self

    def strike(self, method: str, params: dict[str, Any]) -> Fault | None:
        """The fault that befalls this call, which counts as one of its times."""
        name = method.casefold()
        names = [name, SEND] if name.startswith(SEND) and name != _SHOWN else [name]
        places = [(known, chat) for known in names for chat in {None, params.get("chat_id")}]
        place = min((place for place in places if self._orders.get(place)), key=self._first, default=None)
        if place is None:
            return None
        fault = self._orders[place][0][1]
        fault.times -= 1
        if not fault.times:
            del self._orders[place][0]
        return fault

    def _first(self, place: tuple[str, int | None]) -> int:
        return self._orders[place][0][0]
