"""A sender that has no one to send to: it takes letters and says that they arrived."""

from datetime import datetime, timedelta

from bot.memory import Letter, Memory

LASTING = timedelta(minutes=5)


def take(memory: Memory, now: datetime, process: str = "p") -> list[Letter]:
    """What may leave now."""
    return memory.outbox.lease(now, process, 99, LASTING)


def send(memory: Memory, letters: list[Letter], now: datetime, figures: str = "[1]", version: str = "v1") -> None:
    """Sends them, all at the same moment, each with these figures."""
    for letter in letters:
        one = letter.subscription
        told = memory.ledger.edition(one.wish.question, figures, version, now) if one else None
        assert memory.outbox.begin(letter, now, timedelta(0), told) is True
        memory.outbox.sent(letter, now, told)


def send_what_is_due(memory: Memory, now: datetime, figures: str = "[1]", version: str = "v1") -> list[Letter]:
    """Sends what is due; gives it."""
    while memory.outbox.enqueue_due(now):
        pass
    letters = take(memory, now)
    send(memory, letters, now, figures, version)
    return letters
