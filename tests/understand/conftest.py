"""The words of the invented network, and what a text is taken to ask."""

from contextlib import closing
from datetime import date

import pytest

from bot.lookup import Store
from bot.question import Ambiguous, Question
from bot.understand import Lexicon, understand


@pytest.fixture(scope="session")
def world(world_db):
    with closing(Store.open(world_db)) as store:
        yield store


@pytest.fixture(scope="session")
def lexicon(world):
    return Lexicon.of(world.registry)


@pytest.fixture(scope="session")
def asks(lexicon):
    """What a text asks on a day, and the question before it."""

    def asked(text, today=date(2025, 10, 15), before=None):
        return understand(text, lexicon, today, before)

    return asked


@pytest.fixture(scope="session")
def named():
    """The ids of all that a text was taken to name."""

    def ids(asked) -> set[str]:
        if isinstance(asked, Ambiguous):
            return {choice.id for choice in asked.choices}
        if not isinstance(asked, Question):
            return set()
        query = asked.query
        filters = (*query.centres, *query.regions, *query.chains, *query.service_types, *query.client_types)
        return {*filters, *(subject.id for subject in asked.compared)}

    return ids
