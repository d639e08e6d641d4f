"""Summaries that come by themselves: each once, when it is due, whatever happens to the others."""

import asyncio
import shutil
import sqlite3
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import datetime, time, timedelta

import aiohttp
import pytest

from bot.chat.app import application
from bot.chat.summaries import sender as sending
from bot.chat.summaries.letters import content
from bot.chat.summaries.sender import LASTING, Sender
from bot.chat.summaries.ticking import tick
from bot.clock import LIMA
from bot.current import Current
from bot.data import build
from bot.lookup import Store
from bot.memory import CannotRemember, Kept, Memory, Wish
from bot.question import Intent, Query, Question
from bot.reply import Facts
from bot.rhythm import Rhythm
from bot.shorthand import write

from .conftest import NOW, come_to, deliver
from .stub import Fault, Refused, refused
from .stub.samples import png
from .turns import asked, changed, loud, pressed, rows, words

MONDAY = datetime(2026, 3, 16, 8, tzinfo=LIMA)
WEEK = timedelta(days=7)
UCAYALI = Wish(write(Question(Intent.SUMMARY, Query(regions=("PE-UCA",)))), Rhythm("weekly"), "es")
AGAIN = "te llegue dos veces"
STOP, PAUSE = "🔕 Dejar de recibir", "⏸ Pausar"
SUPERGROUP = -1_000_000_000_005


@pytest.fixture
def due(api, memory, clock):
    """Subscribes chats to something that is due now, on a Monday at eight."""

    def subscribe(*chats, wish=UCAYALI, before=timedelta(minutes=1)):
        for chat in chats:
            api.chat(chat)
            memory.subscribe(chat, wish, MONDAY - before)
        clock.now = max(clock.now, MONDAY)

    return subscribe


def said(message):
    """Its words: a text, or those under a picture."""
    return message.get("text") or message.get("caption")


def sent(api, chat=7):
    return [said(message).splitlines()[0] for message in api.told(chat)]


@pytest.fixture
def started(serving, brisk, pauses):
    """The application, once it runs and has sent what was due."""

    @asynccontextmanager
    async def entered(*known, **changes):
        async with serving(*known, **{"sleep": brisk} | changes) as app:
            await come_to(lambda: app.running)
            await pauses.look()
            yield app

    return entered


async def test_from_the_button_to_the_message_of_each_week_through_a_restart(api, started, memory, clock, pauses):
    async with started():
        await asked(api, "servicios en Ucayali 2025")
        await pressed(api, "🔔 Suscribirme")
        await changed(api, "Cada semana")
        clock.now = MONDAY - timedelta(minutes=1)
        await pauses.look()
        assert len(api.told()) == 2
    clock.now = MONDAY
    async with started():
        await api.answers(3)
        for _ in range(3):
            await pauses.look()
        clock.now = MONDAY + WEEK
        await pauses.look()
        await api.answers(4)
    first, second = api.told()[2:]
    assert said(first).splitlines()[:2] == [
        "Tu resumen semanal",
        "1,136 servicios en Ucayali, de enero a febrero de 2026.",
    ]
    assert said(second).startswith("Sin novedades desde el 16 de marzo")
    assert [one.due_at for one in memory.subscriptions(7)] == [MONDAY + 2 * WEEK]


async def test_it_says_the_figure_the_change_the_leading_five_and_the_source_under_a_chart(api, started, due):
    due(7, wish=replace(UCAYALI, question=write(Question(Intent.SUMMARY))))
    async with started() as app:
        await deliver(app)
    (message,) = api.told()
    assert "photo" in message
    lines = message["caption"].splitlines()
    assert lines[0] == "Tu resumen semanal"
    assert lines[1].endswith(" servicios en toda la Red CITE, de enero a febrero de 2026.")
    assert [line[:2] for line in lines if line[:1].isdigit() and ". " in line[:3]] == ["1.", "2.", "3.", "4.", "5."]
    assert lines[-1].startswith("Fuente: ")


async def test_it_says_how_much_changed_since_the_period_before(api, started, due):
    due(7)
    async with started():
        await api.answers(1)
    assert "81 más que de enero a febrero de 2025 (+7.7%)." in said(api.told()[0]).splitlines()


