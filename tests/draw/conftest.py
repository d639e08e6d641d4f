"""Samples of all charts, drawn once, into a folder where people can look at them."""

from contextlib import closing
from functools import cache
from typing import NamedTuple

import pytest
from matplotlib.figure import Figure

from bot.chart import Chart
from bot.draw.picture import picture, saved
from bot.lookup import Store
from bot.reply import Facts

from .samples import sample


class Drawn(NamedTuple):
    """A chart, its picture and its file."""

    chart: Chart
    figure: Figure
    png: bytes


@pytest.fixture(scope="session")
def world(world_db):
    with closing(Store.open(world_db)) as store:
        yield Facts.of(store)


@pytest.fixture(scope="session")
def real(real_db):
    with closing(Store.open(real_db)) as store:
        yield Facts.of(store)


@pytest.fixture(scope="session")
def gallery(request, tmp_path_factory):
    """The folder that --charts names, else one of pytest's own."""
    wanted = request.config.getoption("--charts")
    folder = wanted or tmp_path_factory.getbasetemp() / "charts"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="module")  # Their canvases take 600 MB, which are not to be held for a whole session.
def drawn(world, real, gallery):
    @cache
    def draw(name):
        figure = picture(chart := sample(name, world, real))
        found = Drawn(chart, figure, saved(figure))
        (gallery / f"{name}.png").write_bytes(found.png)
        return found

    return draw


def pytest_terminal_summary(terminalreporter, config):
    if folder := config.getoption("--charts"):
        terminalreporter.write_line(f"charts: {folder.resolve()}")
