"""One set of facts and questions for everything that is timed."""

import warnings

import pytest
from asked import all_turns

from bot.lookup import Store
from bot.phrase import Voice
from bot.reply import Facts

with warnings.catch_warnings():
    warnings.simplefilter("ignore", ResourceWarning)  # adapt opens a README.md on its import and never closes it
    import adapt  # noqa: F401


@pytest.fixture(scope="session")
def voice():
    return Voice.of("es")


@pytest.fixture(scope="session")
def facts(world_db):
    store = Store.open(world_db)
    yield Facts.of(store)
    store.close()


@pytest.fixture(scope="session")
def turns(facts, voice):
    return all_turns(facts, voice)
