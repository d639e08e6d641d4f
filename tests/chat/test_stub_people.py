"""The people of the stub: what the bot hears of what they do, and when."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden

from .stub.clock import DATE
from .stub.raw import says


@pytest.fixture
async def heard(client):
    """What the bot has heard since the last look, all kinds of it."""
    offset = 0

    async def look():
        nonlocal offset
        updates = await client.get_updates(offset=offset, allowed_updates=Update.ALL_TYPES)
        offset = max((update.update_id + 1 for update in updates), default=offset)
        return updates

    await look()
    return look


async def texts(heard):
    return [update.effective_message.text for update in await heard()]


def buttons(*rows):
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(word, callback_data=f"1:{word}") for word in row] for row in rows]
    )


async def test_each_message_has_a_date_of_its_own(api, client):
    dates = [(await api.say(text))["date"] for text in ("uno", "dos")]
    sent = await client.send_message(7, "tres")
    assert [*dates, int(sent.date.timestamp())] == [DATE, DATE + 5, DATE + 10]
    edited = await client.edit_message_text("cuatro", 7, sent.message_id)
    assert edited.edit_date > edited.date


async def test_time_can_be_held_and_moved(api):
    api.clock.step = 0
    assert len({(await api.say("hola"))["date"] for _ in range(25)}) == 1
    api.clock.now += 3600
    assert (await api.say("hola"))["date"] == DATE + 3600


async def test_several_people_speak_in_one_group(api, heard):
    await api.say("/ayuda", chat=-5)
    await api.say("/ayuda@cite_stub_bot ya", chat=-5, who=8, language="en")
    first, second = await heard()
    assert (first.effective_chat.id, first.effective_user.id, first.effective_user.first_name) == (-5, 7, "Ana")
    assert (second.effective_chat.id, second.effective_user.id, second.effective_user.language_code) == (-5, 8, "en")
    assert second.message.entities[0].length == len("/ayuda@cite_stub_bot")


async def test_a_group_becomes_known_by_its_kind(api):
    assert [api.chat(id_).about["type"] for id_ in (7, -5, -1000000000005)] == ["private", "group", "supergroup"]


async def test_privacy_keeps_from_the_bot_what_is_not_meant_for_it(api, client, heard):
    sent = await client.send_message((await api.say("hola", chat=-5))["chat"]["id"], "respuesta")
    person = await api.say("servicios", chat=-5, who=8)
    await api.say("a Beto", chat=-5, reply_to=person)
    await api.say("/ayuda@otro_bot", chat=-5)
    await api.say("¿y Puno?", chat=-5, who=8, reply_to=sent.message_id)
    await api.say("/ayuda", chat=-5)
    await api.edit("/resumen", chat=-5)
    assert await texts(heard) == ["¿y Puno?", "/ayuda", "/resumen"]
    assert len(api.chat(-5).messages) == 7


@pytest.mark.parametrize("how", ["off", "administrator"])
async def test_without_privacy_the_bot_hears_all(api, heard, how):
    if how == "off":
        api.privacy = False
    else:
        await api.promote_bot(-5)
    await heard()
    said = await api.say("hola", chat=-5)
    await api.say("/ayuda@otro_bot", chat=-5, who=8, reply_to=said)
    assert await texts(heard) == ["hola", "/ayuda@otro_bot"]


async def test_a_reply_shows_what_it_answers(api, client, heard):
    said = await api.say("hola")
    sent = await client.send_message(7, "respuesta", reply_to_message_id=said["message_id"])
    await api.say("gracias", reply_to=api.told()[0])
    reply = (await heard())[-1].message.reply_to_message
    assert (reply.message_id, reply.text, reply.from_user.id) == (sent.message_id, "respuesta", client.id)
    assert reply.reply_to_message is None
    assert api.told()[0]["reply_to_message"]["text"] == "hola"


async def test_a_message_is_mended_by_its_id_or_the_last_one_is(api, heard):
    first, last = await api.say("uno"), await api.say("dos")
    await api.edit("UNO", of=first)
    await api.edit("/dos")
    await api.edit("uno!", of=first["message_id"])
    edits = [update.edited_message for update in await heard() if update.edited_message]
    ids = [first["message_id"], last["message_id"], first["message_id"]]
    assert [edit.message_id for edit in edits] == ids
    assert [edit.text for edit in edits] == ["UNO", "/dos", "uno!"]
    assert edits[1].entities[0].type == "bot_command"
    assert edits[1].edit_date > edits[1].date


async def test_a_link_brings_its_payload(api, heard):
    await api.start()
    await api.start("c_citemadera")
    await api.start("r_PE-CUS", chat=-5)
    assert await texts(heard) == ["/start", "/start c_citemadera", "/start@cite_stub_bot r_PE-CUS"]
    for payload in ("x" * 65, "dos palabras", "región"):
        with pytest.raises(ValueError, match="no link can carry"):
            await api.start(payload)


async def test_a_place_is_shared_and_moves(api, heard):
    await api.share_place(-13.5, -71.9)
    moving = await api.share_place(-12.0, -77.0, live=True)
    await api.edit(None, of=moving, location={**moving["location"], "latitude": -12.1})
    still, live, moved = await heard()
    assert (still.message.location.latitude, still.message.location.live_period) == (-13.5, None)
    assert live.message.location.live_period
    assert (moved.edited_message.message_id, moved.edited_message.location.latitude) == (moving["message_id"], -12.1)


async def test_a_button_is_pressed_by_its_words_under_the_newest_message_that_has_it(api, client, heard):
    api.chat(7)
    for rows in ((["a", "b"],), (["c"], ["a"]), (["d"],)):
        await client.send_message(7, "x", reply_markup=buttons(*rows))
    await api.press("a", language="en")
    await api.press("a", under=api.told()[0], who=8)
    second, first = (update.callback_query for update in await heard())
    assert (second.data, second.message.message_id) == ("1:a", api.told()[1]["message_id"])
    assert (first.message.message_id, first.from_user.id) == (api.told()[0]["message_id"], 8)
    assert await client.answer_callback_query(second.id, "listo")
    assert api.methods.popups[0]["text"] == "listo"


async def test_a_button_that_is_not_there_is_told_with_those_that_are(api, client):
    api.chat(7)
    await client.send_message(7, "x", reply_markup=buttons(["Por mes", "CSV"]))
    with pytest.raises(AssertionError, match=r"no button 'Gráfico' to tap; there are \[\['Por mes', 'CSV'\]\]"):
        await api.press("Gráfico")


async def test_a_late_tap_cannot_be_answered(api, client):
    api.chat(7)
    await client.send_message(7, "x", reply_markup=buttons(["a"]))
    tap = await api.press("a", old=True)
    with pytest.raises(BadRequest, match=says("query is too old")):
        await client.answer_callback_query(tap)


async def test_who_blocks_the_bot_says_so_and_is_not_written_to(api, client, heard):
    await api.say("hola")
    await api.block()
    change = (await heard())[-1].my_chat_member
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")
    with pytest.raises(Forbidden, match=says("bot was blocked by the user")):
        await client.send_message(7, "hola")
    await api.unblock()
    assert (await heard())[-1].my_chat_member.new_chat_member.status == "member"
    assert await client.send_message(7, "hola")


@pytest.mark.parametrize(("chat", "words"), [(-5, "from the group chat"), (-1000000000005, "from the supergroup chat")])
async def test_the_bot_comes_to_a_group_and_is_thrown_out(api, client, heard, chat, words):
    await api.add_bot(chat, who=8, as_="administrator")
    added, service = await heard()
    assert (added.my_chat_member.from_user.id, added.my_chat_member.new_chat_member.status) == (8, "administrator")
    assert service.message.new_chat_members[0].id == client.id
    await api.kick_bot(chat, who=8)
    await api.say("/ayuda", chat=chat)
    (thrown,) = await heard()
    assert thrown.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match=says(f"bot was kicked {words}")):
        await client.send_message(chat, "hola")
    await api.add_bot(chat)
    assert await client.send_message(chat, "hola")


async def test_a_group_that_grows_refuses_its_old_name(api, client, heard):
    api.appoint(8, "administrator")
    await api.upgrade(-5, -1000000000005)
    old, new = (update.message for update in await heard())
    assert (old.chat.id, old.migrate_to_chat_id) == (-5, -1000000000005)
    assert (new.chat.id, new.chat.type, new.migrate_from_chat_id) == (-1000000000005, "supergroup", -5)
    with pytest.raises(ChatMigrated) as moved:
        await client.send_message(-5, "hola")
    assert moved.value.new_chat_id == -1000000000005
    assert await client.send_message(-1000000000005, "hola")
    assert (await client.get_chat_member(-1000000000005, 8)).status == "administrator"
