"""A picture holds the figures of its caption, and the caption fits below it."""

import re
from datetime import date
from string import ascii_letters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, Coverage, Row, Status
from bot.chart import Bar
from bot.length import units
from bot.message import plain
from bot.phrase import Voice, phrase
from bot.phrase.chart import chart
from bot.question import Intent, Period, Query, Question, Subject
from bot.registry import Registry, Source

Y2025 = Period(date(2025, 1, 1), date(2025, 12, 31))
LANGUAGES = ("es", "en", "qu")

languages = pytest.mark.parametrize("language", LANGUAGES)


def month(number, value, **rest):
    """A row of a month, counted from January 2021 on."""
    year, at = 2021 + number // 12, number % 12 + 1
    end = date(year + at // 12, at % 12 + 1, 1) - date.resolution
    return Row("month", f"{year}-{at:02}", "", value, period=Period(date(year, at, 1), end), sources=("uno",), **rest)


def assert_says_what_is_drawn(charted, answer):
    """Each figure drawn is a line of the caption, each line of the caption is drawn; all are the answer's."""
    drawn = [bar for bar in charted.chart.bars if bar.value is not None]
    said = plain(charted.caption)
    assert units(said) <= 1024
    assert 2 <= len(drawn) <= 25
    rows = [*answer.rows, *([answer.whole] if answer.whole else [])]
    assert [bar.value for bar in drawn if bar.value not in {row.value for row in rows}] == []
    if charted.caption.items:
        lines = [
            line for line in charted.caption.items if " — " in line and re.search(r"\d", line.rpartition(" — ")[2])
        ]
        assert len(lines) == len(drawn)
        assert [bar for bar, line in zip(drawn, lines, strict=True) if f" — {bar.text}" not in line] == []
    else:
        assert [bar for bar in drawn if bar.text not in said] == []
    assert [line for line in charted.caption.lines if line not in charted.chart.notes] == []


@pytest.fixture(scope="session")
def ranking(desk):
    def ranked(n=4, name="CITE {}", **rest):
        rows = [
            Row("centre", f"c{i}", name.format(i), 9000 - i, rank=i, period=Y2025, sources=("uno",))
            for i in range(1, n + 1)
        ]
        return desk.answer(Intent.RANKING, rows, about={"group_by": "centre"}, **rest)

    return ranked


@pytest.fixture(scope="session")
def trend(desk):
    def shown(rows, by="month"):
        return desk.answer(Intent.TREND, rows, about={"group_by": by})

    return shown


@pytest.fixture(scope="session")
def drawn(registry):
    def draw(answer, language="es"):
        return chart(answer, Voice.of(language), registry)

    return draw


DRAWN = ["a ranking", "two centres", "two years", "a share", "a trend", "a summary"]


@languages
@pytest.mark.parametrize("kind", DRAWN)
def test_an_answer_with_figures_is_drawn_and_its_caption_says_them(answers, drawn, kind, language):
    assert_says_what_is_drawn(drawn(answers[kind], language), answers[kind])


def test_all_others_are_not_drawn(answers, drawn):
    assert {kind for kind, answer in answers.items() if drawn(answer)} == set(DRAWN)


@languages
@pytest.mark.parametrize("kind", DRAWN)
def test_the_caption_says_what_the_reply_says_but_asks_nothing(answers, drawn, registry, kind, language):
    caption, said = drawn(answers[kind], language).caption, phrase(answers[kind], Voice.of(language), registry)
    assert (caption.title, caption.items, caption.lines) == (said.title, said.items, said.lines)
    assert caption.footnote == said.footnote
    assert (caption.prompt, caption.suggestions, caption.pages) == ("", (), 1)


def test_the_picture_names_period_coverage_and_source(answers, drawn):
    found = drawn(answers["a ranking"]).chart
    assert found.title == "Centros con más servicios, de enero a setiembre de 2025"
    assert "4 de 9 centros que operan tienen cifra." in found.notes
    assert found.notes[-1] == "Fuente: Diario Uno, 11 de noviembre de 2025."


def test_a_figure_that_is_not_exact_says_so_on_its_bar(answers, drawn):
    assert drawn(answers["a ranking"]).chart.bars[-1] == Bar("UTagroindustrial Ambo", 2970, "más de 2,970")


def test_how_many_centres_a_figure_covers_stands_below_its_name(desk, drawn):
    rows = [desk.row("region", "PE-CUS", 9, rank=1, coverage=Coverage(1, 2)), desk.row("region", "PE-LIM", 5, rank=2)]
    answer = desk.answer(Intent.RANKING, rows, about={"group_by": "region"})
    assert [bar.label for bar in drawn(answer).chart.bars] == ["Cusco\n(1 de 2 centros)", "Lima"]


def test_what_has_no_figure_keeps_its_place(desk, drawn):
    rows = [desk.row("region", "PE-CUS", 9), desk.row("region", "PE-ICA", period=None), desk.row("region", "PE-LIM", 5)]
    answer = desk.answer(Intent.COMPARE, rows, asked={"compared": tuple(Subject("region", row.id) for row in rows)})
    found = drawn(answer)
    assert found.chart.bars[1] == Bar("Ica", None, "sin cifra")
    assert found.chart.title == "Servicios, de enero a setiembre de 2025"


@pytest.mark.parametrize("rows", [0, 1])
def test_fewer_than_two_figures_make_no_picture(ranking, drawn, rows):
    assert drawn(ranking(rows)) is None


@pytest.mark.parametrize(
    ("n", "kind", "shown"),
    [(2, "columns", 2), (12, "columns", 12), (13, "columns", 13), (14, "line", 14), (60, "line", 24)],
)
def test_a_short_trend_is_columns_a_long_one_a_line(trend, drawn, n, kind, shown):
    answer = trend([month(number, 100 + number) for number in range(n)])
    found = drawn(answer)
    assert (found.chart.kind, len(found.chart.bars)) == (kind, shown)
    assert found.chart.bars[-1].value == 100 + n - 1
    assert_says_what_is_drawn(found, answer)


def test_a_cut_trend_says_of_how_many(trend, drawn):
    found = drawn(trend([month(number, 100) for number in range(60)]))
    assert "Son los 24 últimos de 60." in found.chart.notes
    assert "Son los 24 últimos de 60." in found.caption.lines


def test_months_have_short_names_and_their_year_below(trend, drawn):
    found = drawn(trend([month(number, 100) for number in (11, 12)]))
    assert [bar.label for bar in found.chart.bars] == ["dic.\n2021", "ene.\n2022"]


def test_a_month_without_a_figure_leaves_its_place_empty(trend, drawn):
    found = drawn(trend([month(number, 100) for number in (0, 1, 3)]))
    assert [(bar.label, bar.value, bar.text) for bar in found.chart.bars[2:]] == [
        ("mar.\n2021", None, "sin cifra"),
        ("abr.\n2021", 100, "100"),
    ]


def test_a_year_that_still_runs_is_named_by_its_months(trend, drawn):
    begun = Period(date(2026, 1, 1), date(2026, 2, 28))
    rows = [Row("year", "2025", "2025", 90, period=Y2025), Row("year", "2026", "2026", 9, period=begun)]
    assert [bar.label for bar in drawn(trend(rows, "year")).chart.bars] == ["2025", "ene.–feb.\n2026"]


def test_quarters_are_named_by_their_number(trend, drawn):
    quarters = [Period(date(2025, 7, 1), date(2025, 9, 30)), Period(date(2025, 10, 1), date(2025, 12, 31))]
    rows = [Row("quarter", f"2025-Q{n}", "", 9, period=period) for n, period in zip((3, 4), quarters, strict=True)]
    assert [bar.label for bar in drawn(trend(rows, "quarter")).chart.bars] == ["T3\n2025", "T4\n2025"]


def test_months_that_cover_different_centres_are_bars_which_have_room_to_say_so(trend, drawn):
    found = drawn(trend([month(0, 5), month(1, 6, coverage=Coverage(1, 2))]))
    assert found.chart.kind == "bars"
    assert found.chart.bars[1].label == "Febrero de 2021\n(1 de 2 centros)"


def test_months_in_the_order_of_their_figures_are_bars(desk, drawn):
    rows = [month(7, 90, rank=1), month(2, 80, rank=2)]
    found = drawn(desk.answer(Intent.RANKING, rows, about={"group_by": "month"}))
    assert (found.chart.kind, found.chart.bars[0].label) == ("bars", "Agosto de 2021")


def test_a_summary_draws_its_leaders_and_tells_the_whole(answers, drawn):
    found = drawn(answers["a summary"])
    assert found.chart.title == "Centros con más servicios, de enero a setiembre de 2025"
    assert [bar.value for bar in found.chart.bars] == [4914, 4864]
    assert (
        found.chart.notes[0]
        == found.caption.title
        == "67,459 servicios en toda la Red CITE, de enero a setiembre de 2025."
    )


@pytest.mark.parametrize("intent", [Intent.CHART, Intent.EXPORT])
def test_a_chart_that_was_asked_for_is_that_of_the_same_rows(desk, drawn, answers, intent):
    asked = answers["two centres"].question
    rows = answers["two centres"].rows
    compared = {"compared": tuple(row.subject for row in rows)}
    answer = desk.answer(intent, rows, asked=compared, about={"centres": asked.query.centres})
    assert drawn(answer) == drawn(answers["two centres"])


def test_as_many_bars_as_the_caption_can_say(ranking, drawn):
    short, long = drawn(ranking(40, "C{}")), drawn(ranking(40, "CITEpesquero, acuícola y agroindustrial {}"))
    assert (len(short.chart.bars), short.caption.items[-1]) == (25, "y 15 más")
    assert 10 < len(long.chart.bars) < 25
    assert f"y {40 - len(long.chart.bars)} más" == long.chart.notes[0] == long.caption.items[-1]


def test_the_title_of_a_source_is_shortened_before_a_figure_is_left_out(ranking, drawn):
    footnotes = {n: drawn(ranking(n, "CITEpesquero y acuícola {:02}")).caption.footnote for n in range(15, 26)}
    assert footnotes[15] == ("Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.",)
    assert footnotes[25] == ("Fuente: Diario Uno, 11 de noviembre de 2025.",)


def test_where_two_figures_do_not_fit_there_is_no_picture(ranking, drawn):
    assert drawn(ranking(2, "x" * 600 + "{}")) is None


REGISTRY = Registry(sources={"uno": Source("uno", "Una nota de prensa " * 6, "Diario", "", date(2025, 11, 11))})


@st.composite
def anything(draw):
    names = draw(st.lists(st.text(ascii_letters + " áñ🐟", min_size=1, max_size=90), min_size=2, max_size=60))
    qualifiers = st.sampled_from(["exact", "at-least", "about", "target"])
    coverages = st.none() | st.just(Coverage(1, 2))
    rows = [
        Row(
            "centre",
            f"c{i}",
            f"C {name}",
            draw(st.integers(0, 10**9)),
            draw(qualifiers),
            rank=i,
            period=Y2025,
            coverage=draw(coverages),
            sources=("uno",),
        )
        for i, name in enumerate(names, start=1)
    ]
    intent = draw(st.sampled_from([Intent.RANKING, Intent.COMPARE, Intent.CHART, Intent.COUNT]))
    question = Question(intent, Query(group_by="centre"))
    return Answer(Status.ANSWERED, question, question, tuple(rows), summed_clients=draw(st.booleans()))


@given(answer=anything(), language=st.sampled_from(LANGUAGES))
def test_the_caption_of_any_answer_fits_and_says_what_is_drawn(answer, language):
    found = chart(answer, Voice.of(language), REGISTRY)
    assert_says_what_is_drawn(found, answer)
    assert [bar.value for bar in found.chart.bars] == [row.value for row in answer.rows[: len(found.chart.bars)]]
