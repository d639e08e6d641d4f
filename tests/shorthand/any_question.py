"""Questions of any make, sensible or not, that could be written as a short word."""

from datetime import date

from hypothesis import strategies as st

from bot.question import Period, Query, Question, Subject
from bot.shorthand import letters

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: Period(*sorted(pair)))


def questions(registry, several=3):
    """Of the names of a registry, at most so many of a kind."""

    def some(table):
        return st.lists(st.sampled_from(sorted(table)), max_size=several, unique=True).map(tuple)

    subjects = st.one_of(
        st.just(Subject("network", "red")),
        *(
            st.builds(Subject, st.just(kind), st.sampled_from(sorted(table)))
            for kind, table in (
                ("centre", registry.centres),
                ("region", registry.regions),
                ("chain", registry.chains),
                ("service_type", registry.service_types),
                ("client_type", registry.client_types),
            )
        ),
    )
    numbers = st.none() | st.integers(0, 20) | st.integers(0, 10**9)
    query = st.builds(
        Query,
        indicator=st.sampled_from(sorted(registry.indicators)),
        service_types=some(registry.service_types),
        client_types=some(registry.client_types),
        centres=some(registry.centres),
        regions=some(registry.regions),
        chains=some(registry.chains),
        kind=st.sampled_from([None, "public", "private"]),
        period=st.none() | PERIODS,
        group_by=st.none() | st.sampled_from(sorted(letters.GROUPS)),
        order=st.sampled_from([None, "desc", "asc"]),
        limit=numbers,
        at_least=numbers,
        at_most=numbers,
    )
    return st.builds(
        Question,
        intent=st.sampled_from(sorted(letters.INTENTS)),
        query=query,
        compared=st.lists(subjects, max_size=several, unique=True).map(tuple),
        periods=st.lists(PERIODS, max_size=several).map(tuple),
        whole=st.none() | subjects,
        to_date=st.booleans(),
        goal=st.booleans(),
    )
