"""Admins feed the bot: tables and notes are proposed, stored after a yes, and answered from."""

import json
import shutil
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from threading import Event
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.chat.feeding import LASTING, WAITING, Feeding
from bot.chat.hear.documents import LARGEST, LARGEST_NOTE, TABLES
from bot.data.itp.workbook import UNPACKED
from bot.data.note.finding import Finding, Note
from bot.data.observation import Observation
from bot.lookup import Store
from bot.phrase import Voice, notice
from bot.reply import Facts, reply

from .conftest import NOW, come_to
from .turns import asked, changed, loud, pressed, words

ES = Voice.of("es")
MONTHS = ",".join(f"mes_{n:02}" for n in range(1, 13))
HEADER = f"cite,anio,subcategoria,{MONTHS},fecha,fuente\n"
QUESTION = "servicios de capacitación de CITEmadera en enero de 2026"
NOTE = "El CITEmadera y del Mueble Lima brindó 1,234 servicios en enero de 2026. " * 3 + "Así lo dijo."


def line(first, centre="CITEmadera y del Mueble Lima", day="05/03/2026", year=2026):
    return f"{centre},{year},Capacitación,{first},130,,,,,,,,,,,{day},ITP\n"


def table(*firsts, **how):
    return (HEADER + "".join(line(each, **how) for each in firsts)).encode()


def said(key, **values):
    """The first line of a notice; what stands only below it needs no value."""
    return notice(key, ES, **{"kinds": "", "fault": ""} | values).title


def figure(value, centre="citemadera-lima", start="2026-01-01", end="2026-01-31", qualifier="exact"):
    return Observation("", "services", "centre", centre, "", "", start, end, value, qualifier)


class Reading:
    """Reads notes as a test says, and remembers what it was given."""

    def __init__(self):
        self.findings = (Finding(figure(1234), "brindó 1,234 servicios"),)
        self.given = []
        self.go = Event()
        self.go.set()

    def __call__(self, text, tables, day):
        self.given.append((text, tables, day))
        assert self.go.wait(5)
        found = self.findings if "servicios" in text and "¿" not in text else ()
        return Note(day, "Una nota de PRODUCE", found)


@pytest.fixture(scope="module")
def real_facts(real_db):
    with closing(Store.open(real_db)) as store:
        yield Facts.of(store)


@pytest.fixture
def where(real_source, real_db, tmp_path):
    """The real tables in a folder of their own, the database built from them, and person 7 as the admin."""
    tables = tmp_path / "tables"
    tables.mkdir()
    for path in real_source.glob("*.csv"):
        shutil.copy(path, tables)
    shutil.copy(real_source / "datapackage.json", tables)
    return Feeding(frozenset({7, 8}), tables, Path(shutil.copy(real_db, tmp_path / "cite.db")), Reading())


@pytest.fixture
async def fed(api, serving, where, real_facts):
    async with serving(real_facts, feeding=where):
        yield api


def kept(where):
    return (where.tables / "observations.csv").read_text(), (where.tables / "sources.csv").read_text()


@pytest.fixture
def before(where):
    """What the tables and the database hold at the start."""
    return *kept(where), where.db.read_bytes()


def unchanged(where, before):
    return (*kept(where), where.db.read_bytes()) == before


async def handed(telegram, name, data, chat=7, **how):
    """Sends a file, and gives what the bot says of it."""
    count = len(telegram.told(chat))
    await telegram.hand_in(name, data, chat, **how)
    await telegram.answers(count + 1, chat=chat)
    return telegram.told(chat)[-1]


def fetched(telegram):
    return telegram.called("getFile") + telegram.called("(a file)")


def answered(db, question=QUESTION):
    """What the bot says to a question when it opens the database anew."""
    with closing(Store.open(db)) as store:
        return reply(question, Facts.of(store), ES, NOW).message.title


async def test_a_table_is_proposed_stored_after_a_yes_and_answered_from(fed, where, caplog):
    caplog.set_level("INFO")
    assert "120" not in answered(where.db)
    proposal = await handed(fed, "servicios.csv", table(120))
    assert "servicios.csv" in proposal["text"]
    assert words(proposal) == [said("feed_yes"), said("feed_no")]
    stored = await pressed(fed, said("feed_yes"))
    assert said("feed_stored", n="2") in stored["text"]
    assert "ITP" in stored["text"]
    assert words(proposal) == []
    assert "120 servicios" in answered(where.db)
    assert "itp-2026-03-05" in where.tables.joinpath("sources.csv").read_text()
    assert "a proposal is stored: 2 rows of itp-2026-03-05" in caplog.text
    assert loud(caplog) == []


