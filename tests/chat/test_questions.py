"""What someone who writes to the bot reads."""

import asyncio

import pytest
from telegram.ext import ApplicationHandlerStop, CommandHandler

from bot.chat.say.answers import say
from bot.message import Message

from .stub import Fault


def kinds(message):
    return {message["text"][e["offset"] : e["offset"] + e["length"]]: e["type"] for e in message.get("entities", [])}


async def test_a_question_is_answered_with_its_figure_period_and_source(telegram):
    await telegram.say("servicios de toda la red en febrero de 2026")
    (answer,) = await telegram.answers()
    assert "8,963" in answer
    assert "febrero" in answer
    marked = kinds(telegram.told()[0])
    first, last = answer.splitlines()[0], next(line for line in answer.splitlines() if line.startswith("Fuente"))
    assert (marked[first], marked[last]) == ("bold", "italic")


async def test_a_follow_up_keeps_what_was_asked(telegram):
    await telegram.say("servicios de toda la red en febrero de 2026")
    await telegram.answers(1)
    await telegram.say("¿y en enero?")
    _, answer = await telegram.answers(2)
    assert "8,963" not in answer
    assert "enero" in answer


async def test_each_chat_has_its_own_conversation(telegram):
    await telegram.say("servicios de toda la red en mayo de 2025", chat=7)
    await telegram.answers(1, chat=7)
    await telegram.say("¿y Puno?", chat=8)
    (answer,) = await telegram.answers(1, chat=8)
    assert "mayo" not in answer


async def test_a_greeting_and_what_can_be_asked_come_first(telegram):
    await telegram.say("/start")
    (welcome,) = await telegram.answers()
    assert "CITE" in welcome
    assert "?" in welcome


@pytest.mark.parametrize("command", ["/ayuda", "/help", "/help@cite_stub_bot"])
async def test_help_answers_its_commands(telegram, command):
    await telegram.say("ayuda")
    await telegram.answers(1)
    await telegram.say(command)
    asked, answer = await telegram.answers(2)
    assert answer == asked


async def test_a_command_that_does_not_exist_is_named_and_help_follows(telegram):
    await telegram.say("ayuda")
    await telegram.answers(1)
    await telegram.say("/inventado 2025")
    helped, answer = await telegram.answers(2)
    title, _, rest = answer.partition("\n\n")
    assert title == "No conozco el comando /inventado."
    assert rest.splitlines() == [line for line in helped.splitlines() if line]


async def test_the_words_under_a_picture_are_a_question(telegram):
    await telegram.say(None, caption="servicios de la red en febrero de 2026", photo=[])
    (answer,) = await telegram.answers()
    assert "8,963" in answer


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"dice": {"emoji": "🎲", "value": 3}}, "Solo puedo leer texto."),
        ({"voice": {"file_id": "a", "file_unique_id": "b", "duration": 3}}, "No puedo escuchar audios."),
        (
            {"video_note": {"file_id": "a", "file_unique_id": "b", "duration": 3, "length": 9}},
            "No puedo escuchar audios.",
        ),
    ],
)
async def test_what_has_no_words_is_told_to_be_unread(telegram, content, words):
    await telegram.say(None, **content)
    (answer,) = await telegram.answers()
    assert answer == f"{words} Escríbeme tu pregunta, por favor."
    assert telegram.buttons(telegram.told()[0])


async def test_a_typed_word_is_shown_as_typed(telegram):
    await telegram.say("<b>xyzzy & plugh</b>")
    (answer,) = await telegram.answers()
    assert "&lt;" not in answer


async def test_a_shared_place_that_moves_is_answered_once(telegram):
    place = {"latitude": -12.0, "longitude": -77.0, "live_period": 900}
    await telegram.say(None, location=place)
    await telegram.edit(None, location=place)
    await telegram.say("hola")
    answers = await telegram.answers(2)
    assert len(set(answers)) == 2


async def test_in_groups_only_commands_are_heard(telegram):
    telegram.privacy = False  # Else Telegram would keep the rest from us.
    await telegram.say("servicios 2025", chat=-5)
    await telegram.say("/ayuda@otro_bot", chat=-5)
    await telegram.say("/inventado", chat=-5)
    await telegram.say("/ayuda@cite_stub_bot", chat=-5)
    await telegram.say("hola", chat=9)
    await telegram.answers(1, chat=9)
    await telegram.answers(1, chat=-5)
    (answer,) = telegram.told(-5)
    answered = telegram.chat(-5).messages[answer["reply_to_message"]["message_id"]]
    assert answered["text"] == "/ayuda@cite_stub_bot"


ANOTHER = {"id": 99, "is_bot": True, "first_name": "Otro", "username": "otro_bot"}
CHAT = {"id": -5, "type": "supergroup", "title": "CITE"}


async def test_another_bot_is_not_answered_so_that_two_never_talk_without_end(telegram):
    telegram.privacy = False
    await telegram.say("/ayuda", chat=-5)
    await telegram.answers(1, chat=-5)
    for text in ("/ayuda", "servicios 2025"):
        await telegram.say(text, chat=-5, reply_to=telegram.told(-5)[0], **{"from": ANOTHER})
    last = await telegram.say("/ayuda", chat=-5)
    await telegram.until(
        lambda: telegram.told(-5)[-1].get("reply_to_message", {}).get("message_id") == last["message_id"]
    )
    assert len(telegram.told(-5)) == 2


async def test_who_writes_in_the_name_of_a_group_is_answered(telegram):
    await telegram.say("/ayuda", chat=-5, sender_chat=CHAT, **{"from": {**ANOTHER, "username": "GroupAnonymousBot"}})
    assert await telegram.answers(1, chat=-5)


async def test_a_chat_is_answered_in_order_while_others_go_on(telegram):
    held = asyncio.Event()
    telegram.faults.append(Fault("sendMessage", chat=7, hold=held))
    for text in ("servicios de la red en enero de 2025", "servicios 2025", "/ayuda"):
        await telegram.say(text, chat=7)
    await telegram.say("servicios 2025", chat=8)
    await telegram.answers(1, chat=8)
    assert telegram.told(7) == []
    held.set()
    first, second, third = await telegram.answers(3, chat=7)
    assert "enero" in first
    assert second == telegram.told(8)[0]["text"]
    assert third not in {first, second}


async def test_a_long_answer_comes_in_several_messages(api, serving):
    lines = tuple(f"{number}. CITE {'á' * 50}" for number in range(200))

    async def long(_, context):
        await say(context, Message("Ranking", items=lines))
        raise ApplicationHandlerStop

    async with serving() as app:
        app.add_handler(CommandHandler("largo", long), group=-1)
        await api.say("/largo")
        answers = await api.answers(3)
    assert tuple("\n".join(answers).splitlines()[2:]) == lines


async def test_what_was_fetched_is_answered_before_the_bot_stops(api, serving):
    held = asyncio.Event()
    api.faults.append(Fault("sendMessage", hold=held))
    async with serving():
        await api.say("servicios 2025")
        await api.until(lambda: api.called("sendMessage"))
        asyncio.get_running_loop().call_later(0.05, held.set)
    assert len(api.told()) == 1
    assert len(api.updates) == 0


async def test_few_connections_serve_many_messages(telegram):
    for count in range(1, 9):
        await telegram.say("servicios 2025")
        await telegram.answers(count)
    assert len(telegram.lines) <= 4
