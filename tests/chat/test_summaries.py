"""Summaries that come by themselves: each once, when it is due, whatever happens to the others."""

import asyncio
import shutil
import sqlite3
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta

import httpx
import pytest

from bot.chat.app import application
from bot.chat.summaries import due as summaries
from bot.chat.summaries.due import AT_ONCE, send_due
from bot.chat.summaries.summary import summary
from bot.clock import LIMA
from bot.data import build
from bot.lookup import Store
from bot.memory import CannotRemember, Kept, Memory, Wish
from bot.question import Intent, Query, Question
from bot.reply import Facts
from bot.shorthand import write

from .conftest import come_to
from .stub import Fault, Refused, refused
from .turns import asked, changed, pressed, words

MONDAY = datetime(2026, 3, 16, 8, tzinfo=LIMA)
UCAYALI = Wish(write(Question(Intent.SUMMARY, Query(regions=("PE-UCA",)))), "weekly", "es")
STOP = "🔕 Dejar de recibir"
SUPERGROUP = -1_000_000_000_005


@pytest.fixture
def due(api, memory, clock):
    """Subscribes chats to something that is due now, on a Monday at eight."""

    def subscribe(*chats, wish=UCAYALI, at=MONDAY):
        clock.now = max(clock.now, at)
        for chat in chats:
            api.chat(chat)
            memory.subscribe(chat, wish, at)

    return subscribe


def sent(api, chat=7):
    return [message["text"].splitlines()[0] for message in api.told(chat)]


@pytest.fixture
def started(serving):
    """The application, once it runs."""

    @asynccontextmanager
    async def entered(*known, **changes):
        async with serving(*known, **changes) as app:
            await come_to(lambda: app.running)
            yield app

    return entered


async def test_from_the_button_to_the_message_of_each_week_through_a_restart(api, started, memory, clock, pauses):
    async with started():
        await asked(api, "servicios en Ucayali 2025")
        await pressed(api, "🔔 Suscribirme")
        await changed(api, "Cada lunes")
        clock.now = MONDAY - timedelta(minutes=1)
        pauses.pass_(30)
        await pauses.until_looked()
        assert len(api.told()) == 2
    clock.now = MONDAY
    async with started():
        await pauses.until_looked()
        pauses.pass_(30)
        await api.answers(3)
        for _ in range(3):
            await pauses.until_looked()
            pauses.pass_(30)
        clock.now = MONDAY + timedelta(days=7)
        await pauses.until_looked()
        pauses.pass_(30)
        await api.answers(4)
    first, second = api.told()[2:]
    assert first["text"].splitlines()[:2] == [
        "Tu resumen semanal",
        "1,136 servicios en Ucayali, de enero a febrero de 2026.",
    ]
    assert first["text"] == second["text"]
    assert [one.due_at for one in memory.subscriptions(7)] == [MONDAY + timedelta(days=14)]


async def test_it_has_the_usual_buttons_and_the_one_that_ends_it(api, started, memory, due):
    due(7)
    async with started() as app:
        await send_due(app)
        summary = api.told()[0]
        usual = words(await asked(api, "resumen de Ucayali", chat=8))
        assert words(summary) == [*(each for each in usual if each != "🔔 Suscribirme"), STOP]
        assert "Ucayali" in (await pressed(api, "Por mes"))["text"]
        assert (await pressed(api, STOP))["text"].endswith("Resumen: Ucayali")
        assert STOP not in words(api.told()[0])
    assert memory.subscriptions(7) == []


@pytest.mark.parametrize(
    ("every", "opening"),
    [("daily", "Tu resumen diario"), ("weekly", "Tu resumen semanal"), ("monthly", "Tu resumen mensual")],
)
async def test_it_says_what_it_is(api, started, due, every, opening):
    due(7, wish=Wish(UCAYALI.question, every, "es"), at=datetime(2026, 6, 1, 8, tzinfo=LIMA))
    async with started() as app:
        await send_due(app)
    assert sent(api) == [opening]


@pytest.mark.parametrize(
    ("subscribed", "chosen", "opening"),
    [
        ("en", None, "Your weekly summary"),
        ("qu", None, "Sapa semana resumenniyki"),
        ("en", "es", "Tu resumen semanal"),
        ("es", "en", "Your weekly summary"),
    ],
)
async def test_it_speaks_the_language_chosen_or_that_in_which_it_was_wished(
    api, started, memory, due, subscribed, chosen, opening
):
    due(7, wish=Wish(UCAYALI.question, "weekly", subscribed))
    memory.keep(7, Kept(chosen))
    async with started() as app:
        await send_due(app)
    assert sent(api) == [opening]


