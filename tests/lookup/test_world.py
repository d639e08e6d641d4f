"""What an invented network with figures for every month must say."""

import pytest

from bot.question import Subject


@pytest.mark.parametrize(
    ("fields", "status", "value"),
    [
        ({"period": "2025"}, "answered", 153704),
        ({"period": "2025", "centres": ("ut-tacna",)}, "partial", 7419),
        ({"period": "2026-02"}, "answered", 8963),
        ({"regions": ("PE-CUS",)}, "answered", 535),
        ({"period": "2024", "chains": ("forestal-madera",)}, "answered", 7516),
        ({"period": "2024-09..2024-12", "chains": ("pesquero",)}, "answered", 17761),
        ({"period": "2025-01..2025-05", "chains": ("agroindustria",), "regions": ("PE-ARE",)}, "answered", 1981),
        ({"period": "2025", "service_types": ("ensayos-laboratorio",)}, "answered", 21893),
        ({"period": "2024", "indicator": "clients"}, "answered", 24360),
        ({"period": "2025", "indicator": "clients", "regions": ("PE-ARE",), "client_types": ("academia",)},
         "answered", 725),
        ({"period": "2025-09..2026-02", "centres": ("citeagroindustrial-majes",),
          "service_types": ("capacitacion", "ensayos-laboratorio")}, "answered", 951),
    ],
)  # fmt: skip
def test_counts(world, ask, fields, status, value):
    answer = ask(world, **fields)
    assert (answer.status, [row.value for row in answer.rows]) == (status, [value])


def test_the_year_so_far(world, ask):
    fields = {"indicator": "clients", "client_types": ("emprendedor",), "regions": ("PE-ICA",)}
    answer = ask(world, period="2026", to_date=True, **fields)
    assert (answer.status, answer.rows[0].value) == ("answered", 11)


def test_a_position_in_the_year_so_far(world, ask):
    answer = ask(world, "position", centres=("citemadera-lima",), period="2026", to_date=True)
    assert [(row.value, row.rank) for row in answer.rows] == [(321, 20)]


def test_a_position_among_regions(world, ask):
    answer = ask(world, "position", regions=("PE-ARE",), period="2024")
    assert [(row.value, row.rank) for row in answer.rows] == [(10860, 6)]


def test_a_ranking_by_region_has_no_row_for_a_region_with_a_part(world, ask):
    rows = ask(world, "ranking", group_by="region", period="2025").rows
    assert len(rows) == 15
    assert "PE-TAC" not in {row.id for row in rows}


def test_a_ranking_names_the_centre_that_began_late_first(world, ask, when):
    answer = ask(world, "ranking", period="2025", limit=3)
    assert [row.value for row in answer.rows] == [13825, 13360, 13343]
    assert (answer.field, answer.gaps[0].centre, when(answer.gaps[0].published)) == (
        (25, 28),
        "ut-tacna",
        "2025-06..2025-12",
    )


def test_a_share_of_clients(world, ask):
    answer = ask(world, "share", indicator="clients", regions=("PE-LIM",), period="2024")
    assert answer.rows[0].share == pytest.approx(1203 / 24360)
    assert answer.summed_clients


def test_a_trend_by_quarter(world, ask):
    answer = ask(world, "trend", centres=("citeforestal-maynas",), group_by="quarter", period="2025")
    assert [row.value for row in answer.rows] == [433, 648, 591, 677]


def test_two_years_side_by_side(world, ask):
    answer = ask(world, "compare", periods=("2024", "2025"))
    assert [(row.id, row.value) for row in answer.rows] == [("2024", 131801), ("2025", 153704)]


def test_regions_side_by_side(world, ask):
    compared = tuple(Subject("region", id_) for id_ in ("PE-ARE", "PE-CUS", "PE-HUC"))
    answer = ask(world, "compare", compared=compared, period="2025")
    assert [row.value for row in answer.rows] == [11924, 5250, 16948]
