"""The two sets of tables that tests ask about: the real one, and an invented network with figures for every month.

Examples that tests make up are the same in every run, take the time they take, and are kept nowhere.
"""

from pathlib import Path

import pytest
from hypothesis import settings

from bot.data import build

settings.register_profile("same everywhere", derandomize=True, deadline=None, database=None)
settings.load_profile("same everywhere")

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser):
    parser.addoption("--charts", type=Path, metavar="FOLDER", help="draws a sample of every kind of chart into FOLDER")


@pytest.fixture(scope="session")
def world_source() -> Path:
    return ROOT / "tests" / "world"


@pytest.fixture(scope="session")
def real_source() -> Path:
    return ROOT / "data"


@pytest.fixture(scope="session")
def world_db(world_source, tmp_path_factory) -> Path:
    return _built(world_source, tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def real_db(real_source, tmp_path_factory) -> Path:
    return _built(real_source, tmp_path_factory.mktemp("real"))


def _built(source: Path, folder: Path) -> Path:
    output = folder / "cite.db"
    build(source, output)
    return output