@pytest.fixture
def before(world_source, tmp_path):
    """The invented world before anything of 2026 was published."""
    source = shutil.copytree(world_source, tmp_path / "tables")
    path = source / "observations.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if ",2026-" not in line), encoding="utf-8")
    build(source, tmp_path / "cite.db")
    store = Store.open(tmp_path / "cite.db")
    yield Facts.of(store)
    store.close()


async def test_it_is_answered_afresh(api, started, due, clock, facts, before):
    due(7)
    async with started(before) as app:
        await send_due(app)
    clock.now = MONDAY + timedelta(days=7)
    async with started(facts) as app:
        await send_due(app)
    old, new = (message["text"].splitlines()[1] for message in api.told())
    assert old.endswith(" servicios en Ucayali, en 2025.")
    assert new == "1,136 servicios en Ucayali, de enero a febrero de 2026."


@pytest.fixture
def brisk(pauses):
    """Sleeping as `pauses`, but what is shorter than a second takes no time and is remembered."""

    async def sleep(seconds):
        if seconds >= 1:
            await pauses(seconds)
        naps.append(seconds)
        await asyncio.sleep(0)

    naps = sleep.naps = []
    return sleep


async def test_two_looks_at_once_send_each_once(api, started, due, brisk):
    due(7, 8, 9)
    async with started(sleep=brisk) as app:
        await asyncio.gather(send_due(app), send_due(app))
    assert [len(api.told(chat)) for chat in (7, 8, 9)] == [1, 1, 1]


async def test_two_processes_at_once_send_each_once(api, started, due, brisk, clock, facts, tmp_path):
    due(7, 8, 9)
    other = Memory.open_local(tmp_path / "memory")
    async with started(sleep=brisk) as app:
        second = application(api.token, facts, other, api_url=api.url, clock=clock, sleep=brisk)
        await second.initialize()
        await second.start()
        await asyncio.gather(send_due(app), send_due(second))
        await second.stop()
        await second.shutdown()
    other.close()
    assert [len(api.told(chat)) for chat in (7, 8, 9)] == [1, 1, 1]


async def test_what_was_taken_before_a_crash_is_not_sent_again(api, started, due, memory):
    due(7)
    (taken,) = memory.due(MONDAY, 9)
    assert memory.claim(taken, MONDAY + timedelta(days=7), MONDAY)
    async with started() as app:
        await send_due(app)
    assert api.told() == []


async def test_they_are_at_most_twenty_a_second(api, started, due, brisk):
    due(*range(7, 12))
    async with started(sleep=brisk) as app:
        await send_due(app)
    assert [len(api.told(chat)) for chat in range(7, 12)] == [1] * 5
    assert [nap for nap in brisk.naps if nap] == [0.05] * 4


async def test_more_than_are_read_at_a_time_are_all_sent(api, started, due, brisk, monkeypatch):
    monkeypatch.setattr(summaries, "AT_ONCE", 2)
    due(*range(7, 12))
    async with started(sleep=brisk) as app:
        await send_due(app)
    assert [len(api.told(chat)) for chat in range(7, 12)] == [1] * 5
    assert AT_ONCE == 100


@pytest.mark.parametrize(
    ("every", "late", "comes", "next_"),
    [
        ("weekly", timedelta(days=3, hours=12), True, timedelta(days=7)),
        ("weekly", timedelta(days=3, hours=12, minutes=1), False, timedelta(days=7)),
        ("daily", timedelta(hours=12), True, timedelta(days=1)),
        ("daily", timedelta(hours=13), False, timedelta(days=1)),
        ("daily", timedelta(days=4, hours=1), True, timedelta(days=5)),
        ("weekly", timedelta(days=22), True, timedelta(days=28)),
    ],
)
async def test_after_an_outage_it_comes_once_unless_it_is_old(
    api, started, due, clock, memory, brisk, every, late, comes, next_
):
    due(7, wish=Wish(UCAYALI.question, every, "es"))
    clock.now = MONDAY + late - timedelta(seconds=10)
    async with started(sleep=brisk) as app:
        clock.now = MONDAY + late - timedelta(seconds=5)
        await send_due(app)
        await send_due(app)
    assert len(api.told()) == comes
    assert [one.due_at for one in memory.subscriptions(7)] == [MONDAY + next_]