async def test_it_has_the_ways_to_all_of_it_to_a_pause_and_to_its_end(api, started, memory, due):
    due(7)
    async with started() as app:
        await deliver(app)
        assert rows(api.told()[0]) == [["Ver todo"], [PAUSE, STOP]]
        assert "1,136" in (await pressed(api, "Ver todo"))["text"]
        api.told().pop()
        assert (await pressed(api, STOP, under=api.told()[0]))["text"].endswith("Resumen: Ucayali")
        assert words(api.told()[0]) == ["Ver todo", PAUSE]
    assert memory.subscriptions(7) == []


@pytest.mark.parametrize(
    ("rhythm", "opening"),
    [
        (Rhythm("daily"), "Tu resumen diario"),
        (Rhythm("weekly"), "Tu resumen semanal"),
        (Rhythm("monthly", 16), "Tu resumen mensual"),
    ],
)
async def test_it_says_what_it_is(api, started, due, rhythm, opening):
    due(7, wish=replace(UCAYALI, rhythm=rhythm))
    async with started() as app:
        await deliver(app)
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
    memory.keep(7, Kept(chosen), NOW)
    due(7, wish=replace(UCAYALI, language=subscribed))
    async with started() as app:
        await deliver(app)
    assert sent(api) == [opening]


async def test_in_a_group_it_comes_into_the_topic_in_which_it_was_wished(api, started, due):
    due(-5, wish=replace(UCAYALI, topic=12))
    async with started() as app:
        await deliver(app)
    assert api.called("sendPhoto")[0].params["message_thread_id"] == 12


async def test_all_who_have_the_same_question_and_language_share_one_picture(api, started, due):
    drawn = []

    def draw(chart):
        drawn.append(chart)
        return png()

    due(7, 8, 9)
    due(10, wish=replace(UCAYALI, language="en"))
    async with started(draw=draw) as app:
        await deliver(app)
    assert [len(api.told(chat)) for chat in (7, 8, 9, 10)] == [1] * 4
    assert len(drawn) == 2


@pytest.mark.parametrize("refusal", ["PHOTO_INVALID_DIMENSIONS", "not enough rights to send photos to the chat"])
async def test_where_a_picture_is_not_taken_the_words_come_alone(api, started, due, refusal):
    due(7)
    api.faults.append(Fault("sendPhoto", refusal=refused.bad_request(refusal)))
    async with started() as app:
        await deliver(app)
    assert api.told()[0]["text"].startswith("Tu resumen semanal\n1,136 servicios")


@pytest.fixture
def world(world_source, tmp_path):
    """The invented world with other lines in its observations."""
    opened = []

    def made(change):
        source = shutil.copytree(world_source, tmp_path / f"tables{len(opened)}")
        path = source / "observations.csv"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(change(line) for line in lines), encoding="utf-8")
        build(source, tmp_path / f"cite{len(opened)}.db")
        opened.append(Store.open(tmp_path / f"cite{len(opened)}.db"))
        return Facts.of(opened[-1])

    yield made
    for store in opened:
        store.close()


def without_2026(line):
    return "" if ",2026-" in line else line


async def test_it_is_answered_afresh(api, started, due, clock, facts, world):
    due(7)
    async with started(world(without_2026)):
        await api.answers(1)
    clock.now = MONDAY + WEEK
    async with started(facts):
        await api.answers(2)
    old, new = (said(message).splitlines()[1] for message in api.told())
    assert old.endswith(" servicios en Ucayali, en 2025.")
    assert new == "1,136 servicios en Ucayali, de enero a febrero de 2026."


async def test_where_nothing_is_new_one_line_says_so_or_nothing_comes_as_was_chosen(api, started, due, clock, memory):
    due(7)
    due(8, wish=replace(UCAYALI, told_same=False))
    async with started() as app:
        await deliver(app)
        clock.now = MONDAY + WEEK
        await deliver(app)
    same = said(api.told(7)[1])
    assert same.startswith("Sin novedades desde el 16 de marzo.")
    assert "1,136 servicios en Ucayali, de enero a febrero de 2026." in same
    assert "Fuente: " in same
    assert len(api.told(8)) == 1
    assert [one.due_at for one in memory.subscriptions(8)] == [MONDAY + 2 * WEEK]


