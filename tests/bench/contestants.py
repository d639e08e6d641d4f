"""The bots that are measured in turn: ours as users run it, and bare ones of two libraries."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOOK = ("--webhook-url", "http://127.0.0.1:{port}/telegram", "--listen", "127.0.0.1:{port}")


@dataclass(frozen=True)
class Bot:
    """How one is started, and whether it polls; `echo` is its name in bare_bots.py, empty for ours.

    It is asked `each_once`, or `again` and again the same.
    """

    how: str
    echo: str = ""
    more: tuple[str, ...] = field(default=())
    told: str = "each_once"

    @property
    def command(self) -> list[str]:
        if self.echo:
            return [sys.executable, str(HERE / "bare_bots.py"), self.echo, "{api}", "{port}"]
        return [str(Path(sys.executable).with_name("cite-bot")), "run", *self.more]


AGAIN = "all ask the same 118"
POLLING, WEBHOOK = "cite-bot, polling", "cite-bot, webhook"
PTB, PTB_WEBHOOK = "python-telegram-bot, echo, polling", "python-telegram-bot, echo, webhook"
AIOGRAM = ("aiogram, echo, polling", "aiogram, echo, polling, one after the other")
AIOGRAM_WEBHOOK = ("aiogram, echo, webhook", "aiogram, echo, webhook, answer in the reply")

BOTS: Mapping[str, Bot] = {
    POLLING: Bot("polling"),
    f"{POLLING}, {AGAIN}": Bot("polling", told="again"),
    PTB: Bot("polling", "ptb"),
    AIOGRAM[0]: Bot("polling", "aiogram"),
    AIOGRAM[1]: Bot("polling", "aiogram_in_order"),
    WEBHOOK: Bot("webhook", more=HOOK),
    f"{WEBHOOK}, {AGAIN}": Bot("webhook", more=HOOK, told="again"),
    PTB_WEBHOOK: Bot("webhook", "ptb_webhook"),
    AIOGRAM_WEBHOOK[0]: Bot("webhook", "aiogram_webhook"),
    AIOGRAM_WEBHOOK[1]: Bot("webhook", "aiogram_webhook_reply"),
}
