"""The reception: every update is stored before it counts as taken, handled in the order of its chat, and settled once.

    polled or posted ─▶ store ─▶ handle ─▶ settle, with what rides in the webhook's reply
    left by a process that is gone ─▶ claim ─┘

What dies on the way is found in the inbox by whoever lives: nothing that was taken is lost. An answer that rides is
stored before it is given. Where the process dies between the two, Telegram has no answer to its request and posts the
update again; whoever takes it then finds the answer, and gives the same.

A posted update that no other process can have is stored once only, together with its answer: until then Telegram waits
for one, and posts the update again where the process dies. Where anything leaves by a call, or Telegram must not wait
any longer, it is stored before that.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple, TypeVar, cast

from telegram import Update
from telegram.error import TelegramError

from bot.chat.arriving import arrived
from bot.chat.context import App
from bot.chat.inbox import Inbox
from bot.chat.order import AT_ONCE, InOrder, lane
from bot.chat.riding import Handling
from bot.chat.talking import written
from bot.memory import CannotRemember, Claimed, Incoming, Place, Settled, Stored

LONGEST = 15.0
"""Seconds for which Telegram waits until an update is handled; what takes longer is answered by a call.

Until then Telegram sends no more of that chat.
"""

LOOK, BUSY, ALONE = 0.1, 0.02, 5.0
"""Seconds between two looks at what others have left: usually, while there is much of it, and where there are none.

After one that failed it is as long as where there are none.
"""

_NOT_STORED = "an update that takes long could not be stored"

Handled = TypeVar("Handled")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Taken:
    """An update in hand.

    Attributes:
        body: the JSON that it came as.
        acknowledged: whether Telegram counts it as delivered.
        stored: whether the inbox knows of it already.
        begun: whether it is stored as one that is being answered.
    """

    update: Update
    body: str
    acknowledged: bool
    stored: bool = True
    begun: bool = False

    @property
    def id(self) -> int:
        """Telegram's number of it."""
        return self.update.update_id

    @property
    def incoming(self) -> Incoming:
        """The same for the inbox."""
        return Incoming(self.id, lane(self.update), self.body, acknowledged=self.acknowledged, begun=self.begun)

    def settled(self, reply: str | None) -> Settled:
        """The same, done."""
        return Settled(self.id, reply, None if self.stored else lane(self.update))


class _Posted(NamedTuple):
    """An update that Telegram waits for, and the work on it."""

    taken: Taken
    task: asyncio.Task[str | None]


