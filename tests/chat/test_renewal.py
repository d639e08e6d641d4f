"""The database is replaced while people ask: everybody is answered, and each by one version alone."""

import asyncio
import csv
import gc
import logging
import shutil
from contextlib import closing
from dataclasses import replace
from itertools import cycle
from weakref import ref

import pytest

from bot.chat.serving import Waits
from bot.current import Current
from bot.data import build
from bot.lookup import Store
from bot.reply import Facts

from .conftest import come_to
from .stub.samples import png
from .turns import asked, changed, loud, pressed

SWAPS = 20
QUESTIONS = 1_000
AT_ONCE = 12
"""Chats that ask at the same time."""

WAITS = Waits(attempts=1, pause=0, poll=5, look=0.01)

TURNS = (
    "servicios en Ucayali en 2025",
    "¿y en Puno?",
    "servicios por mes en Ucayali en 2025",
    "tap 📊 Gráfico",
    "tap 📄 CSV",
    "ranking de centros en 2025",
    "page Siguiente →",
    "tap 📄 CSV",
    "compara Ucayali con Puno en 2025",
    "tap 🔗 Fuente",
    "/resumen",
    "gráfico del ranking de regiones en 2025",
)
"""What a chat asks, in words and by taps, each leaning on those before it."""


class Drawn:
    """Pictures by which one knows what is drawn: of other charts they have other lengths."""

    def __init__(self):
        self.charts = []

    def __call__(self, chart):
        if chart not in self.charts:
            self.charts.append(chart)
        return png(padding=self.charts.index(chart))


@pytest.fixture(scope="module")
def versions(world_source, tmp_path_factory):
    """Databases in which every figure, the source and the names of the centres differ."""
    folder = tmp_path_factory.mktemp("versions")
    return [_version(world_source, folder / str(number), number) for number in range(3)]


def _version(world, folder, number):
    source = shutil.copytree(world, folder)
    _rewrite(source / "observations.csv", lambda cells: _other(cells, number))
    _rewrite(source / "sources.csv", lambda cells: [cells[0], f"{cells[1]} {number}", *cells[2:]])
    _rewrite(source / "centres.csv", lambda cells: [cells[0], f"{cells[1]} {number}", *cells[2:]])
    build(source, folder / "cite.db")
    return folder / "cite.db"


def _rewrite(path, change):
    with path.open(encoding="utf-8", newline="") as file:
        first, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([first, *(row for old in rows if (row := change(old)))])


def _other(cells, number):
    """One observation of the latest years, with a figure that no other version has."""
    if cells[6] < "2025":
        return None
    return [*cells[:8], str(int(cells[8]) + 1000 * number), *cells[9:]]


def put(source, path):
    """As `data build` does it: beside the file, then in its place."""
    shutil.copyfile(source, path.with_name("new.db")).replace(path)


async def turn(api, words, chat):
    """Asks or taps, and gives all that is seen of the answer."""
    kind, _, name = words.partition(" ")
    does = {"tap": pressed, "page": changed}.get(kind, asked)
    seen = await does(api, words if does is asked else name, chat=chat)
    said = seen.get("text") or seen.get("caption")
    file = api.file(seen) if {"photo", "document"} & seen.keys() else None
    return said, api.buttons(seen), file and file.data


async def conversation(api, chat):
    return [await turn(api, words, chat) for words in TURNS]


@pytest.fixture
def drawn():
    return Drawn()


@pytest.fixture
async def by_version(api, serving, versions, drawn):
    """What each version answers when nothing takes its place."""
    found = []
    for chat, path in enumerate(versions, 1001):
        with closing(Store.open(path)) as store:
            async with serving(Facts.of(store), draw=drawn):
                found.append(await conversation(api, chat))
    return found


async def test_a_thousand_questions_during_twenty_swaps_are_answered_each_by_one_version(
    api, serving, versions, by_version, drawn, tmp_path, caplog
):
    assert all(len({said for said, *_ in answers}) == 3 for answers in zip(*by_version, strict=True))
    caplog.set_level(logging.INFO)
    path = tmp_path / "cite.db"
    put(versions[0], path)
    with closing(Current.open(path)) as current:
        async with serving(current, draw=drawn, waits=WAITS):
            swapping = asyncio.create_task(swap(current, versions, path))
            answered = await asyncio.gather(*(chatting(api, 2000 + 1000 * one, swapping) for one in range(AT_ONCE)))
            await swapping
    answers = [answer for some in answered for answer in some]
    assert len(answers) >= QUESTIONS
    by = [[said == known[number] for known in by_version] for number, said in answers]
    wrong = [answers[at] for at, fitting in enumerate(by) if sum(fitting) != 1]
    assert wrong == []
    assert all(map(any, zip(*by, strict=True)))
    assert loud(caplog) == []
    assert sum("holds now" in record.getMessage() for record in caplog.records) == SWAPS


