"""Which figure counts, what becomes a row, and what must be confirmed: each rule with its smallest example."""

from datetime import date

import pytest

from .made import TODAY, cube, line, observations, open_document, read, records, standing, table, take, told, workbook

JANUARY, FEBRUARY = (("services", "cite-cusco", "ensayos", f"2025-{month}") for month in ("01", "02"))
EARLIER, LATER = "01/03/2026", "05/03/2026"


def put(folder, tables, *lines, name="a.csv"):
    return take(tables.folder, table(folder / name, lines))


STORED = [
    # what comes after "10" of 1 March: figures, day, rows that are added, figure that stands, tallies
    (["12"], LATER, 1, 12, (0, 1, 0, 0)),
    (["10"], LATER, 1, 10, (0, 0, 1, 0)),
    (["10"], EARLIER, 0, 10, (0, 0, 1, 0)),
    (["8"], "01/02/2026", 1, 10, (0, 0, 1, 0)),
    (["10"], "01/02/2026", 0, 10, (0, 0, 1, 0)),
    ([""], LATER, 0, 10, None),
    (["0"], LATER, 1, 0, (0, 1, 0, 0)),
    (["9"], EARLIER, 0, 10, (0, 0, 0, 1)),
]


@pytest.mark.parametrize(("months", "day", "added", "stands", "tallies"), STORED)
def test_a_later_day_counts_and_what_says_nothing_new_is_not_stored(
    tables, tmp_path, months, day, added, stands, tallies
):
    put(tmp_path, tables, line(months=["10"], day=EARLIER))
    proposal = put(tmp_path, tables, line(months=months, day=day), name="b.csv")
    assert proposal.count == added
    assert len(observations(tables.folder)) == 1 + added
    assert standing(tables.folder)[JANUARY] == stands
    assert told(proposal) == ({"services": tallies} if tallies else {})


def test_an_empty_month_of_a_later_day_leaves_the_earlier_figure(tables, tmp_path):
    put(tmp_path, tables, line(months=["10", "20"], day=EARLIER), line(months=["", "21"], day=LATER))
    assert standing(tables.folder) == {JANUARY: 10, FEBRUARY: 21}


def test_the_same_figure_of_the_same_day_from_two_publishers_is_one(tables, tmp_path):
    proposal = put(tmp_path, tables, line(months=["10"]), line(months=["10"], publisher="Produce"))
    assert (proposal.count, proposal.rejected) == (1, [])


@pytest.mark.parametrize("publisher", ["ITP", "Produce"])
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_figures_of_the_same_day_none_is_taken(tables, tmp_path, publisher, turned):
    lines = [
        line(months=["10", "7"]),
        line("UT Ica", months=["3"]),
        line(months=["11", "7"], publisher=publisher),
        line(months=["4"], day=EARLIER),
    ]
    proposal = put(tmp_path, tables, *(lines[::-1] if turned else lines))
    first, second = (3, 5) if turned else (2, 4)
    assert [str(fault) for fault in proposal.rejected] == [
        f"{tmp_path}/a.csv:{second}: gives another figure for 2025-01 than line {first}, updated on the same day"
    ]
    assert standing(tables.folder) == {FEBRUARY: 7, ("services", "ut-ica", "ensayos", "2025-01"): 3}


def test_the_lines_that_contradict_each_other_are_named_though_others_changed_the_line_before(tables, tmp_path):
    a = table(tmp_path / "a.csv", [line(months=["1", "5"], day=EARLIER), line(months=["2", ""], day=LATER)])
    b = table(tmp_path / "b.csv", [line("UT Ica", months=["9"]), line(months=["", "6"], day=EARLIER)])
    assert [str(fault) for fault in read(tables.folder, a, b).rejected] == [
        f"{b}:3: gives another figure for 2025-02 than {a}:2, updated on the same day"
    ]


def test_a_later_day_settles_what_two_lines_of_an_earlier_one_contradict(tables, tmp_path):
    lines = [line(months=["10"], day=EARLIER), line(months=["11"], day=EARLIER), line(months=["12"], day=LATER)]
    for number, order in enumerate((lines, lines[::-1])):
        proposal = read(tables.folder, table(tmp_path / f"{number}.csv", order))
        assert (proposal.rejected, proposal.count) == ([], 1)


def test_a_figure_of_the_same_day_from_another_publisher_contradicts_what_is_stored(tables, tmp_path):
    put(tmp_path, tables, line(months=["10"]))
    proposal = put(tmp_path, tables, line(months=["11"], publisher="Produce"), name="b.csv")
    assert [str(fault) for fault in proposal.rejected] == [
        (
            f"{tmp_path}/b.csv:2: 11 for cite-cusco, ensayos, 2025-01, but itp-2026-03-05 gave 10 on the same day; "
            "a correction comes with a later day"
        )
    ]
    assert standing(tables.folder) == {JANUARY: 10}


