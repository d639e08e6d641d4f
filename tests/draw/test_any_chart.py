"""Whatever the tables hold: any names, any figures."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chart import Bar, Chart
from bot.draw.picture import picture

from .marks import bars, outside, overlapping

names = st.text(max_size=70) | st.sampled_from(["Cusco", "CITEmadera y del Mueble Lima", "ene.\n2025", "$x$ 🐟", "–/-"])
values = st.none() | st.integers(0, 2_000_000) | st.sampled_from([0, 1, 10**9])
figures = st.sampled_from(["{:,}", "más de {:,}", "7.3% ({:,})", "{:,} (meta)"])


@st.composite
def charts(draw):
    kind, most = draw(st.sampled_from([("bars", 25), ("columns", 13), ("line", 40)]))
    found = draw(st.lists(st.tuples(names, values, figures), min_size=2, max_size=most))
    drawn = (Bar(name, value, "sin cifra" if value is None else text.format(value)) for name, value, text in found)
    return Chart(kind, draw(names), tuple(drawn), tuple(draw(st.lists(names, max_size=4))))


@settings(max_examples=60)
@given(charts())
def test_its_text_is_on_the_page_and_nothing_lies_on_it(chart):
    figure = picture(chart)
    assert outside(figure) == []
    assert overlapping(figure) == []


@given(st.sampled_from(["bars", "columns"]), st.lists(st.integers(1, 50), min_size=2, max_size=13))
def test_bars_are_as_long_as_their_figures_from_zero(kind, found):
    figure = picture(Chart(kind, "Servicios", tuple(Bar("Cusco", value, str(value)) for value in found)))
    lengths = [box.get_width() if kind == "bars" else box.get_height() for box in bars(figure)]
    longest = max(lengths)
    assert [round(longest * value / max(found)) for value in found] == [round(length) for length in lengths]
