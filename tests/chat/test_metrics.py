"""What an operator sees of a bot that works."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families
from starlette.requests import Request

from bot.answer import Status
from bot.chat import glance
from bot.chat.delivery import Patience
from bot.chat.glance import Glance
from bot.chat.metrics import Metrics
from bot.chat.order import InOrder
from bot.chat.scraping import Scraping
from bot.current import Current
from bot.memory import CannotRemember
from bot.question import Intent
from bot.reply import Facts

from .conftest import NOW, come_to
from .stub import Fault, Refused, refused
from .turns import asked, pressed

QUESTION, CLASH = "servicios de la red en febrero de 2026", "servicios del CITE Ahuashiyacu en 2024"


class Page:
    """What Prometheus reads: each figure by its name and the values of its labels."""

    def __init__(self, text, kind=""):
        self.text, self.kind = text, kind
        self.families = {family.name: family for family in text_string_to_metric_families(text)}
        samples = [sample for family in self.families.values() for sample in family.samples]
        self.figures = {(sample.name, *sample.labels.values()): sample.value for sample in samples}

    def __getitem__(self, key):
        return self.figures[key]

    def counted(self, name):
        """The figures of one name that are not zero, by their labels."""
        found = {key[1:]: value for key, value in self.figures.items() if key[0] == name and value}
        return {labels if len(labels) > 1 else labels[0]: value for labels, value in found.items()}


async def page(app, time=lambda: 0.0, accept="", look=None):
    await come_to(lambda: not app.update_processor.busy)
    request = Request({"type": "http", "headers": [(b"accept", accept.encode())]})
    answer = await Scraping(look or Glance(app.bot_data, time)).show(request)
    return Page(answer.body.decode(), answer.headers["content-type"])


@pytest.fixture
def watched(api, serving):
    """The bot, with what it shows after some texts were written and answered."""

    async def after(*texts, **how):
        async with serving(**how) as app:
            for text in texts:
                await asked(api, text)
            return await page(app)

    return after


async def test_questions_are_told_apart_by_what_was_asked_and_how_far_it_was_answered(watched):
    seen = await watched(CLASH, QUESTION, QUESTION, "servicios 2019", "/ranking", "wqxzz", "precio de un curso")
    assert seen.counted("cite_questions_total") == {
        ("count", "answered"): 2,
        ("count", "no_data"): 1,
        ("ranking", "answered"): 1,
        ("none", "not_understood"): 1,
        ("none", "out_of_scope"): 1,
        ("count", "ambiguous"): 1,
    }


async def test_taps_mentions_and_what_is_typed_elsewhere_are_seen_too(api, serving):
    async with serving() as app:
        await asked(api, QUESTION)
        await pressed(api, "Por región")
        await api.guest("wqxzz", who=8)
        await api.query("servicios cusco")
        seen = await page(app)
    kinds = {"message": 1, "callback_query": 1, "guest_message": 1, "inline_query": 1}
    assert seen.counted("cite_updates_total") == seen.counted("cite_answer_seconds_count") == kinds
    assert sum(seen.counted("cite_questions_total").values()) == 3


async def test_what_is_overheard_in_a_group_was_taken_and_not_answered(api, serving):
    api.privacy = False
    async with serving() as app:
        await api.say("hola a todos", chat=-5)
        await asked(api, "/ayuda", chat=-5)
        seen = await page(app)
    assert seen["cite_updates_total", "message"] == 2
    assert seen["cite_answer_seconds_count", "message"] == 1


async def test_an_answers_time_runs_from_when_it_was_taken_also_while_it_waits():
    times, gate = iter([10.0, 11.0, 11.2, 13.0]), asyncio.Event()
    metrics = Metrics(lambda: next(times))
    order = InOrder(1, metrics)

    async def answer():
        await gate.wait()
        metrics.answered()

    both = [asyncio.create_task(order.process_update(each, answer())) for each in "ab"]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*both)
    seen = Page(_text(metrics))
    assert seen["cite_answer_seconds_sum", "other"] == pytest.approx(1.2 + 2.0)
    buckets = {"1.0": 0, "2.5": 2, "30.0": 2, "+Inf": 2}
    assert {bound: seen["cite_answer_seconds_bucket", "other", bound] for bound in buckets} == buckets


@pytest.mark.parametrize(("seconds", "bound"), [(0.0, "0.001"), (0.25, "0.25"), (0.375, "0.5"), (31.0, "+Inf")])
def test_a_time_falls_under_the_first_bound_that_it_does_not_pass(seconds, bound):
    times = iter([8.0, 8.0 + seconds])
    metrics = Metrics(lambda: next(times))
    metrics.received(object())
    metrics.answered()
    found = Page(_text(metrics)).counted("cite_answer_seconds_bucket")
    assert next(iter(found)) == ("other", bound)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"drop": True}, "telegram"),
        ({"refusal": Refused(502, "Bad Gateway")}, "telegram"),
        ({"refusal": refused.too_many(3600)}, "wait"),
        ({"refusal": Refused(403, "Forbidden: bot was blocked by the user")}, "unwelcome"),
    ],
)
async def test_errors_are_told_apart_by_their_reason(api, serving, naps, fault, reason):
    api.faults.append(Fault("sendMessage", **fault))
    async with serving(patience=Patience(sleep=naps, longest=60)) as app:
        await api.say(QUESTION)
        await api.until(lambda: api.called("sendMessage"))
        assert (await page(app)).counted("cite_errors_total") == {reason: 1}


async def test_a_mistake_of_ours_is_an_error_too(api, serving, clock):
    clock.faults.append(ZeroDivisionError())
    async with serving() as app:
        await asked(api, QUESTION)
        seen = await page(app)
    assert seen.counted("cite_errors_total") == {"mistake": 1}


async def test_what_waits_to_be_sent_is_seen_with_its_age(api, serving, memory, clock, monkeypatch):
    found = replace(memory.office.status(NOW), waiting=3, waiting_since=NOW - timedelta(minutes=5))
    async with serving() as app:
        await asked(api, QUESTION)
        monkeypatch.setattr(memory.office, "status", lambda _: found)
        clock.now, clock.step = NOW, timedelta(0)
        seen = await page(app)
    assert (seen["cite_outbox_waiting",], seen["cite_outbox_lag_seconds",]) == (3, 300)
    assert (seen["cite_memory_up",], seen["cite_facts_up",]) == (1, 1)
    assert seen["cite_tick_age_seconds",] >= 0


async def test_of_a_memory_that_does_not_answer_no_figure_is_made_up(serving, memory, monkeypatch):
    def fails(_):
        raise CannotRemember("The memory (memory.db) does not work: database is locked")  # noqa: EM101, TRY003

    async with serving() as app:
        monkeypatch.setattr(memory.office, "status", fails)
        seen = await page(app)
        monkeypatch.undo()
    assert seen["cite_memory_up",] == 0
    assert not any("outbox" in name for name in seen.families)


async def test_the_version_of_the_facts_is_the_one_that_holds(serving, facts, monkeypatch):
    current = Current(facts)
    async with serving(known=current) as app:
        assert (await page(app))["cite_facts_info", facts.store.version] == 1
        other = Facts(facts.store, facts.lexicon, facts.words)
        current.facts = other
        monkeypatch.setattr(facts.store, "version", "b" * 64)
        seen = await page(app)
        monkeypatch.undo()
    assert seen.counted("cite_facts_info") == {"b" * 64: 1}


async def test_the_memory_is_asked_once_in_ten_seconds_however_often_somebody_looks(serving, memory, monkeypatch):
    async with serving() as app:
        at, looked, status = [0.0], [], memory.office.status
        look = Glance(app.bot_data, lambda: at[0])
        monkeypatch.setattr(memory.office, "status", lambda now: looked.append(now) or status(now))
        for at[0] in (0.0, 1.0, glance.LASTS - 1, glance.LASTS, glance.LASTS + 1):
            await page(app, look=look)
        monkeypatch.undo()
    assert len(looked) == 2


OURS = {
    "cite_updates": "counter",
    "cite_questions": "counter",
    "cite_errors": "counter",
    "cite_refused": "counter",
    "cite_answer_seconds": "histogram",
    "cite_facts_up": "gauge",
    "cite_facts_info": "gauge",
    "cite_tick_age_seconds": "gauge",
    "cite_memory_up": "gauge",
    "cite_inbox_waiting": "gauge",
    "cite_inbox_lag_seconds": "gauge",
    "cite_outbox_waiting": "gauge",
    "cite_outbox_lag_seconds": "gauge",
}
"""Dashboards and alerts of others lean on these."""


async def test_names_and_types_stay_as_they_are(watched):
    seen = await watched(QUESTION)
    found = {name: family.type for name, family in seen.families.items()}
    assert {name: type_ for name, type_ in found.items() if name.startswith("cite_")} == OURS
    assert all(family.documentation for family in seen.families.values())
    assert {"process_resident_memory_bytes", "process_cpu_seconds", "python_info"} <= set(found)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "text/plain; version=0.0.4; charset=utf-8"),
        ("text/html,*/*", "text/plain; version=0.0.4; charset=utf-8"),
        ("application/openmetrics-text;version=1.0.0", "application/openmetrics-text; version=1.0.0; charset=utf-8"),
    ],
)
async def test_the_format_is_the_one_that_is_asked_for(serving, accept, kind):
    async with serving() as app:
        seen = await page(app, accept=accept)
    assert seen.kind.startswith(kind)
    assert seen.text.endswith("# EOF\n") == ("openmetrics" in accept)


async def test_nothing_tells_of_a_person_and_nothing_typed_makes_a_series(watched, api):
    some = await watched("hola", "servicios de Puno")
    assert not re.search(r"Ana|Puno|hola|\b7\b.*chat", some.text)
    assert api.token not in some.text
    labels = {
        value
        for name, family in some.families.items()
        if name.startswith("cite_") and name != "cite_facts_info"
        for sample in family.samples
        for label, value in sample.labels.items()
        if label != "le"
    }
    known = {*Intent, *Status, "none", "other", *Metrics()._updates, *Metrics()._failed}  # noqa: SLF001
    assert labels <= known


def _text(metrics):
    return generate_latest(metrics.registry).decode()