def test_a_rounded_figure_of_the_same_day_is_replaced_by_the_exact_one(tables, tmp_path):
    tables.observe("late,services,centre,cite-cusco,ensayos,,2025-01-01,2025-01-31,500,at-least,")
    proposal = put(tmp_path, tables, line(months=["531"], day="01/03/2025"))
    assert told(proposal) == {"services": (0, 1, 0, 0)}


def test_the_latest_edition_is_the_source_of_a_figure_that_it_repeats(tables, tmp_path):
    put(tmp_path, tables, line(months=["10"], day=EARLIER))
    put(tmp_path, tables, line(months=["10"], day=LATER), name="b.csv")
    assert [source for source, _, _ in observations(tables.folder)] == ["itp-2026-03-01", "itp-2026-03-05"]


MONTHS_AHEAD = [
    # figures of 2026, day of the row, what is rejected, what must be confirmed
    (["1", "2", "3"], "31/03/2026", "", ""),
    (["1", "2", "3"], "30/03/2026", "", "2026-03-01"),
    (["1", "2", "3"], "28/02/2026", "mes_03: 2026-03 had not begun when the row was updated", ""),
    (["1", "2", "0"], "28/02/2026", "mes_03: 2026-03 had not begun when the row was updated", ""),
    (["1"], "31/12/2025", "mes_01: 2026-01 had not begun when the row was updated", ""),
    (["1", "2"], "28/02/2026", "", ""),
]


@pytest.mark.parametrize(("months", "day", "rejected", "unfinished"), MONTHS_AHEAD)
def test_a_month_that_has_not_begun_is_a_fault_and_one_that_has_not_ended_a_doubt(
    tables, tmp_path, months, day, rejected, unfinished
):
    proposal = read(tables.folder, table(tmp_path / "a.csv", [line(year="2026", months=months, day=day)]))
    assert [str(fault) for fault in proposal.rejected] == ([f"{tmp_path}/a.csv:2: {rejected}"] if rejected else [])
    assert [(doubt.kind, doubt.observation.period_start) for doubt in proposal.doubts] == (
        [("unfinished", unfinished)] if unfinished else []
    )


JUMPS = [("10", "50", False), ("10", "51", True), ("51", "10", True), ("0", "5", False), ("0", "6", True)]


@pytest.mark.parametrize(("before", "now", "doubted"), JUMPS)
def test_over_five_times_as_much_or_as_little_must_be_confirmed(tables, tmp_path, before, now, doubted):
    put(tmp_path, tables, line("UT Ica", months=[before], day=EARLIER))
    proposal = read(tables.folder, table(tmp_path / "b.csv", [line("UT Ica", months=[now], day=LATER)]))
    assert [(doubt.kind, doubt.observation.value, doubt.beside.value) for doubt in proposal.doubts] == (
        [("jump", int(now), int(before))] if doubted else []
    )


TOTALS = [
    # a total that is there, figures of January and February, whether they are more than it
    ("early,services,centre,cite-cusco,,,2025-01-01,2025-02-28,30,exact,", ["10", "20"], False),
    ("early,services,centre,cite-cusco,,,2025-01-01,2025-02-28,29,exact,", ["10", "20"], True),
    ("early,services,network,,,,2025-01-01,2025-02-28,29,exact,", ["10", "20"], True),
    ("early,services,network,,,,2025-01-01,2025-02-28,29,about,", ["10", "20"], False),
    ("early,services,network,,,,2025-01-01,2025-02-28,20,at-least,", ["10", "20"], False),
    ("early,services,network,,,,2025-01-01,2025-02-28,20,target,", ["10", "20"], False),
    ("early,services,network,,,,2025-02-01,2025-02-28,20,exact,", ["10", "20"], False),
    ("early,services,network,,,,2024-01-01,2025-02-28,29,exact,", ["10", "20"], True),
    ("early,services,centre,ut-ica,,,2025-01-01,2025-02-28,3,exact,", ["10", "20"], False),
]


@pytest.mark.parametrize(("total", "months", "doubted"), TOTALS)
def test_a_total_that_is_smaller_than_its_parts_must_be_confirmed(tables, tmp_path, total, months, doubted):
    tables.change("observations.csv", "early,services,centre,cite-cusco,,,2025-01-01,2025-01-31,10,exact,\n", "")
    tables.observe(total)
    proposal = read(tables.folder, table(tmp_path / "a.csv", [line(months=months)]))
    assert [(doubt.kind, doubt.beside.value) for doubt in proposal.doubts if doubt.kind != "jump"] == (
        [("less-than-parts", 30)] if doubted else []
    )


