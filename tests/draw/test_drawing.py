"""The same chart is the same picture, in any thread, with any signs; and people can tell its colours."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from matplotlib.colors import to_rgb

from bot.chart import Bar, Chart
from bot.draw import fingerprint, png
from bot.draw.picture import picture
from bot.draw.style import BAR, GREY, INK, PAPER, SHADE

from .marks import bars, texts, words

CHART = Chart(
    "bars",
    "Servicios, en 2025",
    (Bar("Cusco", 5250, "5,250"), Bar("Puno", 7116, "más de 7,116")),
    ("Fuente: Pruebas, 5 de marzo de 2026.",),
)
OTHERS = [
    replace(CHART, kind="columns"),
    replace(CHART, title="Servicios, en 2024"),
    replace(CHART, bars=CHART.bars[::-1]),
    replace(CHART, bars=(CHART.bars[0]._replace(value=5251), CHART.bars[1])),
    replace(CHART, bars=(CHART.bars[0]._replace(value=None), CHART.bars[1])),
    replace(CHART, bars=(CHART.bars[0], CHART.bars[1]._replace(text="7,116"))),
    replace(CHART, bars=(CHART.bars[0]._replace(label="Cusco\n(1 de 2 centros)"), CHART.bars[1])),
    replace(CHART, notes=()),
]


def test_the_same_chart_gives_the_same_bytes():
    assert png(CHART) == png(replace(CHART))


def test_it_is_drawn_alike_in_several_threads_at_once():
    charts = [CHART, *OTHERS] * 2
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(png, charts)) == [png(chart) for chart in charts]


@pytest.mark.parametrize("other", OTHERS)
def test_whatever_is_drawn_otherwise_has_another_name(other):
    assert fingerprint(other) != fingerprint(CHART) == fingerprint(replace(CHART))
    assert png(other) != png(CHART)


def test_signs_that_no_font_has_are_left_out_and_marks_of_formulas_are_signs():
    chart = replace(CHART, title="Peces 🐟 a $5 y $6, \\alpha_1 {x}")
    assert "Peces a $5 y $6, \\alpha_1 {x}" in words(picture(chart))


def test_zero_has_no_bar_and_the_least_figure_has_one():
    chart = replace(CHART, bars=(Bar("a", 10**9, "1,000,000,000"), Bar("b", 1, "1"), Bar("c", 0, "0")))
    assert len(bars(picture(chart))) == 2


def test_what_has_no_figure_is_grey_and_has_no_bar():
    figure = picture(replace(CHART, bars=(*CHART.bars, Bar("Ica", None, "sin cifra"))))
    colours = {text.get_text(): text.get_color() for text in texts(figure)}
    assert len(bars(figure)) == 2
    assert colours["sin cifra"] == GREY


def contrast(one, other):
    """By the Web Content Accessibility Guidelines 2.1."""
    lights = []
    for colour in (one, other):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        lights.append(sum(part * c for part, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) + 0.05)
    return max(lights) / min(lights)


@pytest.mark.parametrize(("one", "other"), [(INK, PAPER), (GREY, PAPER), (INK, SHADE), (BAR, PAPER)])
def test_colours_stand_out(one, other):
    assert contrast(one, other) >= 4.5