async def test_a_figure_that_changes_is_shown_with_the_one_before(fed):
    await handed(fed, "a.csv", table(120, day="05/02/2026"))
    await pressed(fed, said("feed_yes"))
    proposal = await handed(fed, "b.csv", table(140))
    assert "Servicios de capacitación · CITEmadera y del Mueble · enero de 2026: 120 → 140" in proposal["text"]


async def test_what_is_known_already_has_no_button(fed):
    await handed(fed, "a.csv", table(120))
    await pressed(fed, said("feed_yes"))
    again = await handed(fed, "a.csv", table(120))
    assert words(again) == []


@pytest.mark.parametrize("file", ["a.csv", "a.json"])
async def test_what_is_discarded_leaves_nothing(fed, where, before, file):
    data = table(120) if file == "a.csv" else b'{"data": []}'
    proposal = await handed(fed, file, data)
    if file == "a.csv":
        done = await changed(fed, said("feed_no"))
        assert done["text"] == said("feed_discarded")
        assert words(done) == []
    else:
        assert words(proposal) == []
    assert unchanged(where, before)


async def test_rejected_lines_are_named_and_the_rest_can_be_stored(fed, where):
    data = table(120) + line(50, centre="CITE de la Luna").encode() + line("muchos").encode()
    proposal = await handed(fed, "a.csv", data)
    for number in ("3", "4"):
        assert ES.gettext("line {n}", n=number) in proposal["text"]
    assert words(proposal) == [said("feed_rest"), said("feed_no")]
    await pressed(fed, said("feed_rest"))
    assert "120 servicios" in answered(where.db)


async def test_a_long_proposal_is_one_message(fed, real_facts):
    centres = [one.name for one in real_facts.store.registry.centres.values() if "," not in one.name][:30]
    old = HEADER + "".join(line(5, centre=each, day="05/02/2026") for each in centres)
    new = HEADER + "".join(line(700, centre=each) for each in centres) + line(1, centre="😀" * 90) * 30
    await handed(fed, "a.csv", old.encode())
    await pressed(fed, said("feed_yes"))
    count = len(fed.told())
    proposal = await handed(fed, f"{'largo ' * 20}.csv", new.encode())
    assert len(fed.told()) == count + 1
    assert "5 → 700" in proposal["text"]
    assert words(proposal) == [said("feed_rest"), said("feed_no")]
    for more in (20, 25):
        assert ES.gettext("… and {n} more", n=str(more)) in proposal["text"]


@pytest.mark.parametrize(
    ("chat", "who", "key"), [(9, 9, "file_unwelcome"), (-5, 9, "file_unwelcome"), (-5, 7, "feed_private")]
)
async def test_nobody_elses_file_is_fetched(fed, where, before, chat, who, key):
    asked_before = await asked(fed, "/ayuda", chat=chat, who=who)
    no = await handed(fed, "a.csv", table(120), chat, who=who, reply_to=asked_before)
    assert no["text"] == said(key)
    assert fetched(fed) == []
    assert unchanged(where, before)


async def test_a_file_in_a_group_that_is_not_for_the_bot_is_not_heard(fed):
    await fed.hand_in("a.csv", table(120), chat=-5, who=7)
    await asked(fed, "/ayuda", chat=-5, who=7)
    assert len(fed.told(-5)) == 1


async def test_where_nobody_feeds_everybody_gets_the_polite_no(telegram):
    assert (await handed(telegram, "a.csv", table(120)))["text"] == said("file_unwelcome")
    assert fetched(telegram) == []


@pytest.mark.parametrize("language", ["en", "qu"])
async def test_the_no_is_said_in_ones_language(fed, language):
    no = await handed(fed, "a.csv", table(120), 9, language=language)
    assert no["text"] == notice("file_unwelcome", Voice.of(language)).title


@pytest.mark.parametrize(
    ("name", "size", "megabytes"),
    [
        *((f"a{kind}", size, "20") for kind in TABLES for size in (LARGEST + 1, 50 << 20, 2**52)),
        ("nota.txt", LARGEST_NOTE + 1, "1"),
        ("nota.txt", 50 << 20, "1"),
    ],
)
async def test_what_is_too_large_is_not_even_asked_for(fed, name, size, megabytes):
    no = await handed(fed, name, b"x", size=size)
    assert said("feed_large", name=name, megabytes=megabytes) in no["text"]
    assert fetched(fed) == []


