"""A table holds the whole answer, with what must be known of each figure."""

from datetime import date

import pytest

from bot.answer import Coverage, Gap, Row
from bot.phrase import Voice
from bot.phrase.table import table
from bot.question import Intent, Period, Subject

Y2025 = Period(date(2025, 1, 1), date(2025, 12, 31))
JUN_SEP = Period(date(2025, 6, 1), date(2025, 9, 30))


@pytest.fixture(scope="session")
def tabled(registry):
    def build(answer, language="en"):
        return table(answer, Voice.of(language), registry)

    return build


def records(found):
    return [dict(zip(found.header, row, strict=True)) for row in found.rows]


LISTED = [
    "a centre",
    "a region with a gap",
    "a rounded figure",
    "a goal",
    "a part of the period",
    "clients by filters",
    "a ranking",
    "the first",
    "a position",
    "two centres",
    "two years",
    "a share",
    "a trend",
    "a list",
    "a profile",
    "a summary",
]


def test_what_lists_nothing_has_no_table(answers, tabled):
    assert [kind for kind, answer in answers.items() if tabled(answer)] == LISTED


def test_a_figure_stands_with_rank_precision_period_and_source(answers, tabled):
    first, *_, last = records(tabled(answers["a ranking"]))
    assert first == {
        "Rank": 1,
        "Name": "CITEmadera y del Mueble Lima",
        "Counted": "services",
        "Figure": 4914,
        "Precision": "exact",
        "From": "2025-01-01",
        "To": "2025-09-30",
        "Source": "Diario Uno, Servicios de enero a setiembre, November 11, 2025",
        "Link": "https://uno.example/a",
        "Note": "Left out, for months without a figure: Unidad Técnica Tacna.",
    }
    assert (last["Rank"], last["Figure"], last["Precision"]) == (4, 2970, "more than")


@pytest.mark.parametrize(
    ("qualifier", "said"), [("exact", "exact"), ("at-least", "more than"), ("about", "about"), ("target", "goal")]
)
def test_how_exact_a_figure_is_stands_in_words(desk, tabled, qualifier, said):
    answer = desk.answer(Intent.COUNT, [desk.row("network", "red", 9, Y2025, qualifier=qualifier)])
    assert records(tabled(answer))[0]["Precision"] == said


def test_its_words_are_in_the_voices_tongue(answers, tabled):
    assert tabled(answers["a list"], "es").header == ("Centro", "Ciudad", "Región", "Cadena", "Situación")


def test_all_rows_are_in_it_not_only_those_of_a_message(desk, tabled):
    rows = [Row("centre", f"c{n}", f"CITE {n}", 100 - n, rank=n, period=Y2025) for n in range(1, 61)]
    found = tabled(desk.answer(Intent.RANKING, rows, about={"group_by": "centre"}))
    assert [record["Name"] for record in records(found)] == [row.name for row in rows]


def test_the_figure_beside_a_rounded_one_and_the_whole_of_a_share_are_in_it(answers, tabled):
    rounded, exact = records(tabled(answers["a rounded figure"]))
    part, whole = records(tabled(answers["a share"]))
    assert (rounded["Figure"], exact["Figure"], exact["To"]) == (85800, 67459, "2025-09-30")
    assert (part["Part of the whole (0 to 1)"], whole["Part of the whole (0 to 1)"]) == (0.072844, None)
    assert (whole["Name"], whole["Figure"]) == ("CITE network", 67459)


def test_coverage_and_what_a_region_lacks_stand_beside_its_figure(desk, tabled):
    answer = desk.answer(
        Intent.COUNT,
        [desk.row("region", "PE-CUS", 5, coverage=Coverage(1, 2))],
        about={"regions": ("PE-CUS",), "indicator": "clients"},
        gaps=(Gap("citeproductivo-vraem", JUN_SEP),),
        summed_clients=True,
    )
    (record,) = records(tabled(answer))
    assert (record["Centres with a figure"], record["Centres in all"]) == (1, 2)
    assert record["Note"] == (
        "Only part of the period: CITEproductivo VRAEM (June to September 2025). "
        "The same company can be counted more than once."
    )


@pytest.mark.parametrize(
    ("kind", "about", "name", "counted"),
    [
        ("network", {}, "CITE network", "services"),
        ("network", {"regions": ("PE-LIM", "PE-ICA")}, "Lima and Ica", "services in Lima and Ica"),
        ("network", {"kind": "private"}, "Private centres", "services of private centres"),
        ("network", {"service_types": ("capacitacion",)}, "CITE network", "services (capacitación)"),
        ("network", {"indicator": "certified"}, "CITE network", "servicios certificados"),
    ],
)
def test_what_is_counted_and_where_needs_no_other_words(desk, tabled, kind, about, name, counted):
    (record,) = records(tabled(desk.answer(Intent.COUNT, [desk.row(kind, "red", 9)], about=about)))
    assert (record["Name"], record["Counted"]) == (name, counted)


def test_a_profile_counts_services_and_companies(desk, tabled):
    answer = desk.answer(
        Intent.PROFILE,
        [desk.row("centre", "ut-ambo", 2970)],
        about={"centres": ("ut-ambo",)},
        beside=(desk.row("centre", "ut-ambo", 560),),
    )
    assert [(record["Counted"], record["Figure"]) for record in records(tabled(answer))] == [
        ("services", 2970),
        ("companies served", 560),
    ]


def test_a_list_tells_where_each_centre_is_and_whether_it_operates(answers, tabled):
    first, *_, last = records(tabled(answers["a list"]))
    assert first == {
        "Centre": "CITEccal Lima",
        "City": "Lima",
        "Region": "Lima",
        "Chain": "cuero",
        "Status": "operating",
    }
    assert last["Status"] == "we do not know whether it operates"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("a centre", "services-citemadera-y-del-mueble-lima-2025-01-2025-09"),
        ("a rounded figure", "services-2025"),
        ("a ranking", "services-centres-2025-01-2025-09"),
        ("two years", "services-citeccal-lima-2024-2025"),
        ("a trend", "services-citepesquero-callao-months-2025-01-2025-03"),
        ("a list", "centres-lima"),
    ],
)
def test_its_file_is_named_after_what_it_holds(answers, tabled, kind, name):
    assert tabled(answers[kind]).name == name


def test_a_name_is_short_plain_and_keeps_its_dates(desk, tabled):
    regions = ("PE-HUC", "PE-CUS", "PE-MOQ", "PE-LIM", "PE-PIU", "PE-UCA")
    rows = [desk.row("region", id_, 9, Y2025) for id_ in regions]
    answer = desk.answer(Intent.COMPARE, rows, asked={"compared": tuple(Subject("region", id_) for id_ in regions)})
    assert tabled(answer).name == "services-huanuco-cusco-moquegua-lima-2025"
