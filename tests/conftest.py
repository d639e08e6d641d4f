"""What tests of several kinds stand on: the real tables, an invented network with figures for each month, a PostgreSQL.

Examples that tests make up are the same in every run, take the time they take, and are kept nowhere.
"""

import gc
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

from bot.data import build

from .memory.postgres import MISSING, Server, binaries, running

settings.register_profile("same everywhere", derandomize=True, deadline=None, database=None)
settings.load_profile("same everywhere")

ROOT = Path(__file__).resolve().parents[1]

LEFT_OUT = pytest.StashKey[str]()


def pytest_addoption(parser):
    parser.addoption("--charts", type=Path, metavar="FOLDER", help="draws a sample of every kind of chart into FOLDER")


def pytest_configure(config):
    home = TemporaryDirectory()
    config.add_cleanup(home.cleanup)
    set_hypothesis_home_dir(home.name)


def pytest_collection_finish():
    gc.collect()
    gc.freeze()  # The libraries and the tests stay: looking through them for what is gone took a sixth of the time.


def pytest_terminal_summary(terminalreporter, config):
    if LEFT_OUT in config.stash:
        terminalreporter.write_line(config.stash[LEFT_OUT])


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


@pytest.fixture(scope="session")
def postgres(request) -> Iterator[Server]:
    commands = binaries()
    if not commands:
        request.config.stash[LEFT_OUT] = MISSING
        pytest.skip(MISSING)
    with running(commands) as server:
        yield server


@pytest.fixture(scope="session")
def schemas() -> Iterator[str]:
    return (f"memory_{number}" for number in count(1))


@pytest.fixture
def postgres_url(postgres, schemas) -> str:
    """A database of one's own."""
    schema = next(schemas)
    postgres.make(schema)
    return postgres.url(schema)


def _built(source: Path, folder: Path) -> Path:
    output = folder / "cite.db"
    build(source, output)
    return output