async def test_what_turns_out_to_be_larger_than_it_said_is_not_downloaded(fed):
    no = await handed(fed, "nota.txt", b"x" * (LARGEST_NOTE + 1), size=5)
    assert said("feed_large", name="nota.txt", megabytes="1") in no["text"]
    assert len(fed.called("getFile")) == 1
    assert fed.called("(a file)") == []


async def test_what_telegram_does_not_give_is_too_large(fed):
    no = await handed(fed, "a.csv", bytes(21 << 20), size=5)
    assert said("feed_large", name="a.csv", megabytes="20") in no["text"]


@pytest.mark.parametrize("name", ["informe.pdf", "carta.docx", "todo.zip", "foto.JPG", "sin_nombre", ".csv.exe"])
async def test_another_kind_is_refused_by_its_name(fed, name):
    no = await handed(fed, name, b"x")
    assert said("feed_kind", name=name) in no["text"]
    assert all(kind in no["text"] for kind in (*TABLES, ".txt"))
    assert fetched(fed) == []


async def test_a_picture_is_refused_but_not_the_question_under_it(fed):
    assert said("feed_picture") in (await asked(fed, None, photo=[{**PHOTO}]))["text"]
    answer = await asked(fed, None, photo=[{**PHOTO}], caption="servicios de CITEmadera")
    assert "4,914" in answer["text"]


PHOTO = {"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.xlsx", b"PK\x03\x04 broken"), ("a.json", b"{"), ("a.csv", b"\0\xff\xfe"), ("a.csv", b"uno,dos\n1,2\n")],
)
async def test_a_damaged_file_is_told_by_its_name_and_gives_nothing(
    fed, where, before, name, data, monkeypatch, tmp_path
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "put down"))
    (tmp_path / "put down").mkdir()
    answer = await handed(fed, name, data)
    assert name in answer["text"]
    assert str(tmp_path) not in answer["text"]
    assert words(answer) == []
    assert unchanged(where, before)
    assert list((tmp_path / "put down").iterdir()) == []


async def test_a_workbook_that_would_fill_the_memory_is_not_opened(fed, where, before):
    with BytesIO() as packed:
        with ZipFile(packed, "w", ZIP_DEFLATED) as bomb:
            bomb.writestr("xl/worksheets/sheet1.xml", bytes(UNPACKED + 1))
        answer = await handed(fed, "a.xlsx", packed.getvalue())
    assert "1,024 MB" in answer["text"]
    assert words(answer) == []
    assert unchanged(where, before)


async def test_the_name_of_a_file_leads_nowhere(fed, tmp_path):
    await handed(fed, "../../../oh.csv", table(120))
    assert words(fed.told()[-1]) == [said("feed_yes"), said("feed_no")]
    assert not list(tmp_path.rglob("oh*"))


async def test_a_second_tap_is_told_to_send_it_again(fed, where):
    proposal = await handed(fed, "a.csv", table(120))
    data = proposal["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await pressed(fed, said("feed_yes"))
    stored = kept(where)
    await fed.tap(data)
    await fed.until(lambda: any(each.get("text") for each in fed.methods.popups))
    assert fed.methods.popups[-1]["text"] == said("feed_gone")
    assert kept(where) == stored


async def gone(telegram, data, **how):
    count = len(telegram.methods.popups)
    await telegram.tap(data, **how)
    await telegram.until(lambda: len(telegram.methods.popups) > count)
    return telegram.methods.popups[-1].get("text")


def letter(message):
    return message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]


async def test_after_a_restart_it_must_be_sent_again(api, serving, where, real_facts, before):
    async with serving(real_facts, feeding=where):
        proposal = await handed(api, "a.csv", table(120))
    async with serving(real_facts, feeding=where):
        assert await gone(api, letter(proposal)) == said("feed_gone")
    assert unchanged(where, before)


async def test_a_proposal_waits_for_a_day_and_few_wait(fed, clock, where, before):
    first, *_ = [await handed(fed, f"{n}.csv", table(n)) for n in range(WAITING + 1)]
    assert await gone(fed, letter(first)) == said("feed_gone")
    clock.now += LASTING - timedelta(minutes=5)
    await changed(fed, said("feed_no"))
    clock.now += timedelta(minutes=6)
    assert await gone(fed, letter(fed.told()[-2])) == said("feed_gone")
    assert unchanged(where, before)


