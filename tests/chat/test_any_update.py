"""Whatever Telegram sends, in whatever order, and however its own answers fail: nothing in the bot gives way."""

import asyncio
import logging
from datetime import date
from random import Random

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import Update
from telegram.error import NetworkError, TimedOut

from bot.chat.say.taps import Act
from bot.question import Period, Query, Question, Subject
from bot.shorthand import letters, write

from .incoming import CHATS, updates
from .line import at_hand
from .stub import Refused, refused

many = settings(max_examples=150, suppress_health_check=[*HealthCheck])

FORMS = [
    *("language:en", "language:xx", "favourites:change", "favourites:show", "forget:yes", "forget:no", "forget:"),
    *("feed:yes:0123456789ab", "feed:all:0123456789ab", "feed:no:", "feed:yes:xyz"),
]


def unconnected():
    error = NetworkError("no way")
    error.__cause__ = aiohttp.ConnectionTimeoutError("no way")
    return error


FAULTS = [
    TimedOut(),
    NetworkError("ClientOSError"),
    unconnected(),
    Refused(401, "Unauthorized"),
    Refused(500, "Internal Server Error"),
    Refused(502, "Bad Gateway"),
    Refused(413, "Request Entity Too Large"),
    *(refused.BLOCKED, refused.CHAT_NOT_FOUND, refused.NOT_MODIFIED, refused.EDIT_NOT_FOUND, refused.CANNOT_DELETE),
    *(refused.NO_TEXT, refused.OLD_QUERY, refused.WRONG_FILE, refused.too_many(3), refused.too_many(3600)),
    refused.migrated(CHATS[-1]),
    refused.bad_request("whatever comes next year"),
]


def some_questions(registry, many_=400):
    """Questions of any make over a registry, sensible or not; the same in every run."""
    chance = Random(7)  # noqa: S311 - nothing secret

    def some(table):
        return tuple(chance.sample(sorted(table), chance.choice((0, 0, 1))))

    for _ in range(many_):
        centres, regions = some(registry.centres), some(registry.regions)
        query = Query(
            indicator=chance.choice(sorted(registry.indicators)),
            service_types=some(registry.service_types),
            client_types=some(registry.client_types),
            centres=centres,
            regions=regions,
            chains=some(registry.chains),
            kind=chance.choice((None, None, "public", "private")),
            period=chance.choice((None, Period(date(2025, 1, 1), date(2025, 12, 31)), Period(date(1, 1, 1), date.max))),
            group_by=chance.choice((None, *sorted(letters.GROUPS))),
            order=chance.choice((None, "desc", "asc")),
            limit=chance.choice((None, 0, 3, 10**9)),
            at_least=chance.choice((None, None, 0, 10**9)),
        )
        places = [*(Subject("centre", id_) for id_ in centres), *(Subject("region", id_) for id_ in regions)]
        compared = tuple(places) if chance.random() < 0.3 else ()
        yield Question(chance.choice(sorted(letters.INTENTS)), query, compared=compared, goal=chance.random() < 0.1)


def taps(registry):
    """What buttons may send, ours and forged ones: any act on any question, what is cut off, and nonsense."""
    words = st.sampled_from(sorted({write(asked)[:60] for asked in some_questions(registry)}))
    pages = st.sampled_from(["", "0", "1", "7", "999"])
    ours = st.builds("1{}{}:{}".format, st.sampled_from([*map(str, Act), "z"]), pages, words)
    return ours | st.sampled_from(FORMS).map("1:{}".format) | st.text(max_size=64)


class Trouble:
    """What goes wrong with each of the next calls, None for nothing; with all after them nothing does."""

    def __init__(self, faults):
        self.faults = list(faults)

    def __call__(self, method):
        if method != "getMe" and self.faults and (fault := self.faults.pop(0)):
            raise fault


@pytest.fixture
def handled(facts, memory, clock, caplog):
    """Hands updates to the bot, and gives the stub and what the log has of them."""

    def at_once(came, faults=()):
        caplog.clear()
        return asyncio.run(one_by_one(came, faults)), list(caplog.records)

    async def one_by_one(came, faults):
        async with at_hand(facts, memory, clock, trouble=Trouble(faults)) as (app, api):
            for chat in CHATS:
                api.chat(chat)
            for update in came:
                await app.process_update(Update.de_json(update, app.bot))
        api.verify()
        return api

    return at_once


@pytest.fixture(scope="module")
def anything(facts):
    """What may come; made once, for the taps stand on four hundred questions."""
    return updates(taps(facts.store.registry))


@given(data=st.data())
@many
def test_whatever_comes_is_no_mistake_of_ours(handled, anything, data):
    came = data.draw(st.lists(anything, min_size=1, max_size=6))
    _, log = handled(came)
    assert [record.getMessage() for record in log if record.levelno >= logging.WARNING] == []


@given(data=st.data())
@many
def test_however_calls_fail_it_is_said_once_and_no_id_of_a_chat_is_in_the_log(handled, anything, caplog, data):
    came = data.draw(st.lists(anything, min_size=1, max_size=2))
    faults = data.draw(st.lists(st.none() | st.sampled_from(FAULTS), max_size=8))
    api, log = handled(came, faults)
    assert {record.name.partition(".")[0] for record in log} <= {"bot"}  # The library would log what we let pass.
    apologies = [told for chat in CHATS for told in api.told(chat) if "e1e2" in told.get("text", "")]
    owned_up = [record for record in log if record.getMessage().startswith("error e1e2: ")]
    assert len(apologies) <= len(came)
    assert sum(record.levelno >= logging.ERROR for record in log) <= len(came)
    assert len(owned_up) >= len(apologies)
    assert not [chat for chat in CHATS if str(chat) in caplog.text]
