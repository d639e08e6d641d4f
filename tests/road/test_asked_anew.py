"""A question put into words asks the same again: what is shared in another chat gets the figures that were shared."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.phrase import Voice, worded
from bot.question import Intent, Period, Query, Question, Subject
from bot.reply import reply, reply_to

NOW = datetime(2026, 3, 10, 10, 0)  # noqa: DTZ001 - the time in Lima as it stands on the wall there

many = settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])

YEARS = (Period(date(2024, 1, 1), date(2024, 12, 31)), Period(date(2025, 1, 1), date(2025, 12, 31)))
PERIODS = [
    None,
    *YEARS,
    Period(date(2025, 2, 1), date(2025, 2, 28)),
    Period(date(2025, 4, 1), date(2025, 6, 30)),
    Period(date(2024, 11, 1), date(2025, 3, 31)),
    Period(date(2023, 1, 1), date(2024, 12, 31)),
]
SHAPES = ["figure", "trend", "ranking", "places", "years"]
WHOLE = [Intent.COUNT, Intent.SUMMARY, Intent.CHART]
FIGURES = [*WHOLE, Intent.POSITION, Intent.SHARE]
RANKED = ["centre", "region", "chain", "service_type", "client_type"]
ORDERS = [("desc", None), ("desc", 5), ("asc", 3), ("desc", 1), ("asc", 1)]


class Asked:
    """Questions drawn by chance: a figure, its share or rank, its way through time, a ranking, a comparison."""

    def __init__(self, data, registry):
        self.data, self.registry = data, registry

    def one(self, values):
        return self.data.draw(st.sampled_from(sorted(values) if isinstance(values, dict) else values))

    def question(self):
        shape, query = self.one(SHAPES), replace(self.counted(), **self.place())
        match shape:
            case "figure":
                placed = query.centres or query.regions or query.chains or query.kind
                return Question(self.one(FIGURES if placed else WHOLE), query)
            case "trend":
                return Question(Intent.TREND, replace(query, group_by=self.one(["month", "quarter", "year"])))
            case "ranking":
                order, limit = self.one(ORDERS)
                ranked = replace(query, client_types=(), group_by=self.one(RANKED), order=order, limit=limit)
                return Question(Intent.RANKING, ranked)
            case "places":
                return Question(Intent.COMPARE, self.counted(), compared=self.pair())
            case "years":
                around = Period(YEARS[0].start, YEARS[1].end)
                return Question(Intent.COMPARE, replace(query, period=around), periods=YEARS)

    def counted(self):
        what = self.one(["services", "clients", "service type", "client type"])
        indicator = "clients" if what.startswith("client") else "services"
        services = (self.one(self.registry.service_types),) if what == "service type" else ()
        clients = (self.one(self.registry.client_types),) if what == "client type" else ()
        return Query(indicator, services, clients, period=self.one(PERIODS))

    def place(self):
        field = self.one(["network", "centres", "regions", "chains", "kind"])
        if field == "kind":
            return {"kind": self.one(["public", "private"])}
        return {} if field == "network" else {field: (self.one(getattr(self.registry, field)),)}

    def pair(self):
        kind = self.one(["centre", "region"])
        ids = sorted(getattr(self.registry, f"{kind}s"))
        first, step = self.data.draw(st.integers(0, len(ids) - 1)), self.data.draw(st.integers(1, len(ids) - 1))
        return tuple(Subject(kind, ids[at % len(ids)]) for at in (first, first + step))


@pytest.fixture(scope="session")
def asked_twice(facts):
    """A question drawn by chance, put into words, with its rows and those that the words get."""

    def drawn(data, voice):
        question = Asked(data, facts.store.registry).question()
        words = worded(question, voice, facts.store.registry)
        first, second = reply_to(question, facts, voice, NOW), reply(words, facts, voice, NOW)
        return words, first.answer.rows, second.answer.rows

    return drawn


@pytest.mark.parametrize("language", ["es", "en"])
@many
@given(data=st.data())
def test_a_question_in_words_gets_the_same_rows_when_it_is_asked_anew(asked_twice, language, data):
    words, rows, again = asked_twice(data, Voice.of(language))
    assume(any(row.value is not None for row in rows))
    assert again == rows, words