async def test_a_yes_of_another_does_not_count(fed, where, before):
    proposal = await handed(fed, "a.csv", table(120))
    data = letter(proposal)
    assert await gone(fed, data, chat=8, message=proposal | {"chat": fed.chat(8).about}) == said("feed_gone")
    assert await gone(fed, data, chat=9, message=proposal | {"chat": fed.chat(9).about}) == said("button_old")
    assert await gone(fed, data, chat=-5, who=7, message=proposal | {"chat": fed.chat(-5).about}) == said("button_old")
    assert unchanged(where, before)


async def test_who_is_no_admin_any_more_confirms_nothing(api, serving, where, real_facts, before):
    async with serving(real_facts, feeding=where):
        proposal = await handed(api, "a.csv", table(120))
    async with serving(real_facts, feeding=replace(where, admins=frozenset({8}))):
        assert await gone(api, letter(proposal)) == said("button_old")
    assert unchanged(where, before)


async def test_when_the_tables_changed_meanwhile_nothing_is_stored(fed, where):
    await handed(fed, "a.csv", table(120))
    await handed(fed, "b.csv", table(140), 8)
    await pressed(fed, said("feed_yes"), chat=8)
    stored = kept(where)
    answer = await pressed(fed, said("feed_yes"))
    assert said("feed_changed") in answer["text"]
    assert kept(where) == stored
    assert "140 servicios" in answered(where.db)


async def test_faulty_tables_are_told_and_the_old_database_stays(fed, where):
    await handed(fed, "a.csv", table(120))
    with (where.tables / "centres.csv").open("a", encoding="utf-8") as file:
        file.write("broken\n")
    before = (*kept(where), where.db.read_bytes())
    answer = await pressed(fed, said("feed_yes"))
    assert said("feed_faulty") in answer["text"]
    assert "centres.csv:" in answer["text"]
    assert said("feed_faulty") in (await handed(fed, "a.csv", table(120)))["text"]
    assert unchanged(where, before)


async def test_a_database_that_cannot_be_built_is_told(fed, where, caplog):
    await handed(fed, "a.csv", table(120))
    where.db.unlink()
    where.db.mkdir()
    answer = await pressed(fed, said("feed_yes"))
    assert said("feed_unbuilt") in answer["text"]
    assert len(loud(caplog)) == 1


async def test_tables_that_cannot_be_written_are_told(fed, where, before, monkeypatch, caplog):
    await handed(fed, "a.csv", table(120))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.data.feeding.store", full)
    answer = await pressed(fed, said("feed_yes"))
    assert answer["text"] == said("feed_unwritten")
    assert "No space left" in caplog.text
    assert unchanged(where, before)


async def test_a_pasted_note_shows_each_figure_with_its_words_and_stores_the_sure_ones(fed, where):
    where.read.findings = (
        Finding(figure(1234), "brindó 1,234 servicios"),
        Finding(figure(80, "citeforestal-pucallpa", qualifier="at-least"), "más de 80", ("centre-unsure",)),
        Finding(figure(4914, start="2025-01-01", end="2025-09-30"), "los 4,914 de 2025"),
        Finding(figure(4800, "citecuero-y-calzado-trujillo", "2025-01-01", "2025-09-30"), "fueron 4,800"),
    )
    proposal = await asked(fed, NOTE)
    for part in ("«brindó 1,234 servicios»", "«más de 80»", "CITEmadera", "más de 80", "4,864 → 4,800"):
        assert part in proposal["text"]
    assert ES.gettext("it may be about another centre") in proposal["text"]
    assert ES.gettext("(known already)") in proposal["text"]
    assert words(proposal) == [said("feed_sure", n="3"), said("feed_doubtful", n="1"), said("feed_no")]
    stored = await pressed(fed, said("feed_sure", n="3"))  # One is known, but not that it still holds.
    assert said("feed_stored", n="3") in stored["text"]
    assert "Una nota de PRODUCE" in stored["text"]
    assert "1,234 servicios" in answered(where.db, "servicios de CITEmadera en enero de 2026")
    assert "80" not in answered(where.db, "servicios de CITEforestal Pucallpa en enero de 2026")


async def test_what_is_doubtful_is_stored_after_a_yes_of_its_own(fed, where):
    where.read.findings = (Finding(figure(80, qualifier="at-least"), "más de 80", ("scope-guessed", "a new code")),)
    proposal = await asked(fed, NOTE)
    assert "a new code" in proposal["text"]
    assert words(proposal) == [said("feed_doubtful", n="1"), said("feed_no")]
    await pressed(fed, said("feed_doubtful", n="1"))
    assert "ás de 80 servicios" in answered(where.db, "servicios de CITEmadera en enero de 2026")


