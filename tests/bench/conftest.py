"""One set of facts and questions for everything that is timed."""

import pytest
from asked import all_turns

from bot.lookup import Store
from bot.phrase import Voice
from bot.reply import Facts


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