async def test_news_come_when_there_are_some_and_only_then(api, started, clock, facts, world):
    before = world(without_2026)
    async with started(before) as app:
        await asked(api, "avísame cuando haya datos nuevos de Ucayali")
        await deliver(app)
        clock.now = MONDAY + WEEK
        await deliver(app)
        assert len(api.told()) == 1
    async with started(facts) as app:
        await api.answers(2)
        await deliver(app)
    assert sent(api)[1:] == ["Hay cifras nuevas"]
    assert "1,136 servicios en Ucayali" in said(api.told()[1])


def corrected(line):
    """More services in one month of a centre of Ucayali."""
    cells = line.split(",")
    if cells[1:4] == ["services", "centre", "citeforestal-pucallpa"] and ",2026-01-01," in line:
        at = next(number for number, cell in enumerate(cells) if cell == "2026-01-31") + 1
        cells[at] = str(int(cells[at]) + 10)
    return ",".join(cells)


async def test_a_corrected_figure_is_put_right_to_those_who_were_told_the_old_one_once(
    api, started, due, clock, memory, facts, world
):
    due(7, 8)
    async with started(facts) as app:
        await deliver(app)
    memory.unsubscribe_all(8)
    clock.now += timedelta(hours=3)
    async with started(world(corrected)) as app:
        await api.answers(2)
        await deliver(app)
    assert len(api.told(8)) == 1
    right = said(api.told(7)[1])
    assert right.startswith("Corrección")
    assert "te dije 1,136 servicios en Ucayali, de enero a febrero de 2026; la cifra corregida es " in right
    assert len(api.told(7)) == 2
    async with started(facts) as app:
        await api.answers(3)
    assert "1,136" in said(api.told(7)[2])


@pytest.mark.parametrize(
    ("language", "text"), [("es", "Mañana paramos."), ("en", "We stop tomorrow."), ("qu", "Mañana paramos.")]
)
async def test_what_the_maintainers_say_comes_once_in_the_language_of_the_chat(
    api, started, due, memory, clock, language, text
):
    memory.keep(7, Kept(language), NOW)
    due(7, wish=replace(UCAYALI, rhythm=Rhythm("monthly", 1)))
    due(7)
    memory.office.broadcast({"es": "Mañana paramos.", "en": "We stop tomorrow."}, clock(), clock() + WEEK)
    async with started() as app:
        await deliver(app)
    (broadcast,) = [said(message) for message in api.told() if text in said(message)]
    assert broadcast.splitlines()[-1] == text
    assert memory.office.broadcasts()[0].sent == 1


async def test_two_looks_at_once_send_each_once(api, started, due):
    due(7, 8, 9)
    async with started() as app:
        await asyncio.gather(deliver(app), deliver(app))
    assert [len(api.told(chat)) for chat in (7, 8, 9)] == [1, 1, 1]


async def test_two_processes_at_once_send_each_once(api, started, due, brisk, clock, facts, memory_folder):
    due(7, 8, 9)
    other, holding = Memory.open_local(memory_folder), Current(facts)
    async with started() as app:
        second = application(api.token, holding, other, api_url=api.url, clock=clock, sleep=brisk, draw=lambda _: png())
        await second.initialize()
        await second.start()
        await asyncio.gather(deliver(app), deliver(second))
        await second.stop()
        await second.shutdown()
    other.close()
    assert [len(api.told(chat)) for chat in (7, 8, 9)] == [1, 1, 1]


async def test_what_a_process_took_and_never_sent_is_sent_by_another_when_its_time_is_over(
    api, started, due, memory, clock
):
    due(7)
    memory.outbox.enqueue_due(clock())
    assert memory.outbox.lease(clock(), "dead", 9, LASTING)
    async with started() as app:
        await deliver(app)
        assert api.told() == []
        clock.now += LASTING
        await deliver(app)
    assert sent(api) == ["Tu resumen semanal"]
    assert AGAIN not in said(api.told()[0])


async def test_what_a_process_may_have_sent_before_it_died_comes_once_more_and_says_so(
    api, started, due, memory, clock
):
    due(7)
    memory.outbox.enqueue_due(clock())
    (letter,) = memory.outbox.lease(clock(), "dead", 9, LASTING)
    assert memory.outbox.begin(letter, clock(), timedelta(0), None) is True
    clock.now += LASTING
    async with started() as app:
        await deliver(app)
    assert sent(api) == ["Tu resumen semanal"]
    assert AGAIN in said(api.told()[0])