async def test_many_figures_of_a_note_are_one_message(fed, where):
    where.read.findings = tuple(Finding(figure(n), "palabras " * 40, ("part", "to-date")) for n in range(1, 60))
    proposal = await asked(fed, NOTE)
    assert len(fed.told()) == 1
    shown = proposal["text"].count("«")
    assert shown > 5
    assert ES.gettext("… and {n} more", n=str(59 - shown)) in proposal["text"]


ORIGIN = {"type": "hidden_user", "sender_user_name": "Eva", "date": int(datetime(2026, 2, 3, tzinfo=UTC).timestamp())}


async def test_the_day_of_a_note_is_that_of_the_message_or_of_what_is_forwarded(fed, where):
    await asked(fed, "1,234 servicios", forward_origin=ORIGIN)
    await handed(fed, "nota.txt", b"\xef\xbb\xbf1,234 servicios")
    await handed(fed, "nota.txt", "1,234 servicios según Muñoz".encode("cp1252"), forward_origin=ORIGIN)
    await asked(fed, None, photo=[PHOTO], caption=NOTE)
    texts, tables, days = zip(*where.read.given, strict=True)
    assert texts == ("1,234 servicios", "1,234 servicios", "1,234 servicios según Muñoz", NOTE)
    assert {*tables} == {where.tables}
    assert days[0] == days[2] == date(2026, 2, 2)  # In Lima it was evening yet.
    assert all(words(message) == [said("feed_yes"), said("feed_no")] for message in fed.told())
    assert days[1] != days[0]


async def test_a_file_without_a_figure_says_so(fed):
    answer = await handed(fed, "nota.txt", b"Nada que contar.")
    assert answer["text"] == ES.gettext("I found no figure of the network in that.")


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("servicios de CITEmadera", {}),
        ("¿servicios de CITEmadera?", {"forward_origin": ORIGIN}),
        (f"¿{'por favor ' * 30}, cuántos servicios de CITEmadera?", {}),
    ],
)
async def test_a_question_of_an_admin_stays_a_question(fed, text, how):
    answer = await asked(fed, text, **how)
    assert "4,914" in answer["text"]


async def test_what_others_forward_is_a_question(fed, where):
    answer = await asked(fed, "servicios de CITEmadera", chat=9, forward_origin=ORIGIN)
    assert "4,914" in answer["text"]
    await asked(fed, NOTE, chat=9)
    assert where.read.given == []


async def test_others_are_answered_while_a_note_is_read(fed, where):
    where.read.go.clear()
    await fed.say(NOTE)
    await come_to(lambda: where.read.given)
    assert "4,914" in (await asked(fed, "servicios de CITEmadera", chat=9))["text"]
    assert fed.told() == []
    where.read.go.set()
    await fed.answers(1)


async def test_what_waits_is_told_to_its_sender_and_deleted_with_all_else(fed, before, where):
    proposal = await handed(fed, "a.csv", table(120))
    file = fed.file(await asked(fed, "/mis_datos"))
    data = json.loads(file.data)
    assert 1 in list(data.values())[1].values()
    await asked(fed, "/borrar_datos")
    await changed(fed, said("forget_yes"))
    assert await gone(fed, letter(proposal)) == said("feed_gone")
    assert unchanged(where, before)


@pytest.mark.parametrize(("chat", "told"), [(7, True), (9, False)])
async def test_admins_are_told_what_is_kept_of_what_they_send(fed, chat, told):
    answer = await asked(fed, "/privacidad", chat=chat)
    assert (said("privacy_admin") in answer["text"]) is told


async def test_no_id_of_a_user_and_nothing_of_a_file_is_in_the_log(api, serving, where, real_facts, caplog):
    caplog.set_level("INFO")
    one = 7_000_123_456
    async with serving(real_facts, feeding=replace(where, admins=frozenset({one}))):
        await handed(api, "secreto.csv", table(120) + line(5, centre="CITE de la Luna").encode(), one)
        await pressed(api, said("feed_rest"), one)
        await handed(api, "secreto.csv", table(120), one + 1)
    log = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot"))
    assert "2 rows" in log
    assert not [word for word in (str(one), "secreto", "Luna") if word in log]
    assert str(one) not in repr(replace(where, admins=frozenset({one})))
