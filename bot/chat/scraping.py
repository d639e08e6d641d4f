"""Scraping: what is counted, and what is seen at a glance, in the words of Prometheus."""

from collections.abc import Iterator

from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response

from bot.chat.context import Desk
from bot.chat.glance import Glance, Seen


class Scraping:
    """Shows the metrics of this process; those of the memory are the same in each process that shares it."""

    def __init__(self, glance: Glance) -> None:
        """Takes what looks."""
        self._glance = glance

    async def show(self, request: Request) -> Response:
        """The answer to a request, in the format that it asks for."""
        encode, kind = choose_encoder(request.headers.get("accept", ""))
        page = encode(_All(self._glance.desk, await self._glance.look()))
        return Response(page, headers={"Content-Type": kind})


class _All(Collector):
    """What was counted, and what was seen."""

    def __init__(self, desk: Desk, seen: Seen) -> None:
        self._desk = desk
        self._seen = seen

    def collect(self) -> Iterator[Metric]:
        yield from self._desk.metrics.registry.collect()
        yield _gauge("cite_facts_up", "1 while the facts can be read.", self._seen.facts)
        version = {"version": self._desk.current.facts.store.version}
        yield InfoMetricFamily("cite_facts", "The facts that hold now.", version)
        yield _gauge("cite_tick_age_seconds", "Since what is due was looked for last.", self._desk.ticked.ago)
        yield _gauge("cite_memory_up", "1 while the memory answers.", self._seen.status is not None)
        if status := self._seen.status:
            yield from _queue("outbox", "messages to be sent", status.waiting, self._seen.lag)
            yield from _queue("inbox", "updates to be answered", status.inbox.open, self._seen.unanswered)


def _queue(name: str, what: str, waiting: int, lag: float) -> Iterator[Metric]:
    """How many wait in a table of the memory, and how long the oldest of them has."""
    yield _gauge(f"cite_{name}_waiting", f"The {what} that could be now.", waiting)
    yield _gauge(f"cite_{name}_lag_seconds", f"How long the oldest of the {what} has waited.", lag)


def _gauge(name: str, documentation: str, value: float) -> Metric:
    return GaugeMetricFamily(name, documentation, value)
