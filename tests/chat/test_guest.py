"""The bot is mentioned in a chat where it is no member."""

import pytest

from bot.memory import Kept

from .conftest import NOW

QUESTION = "servicios de toda la red en febrero de 2026"


@pytest.mark.parametrize(
    ("language", "words", "source"),
    [
        ("es", "8,963 servicios en toda la Red CITE, en febrero de 2026.", "Fuente: "),
        ("en", "8,963 services in the CITE network, in February 2026.", "Source: "),
        ("qu", "8,963", "Tablas ficticias"),
        (None, "8,963 servicios en toda la Red CITE, en febrero de 2026.", "Fuente: "),
    ],
)
async def test_a_mention_is_answered_once_with_figure_period_and_source(telegram, language, words, source):
    answer = await telegram.guest(QUESTION, who=8, language=language)
    lines = answer["text"].splitlines()
    assert words in lines[0]
    assert "2026" in lines[0]
    assert source in lines[-1]
    assert len(telegram.called("answerGuestQuery")) == 1
    assert telegram.called("sendMessage") == []


async def test_the_language_is_the_one_that_the_user_chose(telegram, memory):
    memory.keep(8, Kept(language="en"), NOW)
    assert "services" in (await telegram.guest(QUESTION, who=8, language="es"))["text"]


@pytest.mark.parametrize(
    "text", ["servicios de Cusco @cite_stub_bot", "@CITE_Stub_Bot: servicios de Cusco", "en Cusco"]
)
async def test_the_mention_is_no_part_of_the_question(telegram, text):
    answer = await telegram.guest(text)
    assert answer["text"].startswith("535 servicios en Cusco")


async def test_nothing_is_remembered_of_that_chat(api, serving, memory):
    async with serving() as app:
        await api.guest("empresas atendidas en Puno en mayo de 2025", who=8)
        followed = await api.guest("¿y en 2024?", who=8)
        assert "Puno" not in followed["text"]
        await api.guest("wqxzz", who=8)
        await api.say("¿y en enero?", chat=8)
        (answer,) = await api.answers(1, chat=8)
        assert "Puno" not in answer
        assert len(app.bot_data.conversations) == 1
    assert [one.text for one in memory.unanswered(10)] == []
    assert (memory.chat(8), memory.chat(-9000)) == (Kept(), Kept())


@pytest.mark.parametrize("text", ["", "xyzzy", "servicios del CITE Ahuashiyacu"])
async def test_where_nothing_is_found_the_questions_that_can_be_asked_are_said(telegram, text):
    answer = await telegram.guest(text)
    assert "\n· ¿" in answer["text"]


async def test_an_answer_suggests_nothing_that_nobody_could_tap(telegram):
    assert "·" not in (await telegram.guest("servicios de Cusco"))["text"]


@pytest.mark.parametrize("text", ["idioma inglés", "suscríbeme al resumen semanal"])
async def test_what_is_about_one_person_is_left_to_the_private_chat(telegram, text):
    answer = await telegram.guest(text)
    assert "chat privado" in answer["text"]
    assert answer["reply_markup"]["inline_keyboard"][0][0]["url"] == "https://t.me/cite_stub_bot"
    assert "servicios" in (await telegram.guest(QUESTION))["text"]


async def test_the_answer_leads_to_the_bot(telegram):
    (button,) = (await telegram.guest("servicios de Cusco"))["reply_markup"]["inline_keyboard"][0]
    assert button == {"text": "Preguntar más al bot", "url": "https://t.me/cite_stub_bot?start=r_PE-CUS"}


async def test_an_answer_that_comes_too_late_troubles_nobody(telegram, caplog):
    await telegram.summon(QUESTION, old=True)
    await telegram.until(lambda: telegram.called("answerGuestQuery"))
    assert "8,963" in (await telegram.guest(QUESTION))["text"]
    assert [record for record in caplog.records if record.levelname in {"ERROR", "CRITICAL"}] == []


async def test_a_mistake_of_ours_is_only_logged_for_the_bot_cannot_write_there(telegram, clock, caplog):
    clock.faults.append(ZeroDivisionError())
    await telegram.summon(QUESTION)
    assert "8,963" in (await telegram.guest(QUESTION))["text"]
    assert "error e1e2" in caplog.text
    assert telegram.called("sendMessage") == []


async def test_a_bot_without_guest_mode_serves_all_else(api, serving):
    api.methods.abilities["supports_guest_queries"] = False
    async with serving():
        await api.say(QUESTION)
        assert "8,963" in (await api.answers())[0]


async def test_another_bot_is_not_answered(telegram):
    bot = {"id": 99, "is_bot": True, "first_name": "Otro", "username": "otro_bot"}
    group = {"id": -9000, "type": "group", "title": "Productores"}
    mention = {"message_id": 1, "date": 0, "chat": group, "from": bot, "text": QUESTION, "guest_query_id": "g"}
    await telegram.updates.put(guest_message=mention)
    await telegram.guest(QUESTION, who=8)
    assert len(telegram.called("answerGuestQuery")) == 1
