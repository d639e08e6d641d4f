"""Against a sum that only reads the rows: whatever months are published, a count is their sum, and never a guess."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CENTRES = {"alfa": "PE-CUS", "beta": "PE-CUS", "gama": "PE-ICA", "delta": "PE-PUN"}
TYPES = ("ensayos", "cursos")
YEARS = (2024, 2025)
MONTHS = [f"{year}-{month:02d}" for year, month in product(YEARS, range(1, 13))]

worlds = st.dictionaries(
    st.sampled_from(sorted(CENTRES)),
    st.dictionaries(st.sampled_from(MONTHS), st.integers(0, 999), max_size=24),
)
stretches = st.tuples(st.integers(0, 23), st.integers(0, 23)).map(sorted)


def published(world, regions, months) -> list[tuple[str, str, int]]:
    return [
        (centre, month, value)
        for centre, figures in world.items()
        for month, value in figures.items()
        if month in months and (not regions or CENTRES[centre] in regions)
    ]


@pytest.fixture(scope="module")
def lines_of():
    """Each month of a centre in two types, that a sum must put together again."""

    def lines(world):
        return [
            f"{centre} {month} {part} service={type_}"
            for centre, figures in world.items()
            for month, value in figures.items()
            for type_, part in zip(TYPES, (value // 3, value - value // 3), strict=True)
        ]

    return lines


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds, stretch=stretches, regions=st.sampled_from([(), ("PE-CUS",), ("PE-ICA",), ("PE-CUS", "PE-PUN")]))
def test_a_count_is_the_sum_of_the_rows_inside_its_period(network, ask, lines_of, world, stretch, regions):
    asked = MONTHS[stretch[0] : stretch[1] + 1]
    answer = ask(network(*lines_of(world)), regions=regions, period=f"{asked[0]}..{asked[-1]}")
    covered = {month for _, month, _ in published(world, regions, asked)}
    if not covered:
        assert (answer.status, answer.rows) == ("no_data", ())
        return
    (row,) = answer.rows
    inside = [month for month in asked if str(row.period.start)[:7] <= month <= str(row.period.end)[:7]]
    rows = published(world, regions, inside)
    assert row.value == sum(value for _, _, value in rows)
    assert set(inside) <= covered
    assert (answer.status == "answered") == (inside == asked)
    assert row.coverage.published == len({centre for centre, _, _ in rows})


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds, stretch=stretches)
def test_a_ranking_holds_exactly_the_centres_with_every_month(network, ask, lines_of, world, stretch):
    asked = MONTHS[stretch[0] : stretch[1] + 1]
    whole = {centre: [figures.get(month) for month in asked] for centre, figures in world.items()}
    sums = {centre: sum(values) for centre, values in whole.items() if None not in values}
    answer = ask(network(*lines_of(world)), "ranking", period=f"{asked[0]}..{asked[-1]}")
    if not sums:
        assert answer.status != "answered"
        return
    assert {row.id: row.value for row in answer.rows} == sums
    assert [row.rank for row in answer.rows] == [
        1 + sum(other > row.value for other in sums.values()) for row in answer.rows
    ]
