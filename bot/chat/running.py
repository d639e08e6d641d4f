"""Running the bot as a process of its own, until a signal ends it."""

import asyncio
import gc
import re
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from bot.chat import log, transport
from bot.chat.app import application
from bot.chat.context import App
from bot.chat.feeding import Feeding
from bot.chat.hook import Hook, secret
from bot.chat.polling import Polling
from bot.chat.serving import CannotStart, Intake, Waits, serve
from bot.chat.standing_by import StandingBy
from bot.current import Current
from bot.memory import Memory

SELDOM = (20_000, 20, 20)
"""How many objects are made until rings of them are looked for; an answer makes some thousands, and few rings."""

_TOKEN = re.compile(r"\d+:[\w-]+")


def run(  # noqa: PLR0913 - as `application`
    token: str,
    current: Current,
    remembering: Callable[[], AbstractContextManager[Memory]],
    *,
    api_url: str = transport.API_URL,
    rich: bool = False,
    hook: Hook | None = None,
    worker: bool = False,
    feeding: Feeding | None = None,
    secrets: Iterable[str] = (),
    waits: Waits = Waits(),  # noqa: B008 - frozen
) -> None:
    """Serves Telegram until SIGINT or SIGTERM; sets up logging on standard error, then opens the memory.

    Updates come to a webhook where there is a `hook`, else by long polling; a `worker` takes what others leave.
    With `rich`, long rankings are tables of rich messages. Who may feed the bot is in `feeding`; None: nobody.
    No log shows the token, nor any of the `secrets`.

    Raises:
        CannotStart: a token that Telegram refuses, no way to Telegram, an address that is none or cannot be listened
            on; or updates come no more.
    """
    token = token.strip()
    if not _TOKEN.fullmatch(token):
        malformed = "TELEGRAM_TOKEN is not a bot token: it reads like 123456:ABC..."
        raise CannotStart(malformed)
    root = transport.root(api_url)
    if not root:
        not_a_url = f"TELEGRAM_API_URL is not an address like {transport.API_URL}"
        raise CannotStart(not_a_url)
    log.set_up(token, secret(token), *secrets)
    with remembering() as memory:
        app = application(token, current, memory, api_url=root, rich=rich, feeding=feeding)
        intake = StandingBy() if worker else _webhook(hook) if hook else Polling(waits.poll)
        gc.freeze()  # The facts and the libraries stay: looking through them for what is gone takes its time.
        gc.set_threshold(*SELDOM)
        gc.enable()
        with asyncio.Runner(loop_factory=_new_loop) as runner:
            runner.run(_until_signalled(app, intake, waits))


async def _until_signalled(app: App, intake: Intake, waits: Waits) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve(app, intake, stop, waits)


def _new_loop() -> asyncio.AbstractEventLoop:
    """The faster loop, which there is not for Windows."""
    if sys.platform == "win32":
        return asyncio.new_event_loop()
    import uvloop  # noqa: PLC0415

    return uvloop.new_event_loop()


def _webhook(hook: Hook) -> Intake:
    from bot.chat.webhook import Webhook  # noqa: PLC0415 - who polls need not wait until a server is loaded

    return Webhook(hook)
