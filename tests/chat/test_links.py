"""Links that open the bot on a question."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.hear import links
from bot.question import Intent, Period, Query, Question, Stand, Subject
from bot.shorthand import Unreadable

LONG = "c" * 63
FEBRUARY = Period(date(2026, 2, 1), date(2026, 2, 28))
CUSCO = Question(Intent.COUNT, Query(regions=("PE-CUS",)))
MADERA = Question(Intent.PROFILE, Query(centres=("citemadera-lima",)))
RANKING = Question(Intent.RANKING, Query(group_by="centre", order="desc"))


@pytest.mark.parametrize(
    ("question", "carried"),
    [
        (CUSCO, r"r_PE-CUS"),
        (replace(CUSCO, stands=(Stand("Quillabamba", "PE-CUS"),)), r"r_PE-CUS"),
        (MADERA, r"c_citemadera-lima"),
        (RANKING, r"ranking"),
        (Question(Intent.COUNT, Query(period=FEBRUARY)), r"q_c-p[\w-]+"),
        (replace(CUSCO, query=replace(CUSCO.query, indicator="clients")), r"q_c-i[\w-]+"),
        (replace(RANKING, query=replace(RANKING.query, limit=5)), r"q_r-[\w-]+"),
        (Question(Intent.PROFILE, Query(centres=(LONG,))), r"q_i-c\w{5}"),
        (Question(Intent.PROFILE, Query(centres=("citeñandú",))), r"q_i-c\w{5}"),
        (Question(Intent.COUNT, Query(regions=("PE.CUS",))), r"q_c-r\w{5}"),
    ],
)
def test_a_question_is_carried_in_the_signs_that_links_take(question, carried):
    assert re.fullmatch(carried, links.payload(question))


@pytest.mark.parametrize(
    "question",
    [
        Question(Intent.GREETING),
        Question(Intent.COMPARE, compared=tuple(Subject("centre", f"cite-{n}") for n in range(12))),
    ],
)
def test_what_no_link_can_carry_opens_just_the_bot(question):
    assert links.payload(question) is None
    assert links.link("cite_bot", question) == "https://t.me/cite_bot" == links.link("cite_bot")


def test_a_link_names_the_bot_and_what_it_carries():
    assert links.link("cite_bot", CUSCO) == "https://t.me/cite_bot?start=r_PE-CUS"


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=70) | st.from_regex(r"[crq]_[\w-]{0,62}", fullmatch=True))
def test_what_nobody_linked_is_not_read(read, text):
    try:
        question = read(text)
    except Unreadable:
        return
    assert links.payload(question)


@pytest.fixture
def read(facts):
    return lambda text: links.read(text, facts)


def test_every_centre_and_region_has_its_link(facts, read):
    registry = facts.store.registry
    for centre in registry.centres:
        assert read(f"c_{centre}") == Question(Intent.PROFILE, Query(centres=(centre,)))
    for region in registry.regions:
        question = read(f"r_{region}")
        assert (question, links.payload(question)) == (Question(Intent.COUNT, Query(regions=(region,))), f"r_{region}")


async def followed(api, carried, **how):
    await api.say(f"/start {carried}", **how)
    return (await api.answers())[-1]


@pytest.mark.parametrize(
    ("carried", "language", "words"),
    [
        ("r_PE-CUS", "es", "535 servicios en Cusco, de enero a febrero de 2026."),
        ("r_PE-CUS", "en", "535 services in Cusco, from January to February 2026."),
        ("r_PE-CUS", "qu", "535"),
        ("c_citemadera-lima", "es", "CITEmadera y del Mueble Lima"),
        ("ranking", "es", "Centros con más servicios, de enero a febrero de 2026"),
        ("ranking", "en", "Centres with the most services, from January to February 2026"),
    ],
)
async def test_a_link_is_answered(telegram, carried, language, words):
    answer = await followed(telegram, carried, language=language)
    assert words in answer.splitlines()[0]


async def test_any_question_comes_back_by_its_link(telegram):
    question = Question(Intent.TREND, Query("clients", regions=("PE-PUN",), group_by="month"))
    answer = await followed(telegram, links.payload(question))
    assert "Puno" in answer
    assert re.search(r"^Febrero de 2026 — [\d,]+$", answer, re.MULTILINE)


async def test_what_is_asked_after_a_link_leans_on_it(telegram):
    await followed(telegram, "r_PE-CUS")
    await telegram.say("¿y en Puno?")
    assert "servicios en Puno" in (await telegram.answers(2))[1]


@pytest.mark.parametrize("carried", ["c_cite-que-ya-no-existe", "r_PE-XXX", "q_zzz", "q_", "top", "2_c", "c_"])
async def test_an_outdated_link_is_said_to_be_one_and_greeted(telegram, carried):
    await telegram.say(f"/start {carried}")
    old, welcome = await telegram.answers(2)
    assert "ya no funciona" in old
    await telegram.say("/start", chat=8)
    assert await telegram.answers(1, chat=8) == [welcome]


async def test_the_button_above_results_that_has_no_question_is_greeted(telegram):
    welcome = await followed(telegram, links.WELCOME)
    await telegram.say("/start", chat=8)
    assert await telegram.answers(1, chat=8) == [welcome]