@pytest.mark.parametrize("refusal", [refused.BLOCKED, refused.DEACTIVATED, refused.KICKED, refused.CHAT_NOT_FOUND])
async def test_a_chat_that_is_gone_is_sent_nothing_more_and_the_others_get_theirs(
    api, started, due, memory, brisk, caplog, refusal
):
    due(7, 8)
    memory.keep(7, Kept("es"))
    api.chat(7).closed = refusal
    async with started(sleep=brisk) as app:
        await send_due(app)
    assert (sent(api, 8), memory.subscriptions(7), len(memory.subscriptions(8))) == (["Tu resumen semanal"], [], 1)
    assert memory.chat(7) == Kept("es")
    assert [record.levelname for record in caplog.records if record.name == "bot.chat.summaries.due"] in ([], ["INFO"])


async def test_a_group_where_the_bot_is_mute_goes_on_next_week(api, started, due, memory, caplog):
    due(-5)
    api.chat(-5).closed = refused.bad_request("not enough rights to send text messages to the chat")
    async with started() as app:
        await send_due(app)
    assert [one.due_at for one in memory.subscriptions(-5)] == [MONDAY + timedelta(days=7)]
    assert "no summary for a chat: Not enough rights" in caplog.text


async def test_a_group_that_has_become_a_supergroup_gets_it_there_once(api, started, due, memory, brisk):
    due(-5, SUPERGROUP)
    memory.forget(SUPERGROUP)
    memory.keep(-5, Kept("en"))
    api.chat(-5).closed = refused.migrated(SUPERGROUP)
    async with started(sleep=brisk) as app:
        await send_due(app)
        await send_due(app)
    assert sent(api, SUPERGROUP) == ["Your weekly summary"]
    assert api.told(-5) == memory.subscriptions(-5) == []
    assert [one.due_at for one in memory.subscriptions(SUPERGROUP)] == [MONDAY + timedelta(days=7)]
    assert memory.chat(SUPERGROUP) == Kept("en")


async def test_a_supergroup_that_is_gone_too_is_sent_nothing_more(api, started, due, memory, brisk):
    due(-5)
    api.chat(-5).closed = refused.migrated(SUPERGROUP)
    api.chat(SUPERGROUP).closed = refused.KICKED
    async with started(sleep=brisk) as app:
        await send_due(app)
    assert memory.subscriptions(-5) == memory.subscriptions(SUPERGROUP) == []


async def test_when_telegram_asks_to_wait_it_comes_after_that_wait(api, started, due, naps):
    due(7)
    api.faults.append(Fault("sendMessage", refusal=refused.too_many(7)))
    async with started() as app:
        await send_due(app)
    assert (sent(api), naps.taken) == (["Tu resumen semanal"], [7])


async def test_when_telegram_asks_to_wait_too_long_it_comes_with_a_later_look(api, started, due, memory, brisk, caplog):
    due(7, 8)
    api.faults.append(Fault("sendMessage", chat=7, refusal=refused.too_many(3600)))
    async with started(sleep=brisk) as app:
        await send_due(app)
        assert (sent(api), sent(api, 8)) == ([], ["Tu resumen semanal"])
        await send_due(app)
    assert sent(api) == ["Tu resumen semanal"]
    assert [one.due_at for one in memory.subscriptions(7)] == [MONDAY + timedelta(days=7)]
    assert "no summary for a chat" in caplog.text


async def test_without_a_network_it_comes_when_there_is_one_again(api, started, due, memory, brisk, naps, monkeypatch):
    def fail(*_, **__):
        raise httpx.ConnectError("no network")  # noqa: EM101, TRY003 - as the library words it

    due(7)
    async with started(sleep=brisk) as app:
        with monkeypatch.context() as unplugged:
            unplugged.setattr(app.bot.request._client, "request", fail)  # noqa: SLF001 - the plug of the line
            await send_due(app)
        assert naps.taken == [1, 1]
        assert [one.due_at for one in memory.subscriptions(7)] == [MONDAY]
        await send_due(app)
    assert sent(api) == ["Tu resumen semanal"]


