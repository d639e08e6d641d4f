"""Whatever is handed over as an update, whole or broken: nothing is a mistake of ours, and who asks next is answered.

More than a run takes, and others each time: `CITE_EXAMPLES=20000 .ci/uv run pytest -o faulthandler_timeout=0` and this
file's name.
"""

import asyncio
import json
import logging
import os
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.chat import arriving
from bot.chat.arriving import KINDS, arrived
from bot.chat.feeding import Feeding

from . import incoming
from .incoming import CHATS, updates
from .line import at_hand
from .malformed import EXTREME, MARK, WORDS, broken
from .stub.files import File
from .stub.queries import Asked, Summons
from .test_any_update import taps

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
"""The library's word on fields that Telegram will give up: no matter of ours, for we read none of them."""

EXAMPLES = int(os.environ.get("CITE_EXAMPLES", "0"))

many = settings(
    max_examples=EXAMPLES or 250,
    phases=[Phase.generate, Phase.shrink],
    derandomize=not EXAMPLES,
    suppress_health_check=[*HealthCheck],
)

QUESTION, FIGURE = "servicios de la red en febrero de 2026", "8,963"

ADMIN, ASKER = CHATS[0], CHATS[1]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """What lies at Telegram: a table, a note, an archive that is small only while it is packed, and nonsense."""
    bomb = tmp_path_factory.mktemp("files") / "bomb.xlsx"
    with ZipFile(bomb, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/workbook.xml", b" " * 300_000_000)
    contents = {
        "table": b"cite,anio,tipo,mes_01,fecha,fuente\nCITEccal,2025,X,12,01/02/2026,ITP\n",
        "note": b"El CITEmadera dio 12 servicios en enero de 2026.",
        "bomb": bomb.read_bytes(),
        "nonsense": bytes(range(256)) * 40,
    }
    return {f"known:{name}": File(name, data, "Document", shown(name, data)) for name, data in contents.items()}


def shown(name, data):
    return {"file_id": f"known:{name}", "file_unique_id": name, "file_size": len(data)}


@pytest.fixture
def feeding(world_source, world_db, tmp_path):
    tables = Path(shutil.copytree(world_source, tmp_path / "tables"))
    return Feeding(frozenset({ADMIN}), tables, Path(shutil.copy(world_db, tmp_path / "cite.db")))


@pytest.fixture
def handed(facts, memory, clock, caplog, feeding, files):
    """Hands over what came, then asks; gives the log and what was said after the question."""
    numbers = count(10_000)

    def at_once(came):
        caplog.clear()
        return asyncio.run(one_by_one(came)), list(caplog.records)

    async def one_by_one(came):
        async with at_hand(facts, memory, clock, feeding=feeding) as (app, api):
            for chat in CHATS:
                api.chat(chat)
            api.methods.files._kept |= files  # noqa: SLF001 - with names of ours
            for raw in came:
                expect(api, raw)
                await hand_over(app, raw)
            before = len(api.told(ASKER))
            await hand_over(app, question(next(numbers)))
        api.verify()
        return api.told(ASKER)[before:]

    return at_once


async def hand_over(app, raw):
    """As both ways do by which updates come."""
    update = arrived(json.loads(json.dumps(raw)), app.bot)
    if update:
        await app.update_processor.process_update(update, app.process_update(update))


def question(number):
    person = {"id": ASKER, "is_bot": False, "first_name": "Ana"}
    chat = {"id": ASKER, "type": "private"}
    message = {
        "message_id": number,
        "date": 1_770_000_000 + 60 * number,
        "chat": chat,
        "from": person,
        "text": QUESTION,
    }
    return {"update_id": number, "message": message}


def expect(api, raw):
    """Has Telegram know the query of an update, as far as it is one."""
    with suppress(KeyError, TypeError):
        api.methods.taps.add(raw["callback_query"]["id"])
    with suppress(KeyError, TypeError):
        asked = raw["inline_query"]
        api.methods.asked[asked["id"]] = Asked(asked["id"], asked["query"], asked["from"])
    with suppress(KeyError, TypeError):
        message = raw["guest_message"]
        if message["from"]:
            api.methods.summons[message["guest_query_id"]] = Summons(message["guest_query_id"], message)


def assert_answered(said):
    (answer,) = said
    assert FIGURE in answer["text"]


@pytest.fixture(scope="module")
def data(facts):
    """What buttons may send."""
    return taps(facts.store.registry) | WORDS


@given(drawn=st.data())
@many
def test_an_update_of_extreme_values_is_handled_like_any_other(data, handed, drawn):
    came = drawn.draw(st.lists(updates(data, EXTREME), min_size=1, max_size=4))
    said, log = handed(came)
    assert [record.getMessage() for record in log if record.levelno >= logging.WARNING] == []
    assert not [record for record in log if MARK in record.getMessage()]
    assert_answered(said)


@given(drawn=st.data())
@many
def test_what_is_broken_is_passed_over_with_a_line_that_does_not_hold_it(data, handed, drawn):
    came = drawn.draw(st.lists(broken(updates(data, EXTREME)), min_size=1, max_size=4))
    said, log = handed(came)
    loud = [record for record in log if record.levelno >= logging.WARNING]
    assert {record.name for record in loud} <= {arriving.__name__}
    assert len(loud) <= len(came)
    assert not [record for record in log if MARK in record.getMessage()]
    assert_answered(said)


@pytest.mark.parametrize("raw", [None, [], "x", 5, {}, {"update_id": 5}, {"update_id": True, "message": None}])
def test_any_other_json_is_no_update(raw, caplog):
    assert arrived(raw, None) is None
    assert len(caplog.records) == (raw != {"update_id": 5})


@pytest.mark.parametrize("of", ["poll_answer", "channel_post", "what_comes_one_day"])
def test_a_kind_that_nobody_asked_for_is_passed_over_without_a_word(of, caplog):
    assert arrived({"update_id": 5, of: {"chat": "broken"}}, None) is None
    assert caplog.records == []


def test_every_kind_that_the_bot_answers_is_read():
    assert KINDS == incoming.KINDS