async def test_what_was_there_at_the_start_does_not_stay_for_good(serving, versions, tmp_path):
    put(versions[0], path := tmp_path / "cite.db")
    with closing(Current.open(path)) as current:
        first = ref(current.facts.store)
        gc.collect()
        gc.freeze()  # As the process does that runs the bot.
        async with serving(current, waits=WAITS):
            put(versions[1], path)
            await come_to(lambda: current.facts.store is not first())
            await come_to(lambda: not gc.get_freeze_count())
            gc.collect()
            assert first() is None


class Restless(Current):
    """Other facts each time that somebody asks for them."""

    def __init__(self, *known):
        self._known = cycle(known)
        super().__init__(known[0])

    facts = property(lambda self: next(self._known), lambda _, __: None)


async def test_whoever_answers_takes_the_facts_once(api, serving, versions, by_version, drawn, caplog):
    with closing(Store.open(versions[0])) as one, closing(Store.open(versions[1])) as other:
        async with serving(Restless(Facts.of(one), Facts.of(other)), draw=drawn):
            for chat in range(2000, 2008):
                for number, said in enumerate(await conversation(api, chat)):
                    assert said in (by_version[0][number], by_version[1][number])
    assert loud(caplog) == []


async def swap(current, versions, path):
    for number in range(1, SWAPS + 1):
        before = current.facts
        put(versions[number % len(versions)], path)
        await come_to(lambda held=before: current.facts is not held, within=20)


async def chatting(api, first, swapping):
    """One chat after the other talks, as long as there are swaps and until enough was asked."""
    found, chat = [], first
    while not swapping.done() or len(found) < QUESTIONS / AT_ONCE:
        found += enumerate(await conversation(api, chat))
        chat += 1
    return found


GONE = "citeforestal-pucallpa"


@pytest.fixture(scope="module")
def shrunk(world_source, tmp_path_factory):
    """The invented world without one of its centres."""
    source = shutil.copytree(world_source, tmp_path_factory.mktemp("shrunk") / "tables")
    for name in ("centres.csv", "observations.csv"):
        _rewrite(source / name, lambda cells: None if GONE in cells else cells)
    build(source, source / "cite.db")
    return source / "cite.db"


@pytest.fixture
async def renewed(serving, world_db, shrunk, tmp_path):
    """Serves the invented world, and then the one without that centre."""
    path = shutil.copyfile(world_db, tmp_path / "cite.db")
    with closing(Current.open(path)) as current:
        async with serving(current, waits=replace(WAITS, look=3600)):

            async def renew():
                put(shrunk, path)
                assert await asyncio.to_thread(current.look, at_once=True)

            yield renew


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("servicios de CITEforestal Pucallpa en 2025", "¿y en 2024?", "servicios en toda la Red CITE, en 2024."),
        ("compara CITEforestal Pucallpa con CITEmadera en 2025", "¿y en 2024?", "en toda la Red CITE, en 2024."),
        ("ranking de centros en Ucayali en 2025", "¿y el segundo?", "Centros con más servicios en Ucayali, en 2025"),
        ("¿qué es CITEforestal Pucallpa?", "/suscribir", "Resumen: Red CITE"),
        ("suscríbeme a los servicios de CITEforestal Pucallpa", "/mis_datos", "Esto es todo lo que guardo"),
        ("servicios de CITEforestal Pucallpa en 2025", "fuente", "Tablas ficticias para pruebas"),
        (
            "servicios de CITEforestal Pucallpa en 2025",
            "servicios de CITEforestal Pucallpa en 2025",
            "No hay cifra de servicios de la cadena Forestal en Ucayali en 2025.",
        ),
    ],
)
async def test_what_was_talked_about_and_is_no_longer_there_leads_nobody_astray(
    api, renewed, caplog, before, after, words
):
    await asked(api, before)
    await renewed()
    said = await asked(api, after)
    assert words in (said.get("text") or said.get("caption"))
    assert loud(caplog) == []


@pytest.mark.parametrize("button", ["Por tipo", "📊 Gráfico", "📄 CSV", "🔗 Fuente", "☆ Guardar", "🔔 Suscribirme"])
async def test_a_button_about_what_is_no_longer_there_says_so(api, renewed, caplog, button):
    await asked(api, "servicios por mes de CITEforestal Pucallpa en 2025")
    await renewed()
    await api.press(button)
    await api.until(lambda: api.methods.popups)
    assert "ya no sirve" in api.methods.popups[0]["text"]
    assert loud(caplog) == []


async def test_a_button_under_an_answer_of_the_version_before_asks_the_one_that_holds(api, renewed):
    answer = await asked(api, "servicios en Ucayali en 2025")
    assert "10,388" in answer["text"]
    await renewed()
    by_centre = (await pressed(api, "Por centro"))["text"]
    assert "CITEpesquero amazónico Pucallpa — 7,330" in by_centre
    assert "CITEforestal" not in by_centre