class Reception:
    """Takes updates for an application, and what other processes have left."""

    def __init__(self, app: App, inbox: Inbox) -> None:
        """Nothing is taken yet."""
        self._app = app
        self._order = cast("InOrder", app.update_processor)  # It counts for itself, and the library's count takes time.
        self._inbox = inbox
        self._tasks: set[asyncio.Task[Any]] = set()
        self._done = asyncio.Event()  # Set with each that is done.
        self._posts: dict[int, _Posted] = {}
        self._elsewhere: dict[int, asyncio.Future[Claimed]] = {}

    async def post(self, taken: Taken) -> str | None:
        """The reply to an update that was posted: what rides; None where nothing does, or not in time.

        When it returns, the update is stored or handled.

        Raises:
            CannotRemember: it is neither.
        """
        if (posted := self._posts.get(taken.id)) is None:
            posted = self._posts[taken.id] = _Posted(taken, self._begin(self._posted(taken)))
            posted.task.add_done_callback(lambda _: self._posts.pop(taken.id, None))
        done, _ = await asyncio.wait([posted.task], timeout=LONGEST)
        return posted.task.result() if done else await self._in_time(posted.taken)

    async def _in_time(self, taken: Taken) -> str | None:
        """What rides all the same of an update that takes long, where it was ready just now."""
        if taken.stored:
            return await self._inbox.acknowledge(taken.id)
        taken.acknowledged = True
        found = await self._store(taken)
        if not found:
            raise CannotRemember(_NOT_STORED)
        return found.reply

    async def _store(self, taken: Taken) -> Stored | None:
        """What the inbox says to what it did not know of; None where it does not work."""
        taken.stored = True  # Whoever settles it now does so after this.
        found = await self._inbox.store([taken.incoming])
        taken.stored = bool(found)
        return found[0] if found else None

    async def take(self, several: Sequence[Taken]) -> None:
        """Takes updates that were polled; returns when they are stored, or handled where they cannot be."""
        self._foresee(several)
        stored = await self._inbox.store([each.incoming for each in several])
        if not stored:
            await asyncio.gather(*map(self._unstored, several), return_exceptions=True)
        for each, here in zip(several, stored, strict=bool(stored)):
            if here.place is Place.OURS and here.id not in self._inbox.in_hand:
                self._begin(self._handle(each))
            elif here.reply:  # It was to ride in a webhook's reply, and there is no webhook any more.
                await self._say(here.reply)

    def _foresee(self, several: Sequence[Taken]) -> None:
        """What is answered at once is stored as begun, to spare the note before it leaves.

        Not where another process may take it over meanwhile: that note asks for this too.
        """
        lanes: set[int] = set()
        for each in several if not self._inbox.shared else ():
            home = lane(each.update)
            each.begun = home not in lanes and len(lanes) < AT_ONCE and self._order.serves(home)
            lanes.add(home)

    async def keep_claiming(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Takes what others have left, again and again, until it is cancelled."""
        usual = LOOK if self._inbox.shared else ALONE
        pause, failing = BUSY, ""
        while True:
            try:
                found = await self.claim()
                await self._inbox.renew()
            except CannotRemember as fault:
                if failing != (failing := str(fault)):  # The same is not told every few seconds.
                    log.error("what was left in the inbox is not looked for: %s", fault)  # noqa: TRY400
                pause = ALONE
            else:
                if failing:
                    log.info("what was left in the inbox is looked for again")
                failing = ""
                pause = BUSY if found else min(2 * pause, usual)
            await sleep(pause)

    async def claim(self) -> int:
        """Takes what others have left, as far as there is room; says how much.

        Raises:
            CannotRemember: the memory failed.
        """
        claimed = await self._inbox.claim()
        for each in claimed:
            if waiter := self._elsewhere.pop(each.id, None):
                waiter.set_result(each)
            elif each.id not in self._inbox.in_hand:
                self._resume(each)
        return len(claimed)

    async def drained(self) -> None:
        """Waits until all that was taken is handled."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def release(self) -> None:
        """Leaves to others what is not handled; nothing must be taken afterwards."""
        with suppress(CannotRemember):
            await self._inbox.release()

    async def less_than(self, many: int) -> None:
        """Waits until fewer updates than so many are handled here, or wait for it."""
        while len(self._tasks) >= many:
            self._done.clear()
            await self._done.wait()

    def _begin(self, work: Coroutine[Any, Any, Handled]) -> asyncio.Task[Handled]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._end)
        return task

    def _end(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        self._done.set()

    async def _posted(self, taken: Taken) -> str | None:
        """What rides of a posted update."""
        if self._inbox.new(taken.id):
            taken.stored = False
            return await self._handle(taken, rides=True)
        here = await self._store(taken)
        if not here or here.place is Place.OURS:
            return await self._handle(taken, rides=True)
        return here.reply if here.place is Place.DONE else await self._left_elsewhere(taken)

    def _unstored(self, taken: Taken) -> asyncio.Task[str | None]:
        taken.stored = False
        return self._begin(self._handle(taken))

    async def _left_elsewhere(self, taken: Taken) -> str | None:
        """What rides of an update that another process has, or that waits for one before it."""
        turn = asyncio.get_running_loop().create_future()
        self._elsewhere[taken.id] = turn
        try:
            for _ in range(int(LONGEST / LOOK)):
                await asyncio.wait([turn], timeout=LOOK)
                if turn.done():
                    break
                if found := await self._inbox.look(taken.id):
                    return found.reply
        finally:
            self._elsewhere.pop(taken.id, None)
        return await self._handle(taken, rides=True, again=turn.result().again) if turn.done() else None

    def _resume(self, claimed: Claimed) -> None:
        update = arrived(json.loads(claimed.body), self._app.bot)
        if not update:  # Another version of us took it.
            self._inbox.settle_later(Settled(claimed.id, None))
            return
        taken = Taken(update, claimed.body, acknowledged=claimed.acknowledged)
        self._begin(self._handle(taken, rides=not claimed.acknowledged, again=claimed.again))

    async def _handle(self, taken: Taken, *, rides: bool = False, again: bool = False) -> str | None:
        """Handles an update and settles it; says what rides."""
        handled = Handling(partial(self._may_send, taken), rides=rides, again=again)
        self._inbox.in_hand.add(taken.id)
        reply = None
        try:
            with handled:
                await self._order.do_process_update(taken.update, self._app.process_update(taken.update))
                await self._keep_talk(taken.update)
                reply = handled.reply
                if not await self._inbox.settle(taken.settled(reply)):
                    reply = None
                    await self._send(handled)  # Telegram has been told meanwhile that it need not wait.
                    await self._inbox.settle(taken.settled(None))
        except Exception:  # A mistake of ours must not hold up the chat, whose next update waits for this one.
            log.exception("an update was not handled to its end")
            self._inbox.settle_later(taken.settled(None))
        finally:
            self._inbox.in_hand.discard(taken.id)
        return reply

    async def _may_send(self, taken: Taken) -> bool:
        """Notes that something is sent for an update now; says whether it is still ours to answer."""
        if not taken.stored:
            await self._store(taken)
        return taken.begun or await self._inbox.begin(taken.id)

    async def _keep_talk(self, update: Update) -> None:
        """Where several processes answer, keeps what the chat talks about now."""
        if self._inbox.shared and (home := lane(update)):
            conversation = self._app.bot_data.conversations.of(home)
            if (text := written(conversation)) != conversation.read:
                await self._inbox.keep_talk(home, text)
                conversation.read = text

    async def _send(self, handled: Handling) -> None:
        try:
            await handled.let_go()
        except TelegramError as error:
            log.warning("an answer that took long could not be sent: %s", error)

    async def _say(self, reply: str) -> None:
        """Sends the ordinary way what was to ride."""
        method = json.loads(reply)
        try:
            await self._app.bot.do_api_request(method.pop("method"), api_kwargs=method)
        except TelegramError as error:
            log.warning("an answer that was left could not be sent: %s", error)
