"""Questions drawn by chance over the registry of the facts."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from bot.question import Intent, Period, Query, Question, Subject

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