async def test_what_may_have_been_sent_twice_is_not_sent_a_third_time(api, started, due, memory, clock):
    due(7)
    memory.outbox.enqueue_due(clock())
    for _ in range(2):
        (letter,) = memory.outbox.lease(clock(), "dead", 9, LASTING)
        assert memory.outbox.begin(letter, clock(), timedelta(0), None) is True
        clock.now += LASTING
    async with started() as app:
        await deliver(app)
    assert api.told() == []
    assert memory.office.status(clock()).today == {"doubtful": 1}


@pytest.mark.parametrize(
    "fault", [{"drop": True, "after": True}, {"drop": True}, {"refusal": Refused(502, "Bad Gateway")}]
)
async def test_what_may_have_arrived_is_sent_once_more_and_says_so(api, started, due, clock, fault):
    due(7, 8)
    api.faults.append(Fault("sendPhoto", chat=7, **fault))
    async with started() as app:
        await deliver(app)
        clock.now += timedelta(minutes=1)
        await deliver(app)
        clock.now += timedelta(minutes=1)
        await deliver(app)
    assert len(api.told(7)) == (2 if fault.get("after") else 1)
    assert AGAIN in said(api.told(7)[-1])
    assert AGAIN not in said(api.told(8)[0])


async def test_more_than_are_taken_at_a_time_are_all_sent(api, started, due, monkeypatch):
    monkeypatch.setattr(sending, "LEASED", 2)
    due(*range(7, 12))
    async with started() as app:
        await deliver(app)
    assert [len(api.told(chat)) for chat in range(7, 12)] == [1] * 5


async def test_they_leave_a_twentieth_of_a_second_apart(api, started, due, clock, pauses):
    naps = []

    async def sleep(seconds):
        if seconds >= 1:
            await pauses(seconds)
        naps.append(seconds)
        clock.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)

    due(*range(7, 12))
    clock.step = timedelta(0)
    async with started(sleep=sleep):
        for chat in range(7, 12):
            await api.answers(1, chat=chat)
        assert [nap for nap in naps if 0 < nap < 1] == [0.05] * 4


@pytest.mark.parametrize(
    ("rhythm", "late", "comes", "next_"),
    [
        (Rhythm("weekly"), timedelta(days=3, hours=11), True, timedelta(days=7)),
        (Rhythm("weekly"), timedelta(days=3, hours=12, minutes=1), False, timedelta(days=7)),
        (Rhythm("daily"), timedelta(hours=11), True, timedelta(days=1)),
        (Rhythm("daily"), timedelta(hours=12, minutes=30), False, timedelta(days=1)),
        (Rhythm("daily"), timedelta(days=4, hours=1), True, timedelta(days=5)),
        (Rhythm("weekly"), timedelta(days=22), True, timedelta(days=28)),
    ],
)
async def test_after_an_outage_it_comes_once_unless_it_is_old(
    api, started, due, clock, memory, rhythm, late, comes, next_
):
    due(7, wish=replace(UCAYALI, rhythm=rhythm))
    clock.now = MONDAY + late
    async with started() as app:
        await deliver(app)
        await deliver(app)
    assert len(api.told()) == comes
    assert [one.due_at for one in memory.subscriptions(7)] == [MONDAY + next_]


async def test_in_quiet_hours_nothing_comes_and_in_the_morning_all(api, started, due, clock, memory):
    due(7, wish=replace(UCAYALI, rhythm=Rhythm("daily", at=time(22))))
    clock.now = MONDAY.replace(hour=22, minute=0, second=10)
    async with started() as app:
        await deliver(app)
        memory.office.broadcast({"es": "Mañana paramos."}, clock(), clock() + WEEK)
        await deliver(app)
        assert api.told() == []
        clock.now = (MONDAY + timedelta(days=1)).replace(hour=7)
        await deliver(app)
        clock.now += timedelta(seconds=30)
        await deliver(app)
    assert len(api.told()) == 2


@pytest.mark.parametrize("refusal", [refused.BLOCKED, refused.DEACTIVATED, refused.KICKED, refused.CHAT_NOT_FOUND])
async def test_a_chat_that_is_gone_is_sent_nothing_more_and_the_others_get_theirs(
    api, started, due, memory, caplog, refusal
):
    memory.keep(7, Kept("es"), NOW)
    due(7, 8)
    api.chat(7).closed = refusal
    async with started() as app:
        await deliver(app)
    assert (sent(api, 8), memory.subscriptions(7), len(memory.subscriptions(8))) == (["Tu resumen semanal"], [], 1)
    assert memory.chat(7) == Kept("es")
    assert not loud(caplog)


