"""Every sample can be read on a phone, and Telegram takes it."""

import struct

import pytest

from .marks import outside, overlapping, texts, words
from .samples import NAMES

SMALLEST = 26
"""Pixels of letters on a picture that a phone shows at a third of its size."""

every_sample = pytest.mark.parametrize("name", NAMES)


@every_sample
def test_all_text_is_on_the_page_and_none_on_another_a_bar_or_the_line(drawn, name):
    figure = drawn(name).figure
    assert outside(figure) == []
    assert overlapping(figure) == []


@every_sample
def test_it_is_within_what_telegram_takes_as_a_photo(drawn, name):
    png = drawn(name).png
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG")
    assert width == 1080
    assert width + height <= 10_000
    assert 1 / 20 <= width / height <= 20
    assert len(png) <= 10_000_000


@every_sample
def test_it_is_no_longer_than_two_and_a_half_times_its_width(drawn, name):
    width, height = struct.unpack(">II", drawn(name).png[16:24])
    assert height <= 2.5 * width


@every_sample
def test_no_letter_is_too_small(drawn, name):
    assert min(text.get_fontsize() for text in texts(drawn(name).figure)) >= SMALLEST


@every_sample
def test_title_notes_and_names_can_be_read(drawn, name):
    chart, figure, _ = drawn(name)
    said = words(figure).split()
    told = " ".join((chart.title, *chart.notes, *(bar.label for bar in chart.bars if chart.kind == "bars"))).split()
    assert [word for word in told if word not in said and "–" not in word and "/" not in word] == []


@every_sample
def test_every_figure_of_a_bar_or_column_stands_at_it(drawn, name):
    chart, figure, _ = drawn(name)
    said = words(figure).split()
    shown = chart.bars if chart.kind != "line" else (chart.bars[-1], max(chart.bars, key=lambda bar: bar.value or 0))
    assert [bar.text for bar in shown if not set(bar.text.split()) <= set(said)] == []


def test_the_folder_holds_a_picture_of_each(drawn, gallery):
    for name in NAMES:
        drawn(name)
    assert {f"{name}.png" for name in NAMES} <= {path.name for path in gallery.iterdir()}