@pytest.mark.parametrize("fault", [{"drop": True}, {"refusal": Refused(502, "Bad Gateway")}])
async def test_what_may_have_arrived_is_not_sent_again(api, started, due, brisk, fault):
    due(7, 8)
    api.faults.append(Fault("sendMessage", chat=7, after="drop" in fault, **fault))
    async with started(sleep=brisk) as app:
        await send_due(app)
        await send_due(app)
    assert len(api.told(7)) == ("drop" in fault)
    assert sent(api, 8) == ["Tu resumen semanal"]


async def test_a_row_that_is_damaged_is_said_and_holds_up_no_other(api, started, due, brisk, caplog, tmp_path):
    due(7)
    with closing(sqlite3.connect(tmp_path / "memory" / "memory.db")) as database, database:
        database.execute("UPDATE subscriptions SET sealed = 'gAAAA'")
    due(8)
    async with started(sleep=brisk) as app:
        await send_due(app)
    assert (api.told(7), sent(api, 8)) == ([], ["Tu resumen semanal"])
    assert caplog.text.count("a summary is not sent: The memory is damaged") == 1


async def test_a_mistake_of_ours_with_one_stands_in_the_log_and_holds_up_no_other(
    api, started, due, brisk, caplog, monkeypatch
):
    def fails_for_seven(to, one):
        if one.chat == 7:
            raise ZeroDivisionError
        return summary(to, one)

    monkeypatch.setattr(summaries, "summary", fails_for_seven)
    due(7)
    due(8, at=MONDAY + timedelta(seconds=1))
    async with started(sleep=brisk) as app:
        await send_due(app)
    assert (api.told(7), sent(api, 8)) == ([], ["Tu resumen semanal"])
    assert "error e1e2" in caplog.text
    assert "ZeroDivisionError" in caplog.text


async def test_a_memory_that_cannot_be_read_for_a_while_ends_nothing(api, started, due, memory, pauses, monkeypatch):
    due(7)

    def fail(*_):
        raise CannotRemember("The memory does not work")  # noqa: EM101, TRY003 - a fault as the memory words it

    async with started():
        with monkeypatch.context() as broken:
            broken.setattr(memory, "due", fail)
            await pauses.until_looked()
            pauses.pass_(30)
            await pauses.until_looked()
        pauses.pass_(30)
        await api.answers(1)
    assert sent(api) == ["Tu resumen semanal"]


async def test_a_look_that_fails_is_not_the_last_one(api, started, due, clock, pauses, caplog):
    due(7)
    async with started():
        await pauses.until_looked()
        clock.faults.append(ZeroDivisionError())
        pauses.pass_(30)
        await pauses.until_looked()
        pauses.pass_(30)
        await api.answers(1)
    assert "error e1e2" in caplog.text


async def test_what_was_begun_when_the_bot_stops_is_still_sent_and_the_rest_with_the_next_start(
    api, started, due, brisk, pauses
):
    due(7)
    due(8, at=MONDAY + timedelta(seconds=1))
    held = asyncio.Event()
    api.faults.append(Fault("sendMessage", chat=7, hold=held))
    async with started(sleep=brisk):
        await pauses.until_looked()
        pauses.pass_(30)
        await api.until(lambda: api.called("sendMessage"))
        asyncio.get_running_loop().call_later(0.05, held.set)
    assert (sent(api, 7), sent(api, 8)) == (["Tu resumen semanal"], [])
    async with started() as app:
        await send_due(app)
    assert (len(api.told(7)), len(api.told(8))) == (1, 1)


async def test_what_the_tables_no_longer_hold_is_told_and_can_be_ended(api, started, due, memory):
    due(7, wish=Wish("u-rAAAAA", "weekly", "es"))
    async with started() as app:
        await send_due(app)
        assert sent(api) == ["Lo que me pediste enviarte ya no está en mis datos."]
        await pressed(api, STOP)
    assert memory.subscriptions(7) == []


async def test_what_talks_of_something_else_is_not_led_astray_by_it(api, started, due):
    due(7)
    async with started() as app:
        await asked(api, "servicios en Puno en mayo de 2025")
        await send_due(app)
        assert "Puno" in (await asked(api, "¿y las empresas atendidas?"))["text"]


async def test_what_was_taken_is_sent_though_what_is_kept_of_the_chat_cannot_be_read(
    api, started, memory, due, monkeypatch
):
    due(7)

    def fail(*_):
        raise CannotRemember("The memory does not work")  # noqa: EM101, TRY003 - a fault as the memory words it

    async with started() as app:
        monkeypatch.setattr(memory, "chat", fail)
        await send_due(app)
    assert sent(api) == ["Tu resumen semanal"]
