"""The same figures arranged otherwise, where they are published so."""

from datetime import date

import pytest

from bot.lookup import Store, views
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