async def test_a_group_where_the_bot_is_mute_goes_on_next_week(api, started, due, memory, caplog):
    due(-5)
    api.chat(-5).closed = refused.bad_request("not enough rights to send text messages to the chat")
    async with started() as app:
        await deliver(app)
    assert [one.due_at for one in memory.subscriptions(-5)] == [MONDAY + WEEK]
    assert "a chat did not take a letter: Not enough rights" in caplog.text


async def test_a_group_that_has_become_a_supergroup_gets_it_there_once(api, started, due, memory, clock):
    memory.keep(-5, Kept("en"), NOW)
    due(-5)
    api.chat(SUPERGROUP)
    api.chat(-5).closed = refused.migrated(SUPERGROUP)
    async with started() as app:
        await deliver(app)
        clock.now += timedelta(seconds=5)
        await deliver(app)
    assert sent(api, SUPERGROUP) == ["Your weekly summary"]
    assert api.told(-5) == memory.subscriptions(-5) == []
    assert [one.due_at for one in memory.subscriptions(SUPERGROUP)] == [MONDAY + WEEK]
    assert memory.chat(SUPERGROUP) == Kept("en")


async def test_when_telegram_asks_to_wait_all_wait_and_then_all_comes(api, started, due, clock):
    due(7, 8)
    api.faults.append(Fault("sendPhoto", chat=7, refusal=refused.too_many(3600)))
    async with started() as app:
        await deliver(app)
        first = len(api.told(8))
        clock.now += timedelta(minutes=30)
        await deliver(app)
        assert (api.told(7), len(api.told(8))) == ([], first)
        clock.now += timedelta(minutes=31)
        await deliver(app)
    assert (sent(api, 7), sent(api, 8)) == (["Tu resumen semanal"], ["Tu resumen semanal"])
    assert AGAIN not in said(api.told(7)[0])


async def test_without_a_network_it_comes_when_there_is_one_again(api, started, due, clock, memory, monkeypatch):
    def fail(*_, **__):
        raise TimeoutError

    async with started() as app:
        due(7)
        with monkeypatch.context() as unplugged:
            unplugged.setattr(aiohttp.TCPConnector, "connect", fail)
            await deliver(app)
            assert memory.office.status(clock()).later == 1
        await deliver(app)
        assert api.told() == []
        clock.now += timedelta(seconds=20)
        await deliver(app)
    assert sent(api) == ["Tu resumen semanal"]
    assert AGAIN not in said(api.told()[0])


async def test_a_row_that_is_damaged_is_said_and_holds_up_no_other(api, started, due, caplog, memory_folder):
    due(7)
    with closing(sqlite3.connect(memory_folder / "memory.db")) as database, database:
        database.execute("UPDATE subscriptions SET sealed = 'gAAAA'")
    due(8)
    async with started() as app:
        await deliver(app)
    assert (api.told(7), sent(api, 8)) == ([], ["Tu resumen semanal"])
    assert caplog.text.count("a letter cannot be written: The memory is damaged") == 1


async def test_a_mistake_of_ours_with_one_stands_in_the_log_and_holds_up_no_other(
    api, started, due, caplog, monkeypatch
):
    async def fails_for_seven(to, letter, editions):
        if letter.chat == 7:
            raise ZeroDivisionError
        return await content(to, letter, editions)

    monkeypatch.setattr(sending, "content", fails_for_seven)
    due(7)
    due(8)
    async with started():
        await api.answers(1, chat=8)
        await come_to(lambda: "ZeroDivisionError" in caplog.text)
    assert (api.told(7), sent(api, 8)) == ([], ["Tu resumen semanal"])
    assert "error e1e2" in caplog.text


async def test_a_memory_that_cannot_be_read_for_a_while_ends_nothing(api, started, due, memory, pauses, monkeypatch):
    due(7)

    def fail(*_):
        raise CannotRemember("The memory does not work")  # noqa: EM101, TRY003 - a fault as the memory words it

    with monkeypatch.context() as broken:
        broken.setattr(memory.outbox, "lease", fail)
        broken.setattr(memory.outbox, "enqueue_due", fail)
        async with started():
            await pauses.look()
            broken.undo()
            await pauses.look()
            await api.answers(1)
    assert sent(api) == ["Tu resumen semanal"]


