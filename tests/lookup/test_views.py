"""The same figures arranged otherwise, where they are published so."""

from datetime import date

import pytest

from bot.answer import Status
from bot.lookup import Store, look_up, views
from bot.lookup.views import _arranged
from bot.question import Intent, Period, Query, Question, Subject

TODAY = date(2026, 3, 10)
Y2025 = Period(date(2025, 1, 1), date(2025, 12, 31))
MAY = Period(date(2025, 5, 1), date(2025, 5, 31))


@pytest.fixture(scope="module")
def stores(world_db, real_db):
    opened = {"world": Store.open(world_db), "real": Store.open(real_db)}
    yield opened
    for store in opened.values():
        store.close()


@pytest.mark.parametrize(
    ("tables", "question", "groups"),
    [
        ("world", Question(Intent.COUNT), ["region", "centre", "service_type", "month"]),
        ("world", Question(Intent.COUNT, Query("clients")), ["region", "centre", "client_type", "month"]),
        ("world", Question(Intent.COUNT, Query(regions=("PE-UCA",))), ["centre", "service_type", "month"]),
        ("world", Question(Intent.COUNT, Query(centres=("citemadera-lima",))), ["service_type", "month"]),
        ("world", Question(Intent.RANKING, Query(group_by="centre")), ["region", "service_type", "month"]),
        ("world", Question(Intent.TREND, Query(group_by="month")), ["region", "centre", "service_type"]),
        ("real", Question(Intent.COUNT), ["region", "centre"]),
        ("real", Question(Intent.COUNT, Query(centres=("citemadera-lima",))), []),
        ("real", Question(Intent.COUNT, goal=True), []),
        ("world", Question(Intent.COMPARE, compared=(Subject("region", "PE-CUS"), Subject("region", "PE-UCA"))), []),
        ("world", Question(Intent.PROFILE, Query(centres=("citemadera-lima",))), []),
        ("world", Question(Intent.GREETING), []),
    ],
)
def test_only_arrangements_with_several_figures_are_offered(stores, tables, question, groups):
    assert [view.query.group_by for view in views(question, stores[tables], TODAY)] == groups


@pytest.mark.parametrize(("asked", "looked_at"), [(MAY, Y2025), (Y2025, Y2025), (None, None)])
def test_the_months_of_a_month_are_those_of_its_year(stores, asked, looked_at):
    found = views(Question(Intent.COUNT, Query(period=asked)), stores["world"], TODAY)
    assert [view.query.period for view in found] == [asked, asked, asked, looked_at]


PERIODS = [
    None,
    MAY,
    Y2025,
    Period(date(2019, 1, 1), date(2019, 12, 31)),
    Period(date(2025, 1, 1), date(2025, 9, 30)),
    Period(date(2025, 5, 5), date(2025, 6, 11)),
    Period(date(2026, 1, 1), date(2026, 12, 31)),
]

PLACES = [
    {},
    {"regions": ("PE-UCA",)},
    {"regions": ("PE-CUS", "PE-LIM")},
    {"centres": ("citemadera-lima",)},
    {"centres": ("citemadera-lima", "citetextil-camelidos-cusco")},
    {"kind": "public"},
]

COUNTED = [
    ("services", ()),
    ("clients", ()),
    ("services", ("capacitacion",)),
    ("clients", ("empresa-formal",)),
    ("centres", ()),
]


@pytest.mark.parametrize("tables", ["world", "real"])
@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("to_date", [True, False])
def test_an_arrangement_is_offered_where_looking_it_up_finds_several_figures(stores, tables, period, to_date):
    for place in PLACES:
        for indicator, types in COUNTED:
            kind = "service_types" if indicator == "services" else "client_types"
            query = Query(indicator, period=period, **place, **{kind: types})
            question = Question(Intent.COUNT, query, to_date=to_date and period is not None)
            several = tuple(view for view in _arranged(question) if figures(view, stores[tables]))
            assert views(question, stores[tables], TODAY) == several, query


def figures(view, store):
    answer = look_up(view, store, TODAY)
    return answer.status in {Status.ANSWERED, Status.PARTIAL} and len(answer.rows) > 1
