"""A Telegram where much goes wrong: answers travel, lines break, chats block, whoever sends next must wait."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from math import inf
from random import Random
from typing import Any

from aiohttp import web

from tests.chat.stub import SEND, BotApi, Fault
from tests.chat.stub.calls import Call
from tests.chat.stub.refused import BLOCKED, too_many

from .clockwork import Clockwork
from .plan import PAUSE, Plan

TRAVEL = (0.05, 0.1, 0.15, 0.2)
"""Seconds that an answer may take; as long as some turns to send, so that both are done at the same time."""


@dataclass
class Arrival:
    """A message that was sent: when, where, by whom; what stands in the chat; when its sender heard of it, if ever."""

    at: float
    chat: int
    way: str
    message: dict[str, Any] | None
    heard_at: float | None = None
    refused: bool = False


class Telegram(BotApi):
    """Keeps its time by the clockwork, and what arrived; ends processes by `kill`, which takes a name and seconds."""

    def __init__(self, clockwork: Clockwork, plan: Plan, kill: Callable[[str, float], Awaitable[None]]) -> None:
        super().__init__()
        self.arrivals: list[Arrival] = []
        self.waits: list[float] = []
        self._clockwork = clockwork
        self._plan = plan
        self._kill = kill
        self._travel = Random(plan.asked_to_wait)  # noqa: S311 - nothing is guessed here
        self._late = set(plan.late)
        self._order()

    def time(self) -> float:
        return self._clockwork.now

    def _order(self) -> None:
        for chat in self._plan.wishes:
            self.chat(chat).closed = BLOCKED if chat in self._plan.blocked else None
        self.faults += [Fault(SEND, chat, drop=True) for chat in self._plan.cut_before]
        self.faults += [Fault(SEND, chat, drop=True, after=True) for chat in self._plan.cut_after]

    async def _answer(self, request: web.Request, call: Call) -> web.Response | None:
        method = call.method.casefold()
        if not method.startswith(SEND) or method == "sendchataction":
            return await super()._answer(request, call)
        arrival = Arrival(self.time(), 0, call.way, None)
        self.arrivals.append(arrival)
        fate, seconds = self._plan.kills.get(len(self.arrivals), ("", 0.0))
        if len(self.arrivals) == self._plan.asked_to_wait:
            self.faults.append(Fault(SEND, refusal=too_many(PAUSE)))
        answer = None if fate == "before" else await self._deliver(request, call, arrival)
        if fate:
            await self._kill(call.way, seconds if fate == "around" else 0.0)
        return await self._travelled(request, arrival, answer)

    async def _deliver(self, request: web.Request, call: Call, arrival: Arrival) -> web.Response | None:
        self.clock.now, self.clock.step = int(self.time()), 0
        before = self.methods.last_message
        answer = await super()._answer(request, call)
        arrival.chat = call.params.get("chat_id", 0)  # Whoever dies while speaking has not said it.
        if self.methods.last_message > before:
            arrival.message = self.told(arrival.chat)[-1]
        arrival.refused = answer is not None and answer.status != HTTPStatus.OK
        return answer

    async def _travelled(
        self, request: web.Request, arrival: Arrival, answer: web.Response | None
    ) -> web.Response | None:
        """The answer on its way back: it takes a while, or it never comes."""

        def alive() -> bool:
            return request.transport is not None and not request.transport.is_closing()

        late = arrival.chat in self._late
        self._late.discard(arrival.chat)
        with self._clockwork.held(alive):
            await self._clockwork.sleep(inf if late else self._travel.choice(TRAVEL))
        waits = answer is not None and answer.status == HTTPStatus.TOO_MANY_REQUESTS
        if not alive() or answer is None:
            if waits:  # Who was killed heard nothing of it: the next one is asked to wait.
                self.faults.append(Fault(SEND, refusal=too_many(PAUSE)))
            return None
        arrival.heard_at = self.time()
        if waits:
            self.waits.append(self.time())
        return answer
