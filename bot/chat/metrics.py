"""What is counted while the bot works, for whoever watches it (Prometheus); nothing in it is about a person."""

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from itertools import accumulate
from typing import Literal, TypeAlias, get_args

from prometheus_client import CollectorRegistry, GCCollector, PlatformCollector, ProcessCollector
from prometheus_client.metrics_core import CounterMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector
from telegram import Update

from bot.answer import Answer, Status
from bot.chat.arriving import KINDS
from bot.question import Ambiguous, Intent

Failing: TypeAlias = Literal["mistake", "telegram", "memory", "timeout", "wait", "unwelcome", "moved"]
"""Why something failed: a mistake of ours; Telegram or the way there; the memory; no word whether it arrived; Telegram
asks to wait too long; the chat takes no messages; the group has got another id."""

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper bounds of the histogram: an answer takes a millisecond of ours, the line to Telegram some hundred."""

_TAKEN: ContextVar[tuple[str, float] | None] = ContextVar("taken", default=None)
"""The kind of the update that this task is about, and when it was taken."""


class Metrics(Collector):
    """The counters of one process, told apart by few and known words only.

    They are plain numbers that only the event loop's thread changes, for the library's own take a lock each: ten times
    as long. The library writes them down.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        """All stand at zero; `clock` goes in seconds and only forward."""
        self._clock = clock
        self._updates = dict.fromkeys((*KINDS, "other"), 0)
        self._failed: dict[Failing, int] = dict.fromkeys(get_args(Failing), 0)
        self._asked: Counter[tuple[Intent | None, Status]] = Counter()
        self._refused: Counter[int] = Counter()
        self._seconds = {kind: _Seconds() for kind in self._updates}
        self.registry = CollectorRegistry()
        """All of them, and what the library knows of the process."""
        self.registry.register(self)
        for known in (ProcessCollector, PlatformCollector, GCCollector):
            known(registry=self.registry)

    def received(self, update: object) -> None:
        """An update is taken; the time that its answer takes runs from now on, in this task."""
        kind = _kind(update)
        self._updates[kind] += 1
        _TAKEN.set((kind, self._clock()))

    def answered(self) -> None:
        """The answer to the update of this task has left, or rides in the reply to it; or could not be sent."""
        if taken := _TAKEN.get():
            kind, at = taken
            self._seconds[kind].add(self._clock() - at)

    def asked(self, answer: Answer) -> None:
        """A question was looked up."""
        self._asked[_intent(answer), answer.status] += 1

    def failed(self, reason: Failing) -> None:
        """An update could not be answered, or not as it should."""
        self._failed[reason] += 1

    def refused(self, status: int) -> None:
        """What was posted is not taken, and answered with this status."""
        self._refused[status] += 1

    def collect(self) -> Iterator[Metric]:
        """What was counted, for the library."""
        updates = CounterMetricFamily("cite_updates", "Updates that were taken.", labels=["kind"])
        questions = CounterMetricFamily("cite_questions", "What was asked, and how far.", labels=["intent", "status"])
        errors = CounterMetricFamily("cite_errors", "What failed while an update was answered.", labels=["reason"])
        took = "From when an update was taken until its answer had left; its count is how many were answered."
        seconds = HistogramMetricFamily("cite_answer_seconds", took, labels=["kind"])
        for kind, number in self._updates.items():
            updates.add_metric([kind], number)
            seconds.add_metric([kind], self._seconds[kind].buckets, self._seconds[kind].sum)
        for (intent, status), number in self._asked.items():
            questions.add_metric([intent or "none", status], number)
        for reason, number in self._failed.items():
            errors.add_metric([reason], number)
        refused = CounterMetricFamily("cite_refused", "Requests that are not taken for updates.", labels=["status"])
        for code, number in self._refused.items():
            refused.add_metric([str(code)], number)
        yield from (updates, questions, errors, seconds, refused)


class _Seconds:
    """A histogram of times."""

    def __init__(self) -> None:
        self.sum = 0.0
        self._counts = [0] * (len(SECONDS) + 1)

    def add(self, seconds: float) -> None:
        self._counts[bisect_left(SECONDS, seconds)] += 1
        self.sum += seconds

    @property
    def buckets(self) -> list[tuple[str, float]]:
        """How many took at most so long, for each upper bound, as the library wants them."""
        return list(zip([*map(str, SECONDS), "+Inf"], accumulate(self._counts), strict=True))


def _kind(update: object) -> str:
    if isinstance(update, Update):
        for kind in KINDS:
            if getattr(update, kind) is not None:
                return kind
    return "other"


def _intent(answer: Answer) -> Intent | None:
    """What was asked; None where that was not understood, or is out of scope."""
    if answer.question:
        return answer.question.intent
    return answer.asked.question.intent if isinstance(answer.asked, Ambiguous) else None
