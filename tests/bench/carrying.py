"""How many chats one process carries, from what was measured of it."""

from collections.abc import Mapping

SHARE = 0.5
"""So much of what a process can do is used at the busiest hour; the rest is for the minutes that are busier still."""

MINUTES = (1, 5, 15)
"""A chat in which somebody asks does so once in so many minutes. When all read the news, that is the first."""


def chats(rate: float, minutes: float) -> int:
    """How many chats can ask at the same time, at so many updates a second, each once in so many minutes."""
    return int(rate * SHARE * 60 * minutes)


def table(rates: Mapping[str, float]) -> str:
    """The Markdown: what each way of running carries, by its updates a second."""
    heads = " | ".join(f"chats, one question in {minutes} min" for minutes in MINUTES)
    lines = [f"| one process, one core | updates a second | {heads} |", f"| --- | ---: |{' ---: |' * len(MINUTES)}"]
    for name, rate in rates.items():
        told = " | ".join(f"{_rounded(chats(rate, minutes)):,}" for minutes in MINUTES)
        lines.append(f"| {name} | {rate:,.0f} | {told} |")
    return "\n".join([*lines, "", f"At {SHARE:.0%} of what was measured, so that a peak finds room."])


def _rounded(count: int) -> int:
    """To two digits: more would say more than was measured."""
    digits = max(len(str(count)) - 2, 0)
    return count // 10**digits * 10**digits