async def test_a_look_that_fails_is_not_the_last_one(api, started, due, memory, pauses, caplog, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    async with started():
        due(7)
        with monkeypatch.context() as broken:
            broken.setattr(memory.outbox, "enqueue_due", fail)
            await pauses.look()
        await pauses.look()
        await api.answers(1)
    assert "error e1e2" in caplog.text


async def test_what_was_begun_when_the_bot_stops_is_still_sent_and_the_rest_with_the_next_start(
    api, serving, started, due, brisk, pauses, monkeypatch
):
    monkeypatch.setattr(sending, "AT_ONCE", 1)
    due(7)
    due(8)
    held = asyncio.Event()
    first = []

    def strikes(chat):
        fault = Fault("sendPhoto", chat=chat, hold=held)
        api.faults.append(fault)
        return fault

    faults = [strikes(7), strikes(8)]
    async with serving(sleep=brisk):
        await come_to(lambda: pauses.looked)
        pauses.pass_(1)
        await api.until(lambda: not all(fault.times for fault in faults))
        first += [chat for chat, fault in zip((7, 8), faults, strict=True) if not fault.times]
        asyncio.get_running_loop().call_later(0.05, held.set)
    (begun,) = first
    other = 15 - begun
    assert (sent(api, begun), api.told(other)) == (["Tu resumen semanal"], [])
    async with started():
        await api.answers(1, chat=other)
    assert (len(api.told(7)), len(api.told(8))) == (1, 1)
    assert AGAIN not in said(api.told(other)[0])


async def test_what_the_tables_no_longer_hold_is_told_and_can_be_ended(api, started, due, memory):
    due(7, wish=replace(UCAYALI, question="u-rAAAAA"))
    async with started() as app:
        await deliver(app)
        assert sent(api) == ["Lo que me pediste enviarte ya no está en mis datos."]
        await pressed(api, STOP)
    assert memory.subscriptions(7) == []


async def test_what_talks_of_something_else_is_not_led_astray_by_it(api, started, due):
    due(7)
    async with started() as app:
        await deliver(app)
        await asked(api, "servicios en Puno en mayo de 2025")
        await deliver(app)
        assert "Puno" in (await asked(api, "¿y las empresas atendidas?"))["text"]


async def test_two_processes_with_different_facts_tell_no_chat_of_a_correction_again_and_again(
    api, started, due, clock, facts, world
):
    due(7)
    async with started(facts) as old:
        await deliver(old)
        async with started(world(corrected)) as new:
            for app in (new, old) * 4:
                clock.now += timedelta(minutes=1)
                await deliver(app)
    assert len(api.told(7)) == 2


async def test_what_was_told_in_a_form_that_is_read_no_more_holds_up_nothing(api, started, due, clock, memory, facts):
    due(7)
    memory.outbox.enqueue_due(MONDAY)
    (letter,) = memory.outbox.lease(MONDAY, "p", 1, LASTING)
    told = memory.ledger.edition(UCAYALI.question, "[1]", "v0", MONDAY)
    memory.outbox.begin(letter, MONDAY, timedelta(0), told)
    memory.outbox.sent(letter, MONDAY, told)
    clock.now = MONDAY + WEEK
    async with started(facts) as app:
        await deliver(app)
        await api.answers(1)
        assert memory.ledger.seen(app.bot_data.current.facts.store.version)
    assert sent(api) == ["Tu resumen semanal"]


async def test_a_group_whose_move_fails_is_tried_less_and_less(api, started, due, memory, clock, monkeypatch):
    def fail(*_):
        raise CannotRemember("The memory is damaged")  # noqa: EM101, TRY003 - a fault as the memory words it

    monkeypatch.setattr(memory, "move", fail)
    due(-5)
    api.chat(SUPERGROUP)
    api.chat(-5).closed = refused.migrated(SUPERGROUP)
    async with started() as app:
        for _ in range(6):
            await tick(app.bot_data)
            await asyncio.gather(*await Sender(app).send_some())
            clock.now += timedelta(seconds=5)
    assert 1 <= len([call for call in api.calls if call.method == "sendPhoto"]) <= 3
