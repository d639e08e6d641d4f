"""What a bulletin says, and how it is cut to fit below a picture."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answer import Answer, Coverage, Row
from bot.length import units
from bot.message import plain
from bot.phrase import Voice
from bot.phrase.bulletin import News, bulletin
from bot.phrase.unchanged import unchanged
from bot.question import Intent, Period

JAN, DEC = Period(date(2025, 1, 1), date(2025, 1, 31)), Period(date(2024, 12, 1), date(2024, 12, 31))
ES = Voice.of("es")


@pytest.fixture(scope="session")
def told(registry):
    """The words of a bulletin, and its chart."""

    def said(answer, language="es", every="daily", **rest):
        return bulletin(News(answer, **rest), Voice.of(language), registry, every)

    return said


@pytest.fixture(scope="session")
def counted(desk):
    def answer(value, **rest):
        row = desk.row("centre", "citeccal-lima", value, JAN, **rest)
        return desk.answer(Intent.COUNT, [row], about={"centres": ("citeccal-lima",)})

    return answer


@pytest.mark.parametrize(
    ("every", "opening"),
    [
        ("daily", "Tu resumen diario"),
        ("weekly", "Tu resumen semanal"),
        ("monthly", "Tu resumen mensual"),
        ("news", "Hay cifras nuevas"),
    ],
)
def test_it_opens_with_what_it_is(told, counted, every, opening):
    title = told(counted(9), every=every).message.title
    assert title == f"{opening}\n9 servicios en CITEccal Lima, en enero de 2025."


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (120, 100, "20 más que en diciembre de 2024 (+20.0%)."),
        (80, 100, "20 menos que en diciembre de 2024 (-20.0%)."),
        (100, 100, "Igual que en diciembre de 2024."),
        (0, 0, "Igual que en diciembre de 2024."),
        (5, 0, "5 más que en diciembre de 2024."),
        (3, 1, "2 más que en diciembre de 2024."),
        (1, 9, "8 menos que en diciembre de 2024."),
        (0, 10, "10 menos que en diciembre de 2024 (-100.0%)."),
        (2234, 1000, "1,234 más que en diciembre de 2024 (+123.4%)."),
    ],
)
def test_the_change_is_told_in_numbers_and_where_it_says_something_in_percent(told, counted, desk, now, then, said):
    before = desk.row("centre", "citeccal-lima", then, DEC)
    assert told(counted(now), before=before).message.items == (said,)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "20 more than in December 2024 (+20.0%)."),
        ("qu", "Diciembre 2024-pi kasqanmanta 20 aswan achka (+20.0\xa0%)."),
    ],
)
def test_each_tongue_tells_it(told, counted, desk, language, said):
    assert told(counted(120), language, before=desk.row("centre", "citeccal-lima", 100, DEC)).message.items == (said,)


@pytest.mark.parametrize(
    ("rank", "then", "said"),
    [(3, 5, "Entonces tenía el puesto 5."), (3, 3, "Entonces tenía el mismo puesto."), (3, None, None)],
)
def test_a_rank_is_told_with_that_of_the_time_before(told, desk, rank, then, said):
    row = desk.row("centre", "citeccal-lima", 20, JAN, rank=rank)
    answer = desk.answer(Intent.POSITION, [row], about={"centres": ("citeccal-lima",)}, field=Coverage(9, 9))
    items = told(answer, before=desk.row("centre", "citeccal-lima", 15, DEC, rank=then)).message.items
    assert items[1:] == ((said,) if said else ())


def ranked(desk, *values, **about):
    """Centres by their values, equal ones with the same rank."""
    ranks = [1 + sum(other > value for other in values) for value in values]
    rows = [
        Row("centre", f"c{i}", f"C{i}", value, rank=rank, period=JAN, sources=("uno",))
        for i, (value, rank) in enumerate(zip(values, ranks, strict=True), 1)
    ]
    return desk.answer(Intent.RANKING, rows, about={"group_by": "centre", **about})


@pytest.mark.parametrize(
    ("values", "limit", "shown"),
    [
        ((9, 8, 7, 6, 5, 4), None, ["1. C1 — 9", "2. C2 — 8", "3. C3 — 7", "4. C4 — 6", "5. C5 — 5"]),
        ((9, 9, 7, 6, 5, 5, 4), None, ["1. C1 — 9", "1. C2 — 9", "3. C3 — 7", "4. C4 — 6", "5. C5 — 5", "5. C6 — 5"]),
        ((9, 8), None, ["1. C1 — 9", "2. C2 — 8"]),
        ((9,) + (5,) * 20, None, ["1. C1 — 9", "2. C2 — 5", "2. C3 — 5", "2. C4 — 5", "2. C5 — 5"]),
        ((9, 8, 7), 3, ["1. C1 — 9", "2. C2 — 8", "3. C3 — 7"]),
        ((9, 8, 7, 6, 5, 4, 3), 7, [f"{i}. C{i} — {10 - i}" for i in range(1, 8)]),
    ],
)
def test_of_a_ranking_the_first_five_are_told_and_who_is_equal_to_the_fifth(told, desk, values, limit, shown):
    said = told(ranked(desk, *values, limit=limit))
    assert list(said.message.items) == shown
    assert len(said.chart.bars) == len(shown)


def test_the_leader_of_a_ranking_is_told_with_its_change(told, desk):
    before = Row("centre", "c1", "C1", 10, period=DEC)
    assert told(ranked(desk, 15, 8), before=before).message.lines[0] == "C1: 5 más que en diciembre de 2024 (+50.0%)."


def test_leading_centres_follow_the_figure_of_their_region(told, desk):
    answer = desk.answer(Intent.COUNT, [desk.row("region", "PE-LIM", 30, JAN)], about={"regions": ("PE-LIM",)})
    said = told(answer, parts=ranked(desk, 20, 10), before=desk.row("region", "PE-LIM", 20, DEC))
    assert said.message.title.splitlines()[1] == "30 servicios en Lima, en enero de 2025."
    assert said.message.items == ("10 más que en diciembre de 2024 (+50.0%).", "1. C1 — 20", "2. C2 — 10")
    assert said.chart.title == "Centros con más servicios en Lima, en enero de 2025"


def test_the_months_of_a_centre_follow_its_figure(told, answers):
    said = told(answers["a centre"], parts=answers["a trend"])
    assert said.message.items == ("Por mes:", "Enero de 2025 — 499", "Febrero de 2025 — 420", "Marzo de 2025 — 686")
    assert said.message.title.splitlines()[1].startswith("4,914 servicios en CITEmadera")
    assert [bar.value for bar in said.chart.bars] == [499, 420, 686]
    assert said.chart.notes == ("Fuente: Diario Uno, 11 de noviembre de 2025.",)


@pytest.mark.parametrize(
    "kind", ["a centre", "a region with a gap", "a rounded figure", "a goal", "clients by filters"]
)
def test_one_figure_alone_is_a_text_and_owns_up_to_what_the_reply_does(told, desk, answers, kind):
    said, reply = told(answers[kind]), desk.say(answers[kind])
    assert said.chart is None
    assert (said.message.lines, said.message.footnote) == (reply.lines, reply.footnote)
    assert (said.message.prompt, said.message.suggestions) == ("", ())


@pytest.mark.parametrize("language", ["es", "en", "qu"])
@pytest.mark.parametrize(
    "kind",
    [
        "a ranking",
        "the first",
        "a position",
        "two centres",
        "two years",
        "a share",
        "a trend",
        "a summary",
        "no figure",
    ],
)
def test_every_kind_says_its_figures_below_the_opening(told, desk, answers, kind, language):
    said, reply = told(answers[kind], language).message, desk.say(answers[kind], language)
    assert said.title.splitlines()[1:] == [reply.title]
    assert (said.items, said.lines, said.footnote) == (reply.items, reply.lines, reply.footnote)


def test_the_picture_is_the_same_for_whoever_gets_it(told, answers):
    charts = [told(answers["a ranking"], every=every).chart for every in ("daily", "weekly", "news")]
    assert charts[0] == charts[1] == charts[2]


def test_titles_of_sources_are_shortened_before_a_figure_is_left_out(told, desk):
    answer, shown = ranked(desk, 9, 8, 7, 6, 5), {}
    for width in range(100, 300):
        rows = tuple(replace(row, name="x" * width + row.id) for row in answer.rows)
        message = told(replace(answer, rows=rows)).message
        assert units(plain(message)) <= 1024
        shown.setdefault(message.footnote, len(message.items))
    assert list(shown.items())[:2] == [
        (("Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.",), 5),
        (("Fuente: Diario Uno, Servicios de enero a…, 11 de noviembre de 2025.",), 5),
    ]


def test_what_does_not_fit_below_a_picture_is_a_text(told, desk):
    answer = ranked(desk, 9, 8)
    said = told(replace(answer, rows=tuple(replace(row, name="x" * 600) for row in answer.rows)))
    assert said.chart is None
    assert len(said.message.items) == 2


@pytest.fixture(scope="session")
def still(registry):
    def said(answer: Answer, language="es", since=date(2026, 3, 9)):
        return plain(unchanged(answer, since, date(2026, 3, 16), Voice.of(language), registry))

    return said


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("a centre", "4,914 servicios en CITEmadera y del Mueble Lima, de enero a setiembre de 2025."),
        ("a rounded figure", "Más de 85,800 servicios en toda la Red CITE, en 2025."),
        (
            "a ranking",
            "Centros con más servicios, de enero a setiembre de 2025\n1. CITEmadera y del Mueble Lima — 4,914",
        ),
        (
            "two centres",
            "Servicios, de enero a setiembre de 2025\nCITEmadera y del Mueble Lima — 815\nCITEccal Lima — 914",
        ),
        ("a trend", "Servicios en CITEpesquero Callao por mes, de enero a marzo de 2025\nMarzo de 2025 — 686"),
        ("a summary", "67,459 servicios en toda la Red CITE, de enero a setiembre de 2025."),
        ("a position", "Puesto 3 de 5: CITEtextil Camélidos Cusco, con 4,352 servicios, de enero a setiembre de 2025."),
    ],
)
def test_where_nothing_is_new_the_figure_that_holds_is_told_with_its_source(still, answers, kind, text):
    said = still(answers[kind])
    assert said.startswith(f"Sin novedades desde el 9 de marzo. Sigue igual:\n\n{text}\n\nFuente: ")


def test_a_day_of_another_year_is_told_with_it(still, answers):
    said = still(answers["a centre"], "en", date(2025, 11, 12))
    assert said.startswith("Nothing new since November 12, 2025. It still holds:")
