"""Months that only types publish, added up when the database is built, against a sum that only reads the rows."""

import sqlite3
from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bot.data.figures import add_figures
from bot.data.sums import add_sums

DOUBT = ("exact", "at-least", "about")
WAYS = {(True, False): 0, (False, True): 1, (True, True): 2}
FIRST = 12 * 2024

slots = st.tuples(st.sampled_from(["", "cursos", "ensayos"]), st.sampled_from(["", "gremio", "empresa"]))
periods = st.tuples(st.integers(FIRST, FIRST + 14), st.sampled_from([1, 1, 1, 1, 12, 14]))
told = st.tuples(st.integers(0, 99), st.sampled_from([*DOUBT, "target"]), st.sampled_from(["uno", "dos"]))


@given(st.dictionaries(st.tuples(slots, periods), told, max_size=40))
def test_a_month_is_the_sum_of_the_types_that_all_have_it(cells):
    assert prepared(cells) == {
        (slot, month): found
        for slot, month in product(wholes(cells), range(FIRST, FIRST + 15))
        if (found := added(cells, slot, month))
    }


def test_sums_of_the_largest_values_fit():
    cells = {((service, "gremio"), (FIRST, 1)): (10**12, "exact", "uno") for service in map(str, range(900))}

    assert prepared(cells)[("", "gremio"), FIRST][0] == 900 * 10**12


def prepared(cells):
    """What the build adds up: value, qualifier, sources and how many parts, by slot and month."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE sources (id, published_on)")
    connection.execute(
        "CREATE TABLE observations (source, indicator, scope, subject, service_type, client_type,"
        " period_start, period_end, value, qualifier, note)"
    )
    connection.executemany("INSERT INTO sources VALUES (?, NULL)", [("uno",), ("dos",)])
    rows = (
        (
            source,
            "services",
            "centre",
            "alfa",
            *slot,
            first_day(start),
            last_day(start + length - 1),
            value,
            qualifier,
            None,
        )
        for (slot, (start, length)), (value, qualifier, source) in cells.items()
    )
    add_figures(connection, rows)
    add_sums(connection)
    found = connection.execute("SELECT service_type, client_type, month, value, qualifier, sources, parts FROM sums")
    sums = {
        ((service, client), month): (value, doubt, {*sources.split(",")}, parts)
        for service, client, month, value, doubt, sources, parts in found
    }
    connection.close()
    return sums


def wholes(cells):
    return {(service, client) for (one, other), _ in cells for service, client in product({one, ""}, {other, ""})}


def added(cells, whole, month):
    """The sum of one month, by the first way to divide the whole that has it; None where it is published itself."""
    results = {cell: said for cell, said in cells.items() if said[1] != "target"}
    if (whole, (month, 1)) in results:
        return None
    for way in range(3):
        parts = {slot for slot, _ in results if WAYS.get(divides(whole, slot)) == way}
        publishing = {
            slot for slot in parts if any(touches(period, month // 12) for one, period in results if one == slot)
        }
        said = [results.get((slot, (month, 1))) for slot in publishing]
        if said and None not in said:
            doubt = max((qualifier for _, qualifier, _ in said), key=DOUBT.index)
            return sum(value for value, _, _ in said), doubt, {source for _, _, source in said}, len(said)
    return None


def divides(whole, slot):
    """Which types a slot narrows; nothing where it is no part of the whole."""
    if any(one and one != other for one, other in zip(whole, slot, strict=True)):
        return None
    return tuple(not one and bool(other) for one, other in zip(whole, slot, strict=True))


def touches(period, year):
    start, length = period
    return start // 12 <= year <= (start + length - 1) // 12


def first_day(month):
    return date(month // 12, month % 12 + 1, 1).isoformat()


def last_day(month):
    return (date.fromisoformat(first_day(month + 1)) - timedelta(1)).isoformat()