CUBES = [
    # figures of January, February, March of 2026 in a cube asked on 1 April; those that are published
    ([5, 6, 7], {"01": 5, "02": 6, "03": 7}),
    ([5, 6, 0], {"01": 5, "02": 6}),
    ([5, 0, 7], {"01": 5, "02": 0, "03": 7}),
    ([5, None, 7], {"01": 5, "03": 7}),
    ([0, 0, 0], {}),
]


@pytest.mark.parametrize(("values", "published"), CUBES)
def test_zeros_behind_the_last_month_of_a_cube_are_not_published(tables, tmp_path, values, published):
    cells = [("CITE Lana Cusco", "Ensayos", f"2026{month:02}", value) for month, value in enumerate(values, 1)]
    ahead = [("CITE Lana Cusco", "Ensayos", f"2026{month:02}", 0.0) for month in range(4, 13)]
    take(tables.folder, cube(tmp_path / "a.json", records([*cells, *ahead])))
    assert standing(tables.folder) == {
        ("services", "cite-cusco", "ensayos", f"2026-{month}"): value for month, value in published.items()
    }


@pytest.mark.parametrize("time", ["Total", "209912", "202605"])
def test_what_is_no_month_or_has_not_begun_does_not_make_zeros_published(tables, tmp_path, time):
    found = records([("CITE Lana Cusco", "Ensayos", "202601", 5), ("CITE Lana Cusco", "Ensayos", "202604", 0)])
    proposal = take(tables.folder, cube(tmp_path / "a.json", [*found, {**found[0], "Time": time}]))
    assert len(proposal.rejected) == 1
    assert standing(tables.folder) == {("services", "cite-cusco", "ensayos", "2026-01"): 5}


def test_a_cube_that_says_nothing_new_is_not_stored_and_one_that_does_is_a_new_edition(tables, tmp_path):
    put(tmp_path, tables, line(months=["10", "20"], day=LATER))
    cells = [("CITE Lana Cusco", "Ensayos", "202501", 10), ("CITE Lana Cusco", "Ensayos", "202502", 20)]
    old = cube(tmp_path / "old.json", records(cells))
    new = cube(tmp_path / "new.json", records([*cells[:1], ("CITE Lana Cusco", "Ensayos", "202502", 21)]))
    assert take(tables.folder, old).count == 0
    assert take(tables.folder, new).count == 2
    assert take(tables.folder, new, today=date(2026, 4, 2)).count == 0
    assert standing(tables.folder) == {JANUARY: 10, FEBRUARY: 21}


def test_a_cube_beside_a_table_is_judged_by_itself(tables, tmp_path):
    put(tmp_path, tables, line(months=["10", "20"], day=EARLIER))
    same = cube(tmp_path / "same.json", records([("CITE Lana Cusco", "Ensayos", "202501", 10)]))
    later = table(tmp_path / "later.csv", [line(months=["", "21"], day=LATER)])
    take(tables.folder, same, later)
    assert [source for source, _, _ in observations(tables.folder)][2:] == ["itp-2026-03-05"]


def test_a_table_is_found_in_a_workbook_below_a_title_and_lines_are_counted_as_it_counts(tables, tmp_path):
    book = workbook(tmp_path / "a.xlsx", [line(months=["10"]), line("CITE Lana Cuzco", months=["1"])])
    proposal = take(tables.folder, book)
    assert standing(tables.folder) == {JANUARY: 10}
    assert [str(fault) for fault in proposal.rejected] == [
        f"{book}[Sheet]:4: cite: unknown centre 'CITE Lana Cuzco'; the nearest known one is CITE Lana Cusco"
    ]


def test_an_open_document_is_read_and_one_that_repeats_its_cells_without_end_is_rejected(tables, tmp_path):
    endless = open_document(tmp_path / "b.ods", [line(months=["10"])], repeated=1_000_000)
    proposal = take(tables.folder, open_document(tmp_path / "a.ods", [line(months=["1,234"])]), endless)
    assert standing(tables.folder) == {JANUARY: 1234}
    assert [fault.file for fault in proposal.rejected] == [str(endless)]


def test_rows_are_written_in_the_order_of_the_columns_that_the_table_has(tables, tmp_path):
    path = tables.folder / "observations.csv"
    turned = [",".join(reversed(row.split(","))) for row in path.read_text("utf-8").splitlines()]
    path.write_text("\ufeff" + "\r\n".join(turned), encoding="utf-8")
    put(tmp_path, tables, line(months=["10"]))
    assert standing(tables.folder) == {JANUARY: 10}
    assert read(tables.folder, tmp_path / "a.csv", today=TODAY).count == 0
