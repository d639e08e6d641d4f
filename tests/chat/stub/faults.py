"""Trouble on order: what goes wrong with which call, and how often."""

import asyncio
from dataclasses import dataclass
from typing import Any

from .refused import Refused


@dataclass
class Fault:
    """Befalls the next `times` calls of `method` (to `chat`, when given).

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

    def strikes(self, method: str, params: dict[str, Any]) -> bool:
        fits = self.method.casefold() == method.casefold() and self.chat in {None, params.get("chat_id")}
        if not fits or not self.times:
            return False
        self.times -= 1
        return True
