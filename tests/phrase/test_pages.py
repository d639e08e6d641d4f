"""Long lists by the page."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

import pytest

from bot.answer import Row
from bot.phrase import Voice, phrase
from bot.question import Intent, Period


@pytest.fixture
def ranking(desk, registry):
    """A ranking of so many, and the registry that names them."""

    def of(n):
        many = {f"c{i}": replace(registry.centres["ut-ambo"], id=f"c{i}", name=f"CITE {i}") for i in range(n)}
        rows = [Row("centre", id_, centre.name, 1000 - i, rank=i + 1) for i, (id_, centre) in enumerate(many.items())]
        answer = desk.answer(Intent.RANKING, rows, about={"group_by": "centre", "order": "desc"})
        return lambda page: phrase(answer, Voice.of("es"), replace(registry, centres=many), page)

    return of


def numbers(items):
    return [int(item.partition(".")[0]) for item in items]


@pytest.mark.parametrize(
    ("n", "page", "shown", "rest"),
    [
        (10, 0, range(1, 11), None),
        (11, 0, range(1, 11), "y 1 más"),
        (11, 1, range(11, 12), "(del 11 al 11 de 11)"),
        (25, 1, range(11, 21), "(del 11 al 20 de 25)"),
        (25, 2, range(21, 26), "(del 21 al 25 de 25)"),
        (25, 9, range(21, 26), "(del 21 al 25 de 25)"),
    ],
)
def test_a_page_shows_its_lines_and_where_they_stand(ranking, n, page, shown, rest):
    message = ranking(n)(page)
    items = list(message.items)
    assert (items.pop() if rest else None) == rest
    assert numbers(items) == list(shown)
    assert message.pages == -(-n // 10)


def test_of_long_trends_the_latest_come_first_and_each_page_runs_forward(desk):
    def last(day):
        return day.replace(day=monthrange(day.year, day.month)[1])

    months = [date(2020 + n // 12, n % 12 + 1, 1) for n in range(60)]
    rows = [
        Row("month", f"{day:%Y-%m}", "", day.year * 100 + day.month, period=Period(day, last(day))) for day in months
    ]
    answer = desk.answer(Intent.TREND, rows, about={"group_by": "month"})

    def values(page):
        message = phrase(answer, Voice.of("es"), desk.registry, page)
        assert message.pages == 3
        return [int(item.rpartition(" ")[2].replace(",", "")) for item in message.items if "—" in item]

    titles = [phrase(answer, Voice.of("es"), desk.registry, page).title for page in range(3)]
    assert [title.rpartition(", ")[2] for title in titles] == ["de 2023 a 2024", "de 2021 a 2022", "en 2020"]
    assert [values(page)[0] for page in range(3)] == [202301, 202101, 202001]
    assert [values(page)[-1] for page in range(3)] == [202412, 202212, 202012]
