"""Sending what waits in the outbox: a few letters at the same time, each in its turn, behind the answers to people."""

import asyncio
import logging
from datetime import datetime, timedelta

from bot.chat.context import App
from bot.chat.order import InOrder
from bot.chat.summaries.editions import Editions
from bot.chat.summaries.letters import content
from bot.chat.summaries.outcomes import again, later, send
from bot.chat.summaries.recipient import Recipient
from bot.memory import CannotRemember, Letter
from bot.schedule import awake

AT_ONCE = 8
"""Letters on their way at the same time: with Telegram 0.2 s away, 40 a second could be."""

LEASED = 16
"""Letters that a process takes at a time."""

LASTING = timedelta(minutes=5)
"""How long they are its own; of a process that died, another sends them after that."""

APART = timedelta(milliseconds=50)
"""20 a second over all processes, of the 30 that a bot may send (core.telegram.org/bots/faq); answers need the rest."""

PATIENCE = timedelta(minutes=1)
"""A letter that must wait for longer goes back: its lease would end meanwhile."""

LEFT = timedelta(hours=1)
"""How long news and corrections are left to a process with newer facts; after that there is none, it seems."""

IDLE = 1.0
"""Seconds until the outbox is looked at again when there was nothing to send."""

YIELD, YIELDS = 0.01, 50
"""Seconds for which a letter waits while people are answered, and how often at most."""

LETTER = "letter "
"""How the tasks begin that each send one."""

log = logging.getLogger(__name__)


async def keep_sending(app: App) -> None:
    """Sends what waits, now and for ever; when it is cancelled, what is on its way still arrives."""
    sender = Sender(app)
    while True:
        took = app.create_task(sender.send_some())  # Whatever fails there ends in the log, and the next try comes.
        try:
            await asyncio.wait([took])
        except asyncio.CancelledError:
            sender.stop()
            await asyncio.wait([took])
            raise
        if took.exception() or not took.result():
            await app.bot_data.sleep(IDLE)


class Sender:
    """The sender of one process."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._desk = app.bot_data
        self._room = asyncio.Semaphore(AT_ONCE)
        self._gate = asyncio.Lock()  # One asks for its turn at a time: all others would ask in vain.
        self._stopping = asyncio.Event()
        self._editions = Editions()
        self._next = self._desk.clock()

    def stop(self) -> None:
        """Nothing more leaves; what waits for its turn goes back."""
        self._stopping.set()

    async def send_some(self) -> list[asyncio.Task[None]]:
        """Takes some letters and begins to send them; gives what is on its way."""
        desk = self._desk
        try:
            letters = await desk.memory.ask(
                lambda memory: memory.outbox.lease(desk.clock(), desk.process, LEASED, LASTING)
            )
        except CannotRemember as fault:
            log.error("what is to be sent cannot be read, and is sent later: %s", fault)  # noqa: TRY400
            return []
        begun = []
        for letter in letters:
            await self._room.acquire()
            # The application waits for it when it ends.
            begun.append(self._app.create_task(self._deliver(letter), name=f"{LETTER}{letter.id}"))
            begun[-1].add_done_callback(lambda _: self._room.release())
        return begun

    async def _deliver(self, letter: Letter) -> None:
        """One letter, to whatever end."""
        desk, to = self._desk, Recipient(self._app, letter)
        quiet_until = awake(letter.kept.hours, desk.clock())
        try:
            if quiet_until > desk.clock():
                await later(desk, letter, quiet_until)
            elif await self._others(to, letter):
                await later(desk, letter, desk.clock() + PATIENCE)
            elif (said := await content(to, letter, self._editions)) and await self._turn(to, letter, said.edition):
                await send(to, letter, said)
        except CannotRemember as fault:
            log.error("a letter waits, and is sent later: %s", fault)  # noqa: TRY400 - the words say it all
        except Exception:  # A mistake of ours: the application tells the log.
            await again(desk, letter, desk.clock())
            raise

    async def _others(self, to: Recipient, letter: Letter) -> bool:
        """Whether it tells what is new in other facts than ours, which would find nothing to say."""
        desk = self._desk
        if letter.kind not in {"news", "correction"} or desk.clock() >= letter.due_at + LEFT:
            return False
        return not await desk.memory.ask(lambda memory: memory.ledger.seen(to.facts.store.version))

    async def _turn(self, to: Recipient, letter: Letter, edition: int | None) -> bool:
        """Waits until it may leave; False where it must not any more, or tells what holds no more."""
        desk = self._desk
        async with self._gate:
            while not self._stopping.is_set() and to.facts is desk.current.facts:
                await self._yielded()
                await self._rest(min(self._next - desk.clock(), APART))  # Before that we would ask in vain.
                if self._stopping.is_set():
                    break
                turn = await desk.memory.ask(lambda memory: memory.outbox.begin(letter, desk.clock(), APART, edition))
                if not isinstance(turn, datetime):
                    self._next = desk.clock() + APART
                    return turn
                if turn - desk.clock() > PATIENCE:
                    await later(desk, letter, turn)
                    return False
                await self._rest(turn - desk.clock())
        await later(desk, letter, desk.clock())
        return False

    async def _rest(self, lasting: timedelta) -> None:
        """So long, or until the end."""
        if lasting <= timedelta(0):
            return
        waking = [
            asyncio.ensure_future(self._desk.sleep(lasting.total_seconds())),
            asyncio.ensure_future(self._stopping.wait()),
        ]
        await asyncio.wait(waking, return_when=asyncio.FIRST_COMPLETED)
        for each in waking:
            each.cancel()

    async def _yielded(self) -> None:
        """Lets the answers to people go first."""
        order = self._app.update_processor
        for _ in range(YIELDS):
            if not isinstance(order, InOrder) or not order.busy:
                return
            await self._desk.sleep(YIELD)
