"""The stub's messages once they stand: changed, taken back, and what shows before they come."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from .stub.raw import call, says
from .stub.samples import png


def buttons(*words):
    return InlineKeyboardMarkup([[InlineKeyboardButton(word, callback_data=f"1:{word}")] for word in words])


@pytest.fixture
async def sent(api, client):
    api.chat(7)
    return await client.send_message(7, "uno", reply_markup=buttons("a"))


async def test_the_buttons_alone_can_change(api, client, sent):
    await client.edit_message_reply_markup(7, sent.message_id, reply_markup=buttons("b", "c"))
    assert api.buttons(api.told()[0]) == ["b", "c"]
    edited = await client.edit_message_reply_markup(7, sent.message_id)
    assert (edited.text, edited.reply_markup) == ("uno", None)
    assert "edit_date" in api.told()[0]


@pytest.mark.parametrize("change", ["text", "reply_markup", "caption"])
async def test_an_edit_that_changes_nothing_is_refused(api, client, sent, change):
    photo = await client.send_photo(7, png(), caption="uno", reply_markup=buttons("a"))
    same = buttons("a")
    edits = {
        "text": lambda: client.edit_message_text("uno", 7, sent.message_id, reply_markup=same),
        "reply_markup": lambda: client.edit_message_reply_markup(7, sent.message_id, reply_markup=same),
        "caption": lambda: client.edit_message_caption(7, photo.message_id, caption="uno", reply_markup=same),
    }
    with pytest.raises(BadRequest, match=says("message is not modified")):
        await edits[change]()
    assert not any("edit_date" in message for message in api.told())


async def test_a_caption_changes_and_goes(api, client):
    api.chat(7)
    photo = await client.send_photo(7, png(), caption="uno")
    await client.edit_message_caption(7, photo.message_id, caption="<i>dos</i>", parse_mode="HTML")
    assert (api.told()[0]["caption"], "photo" in api.told()[0]) == ("dos", True)
    await client.edit_message_caption(7, photo.message_id)
    assert "caption" not in api.told()[0]


async def test_only_the_words_that_there_are_can_be_edited(client, sent):
    photo = await client.send_photo(7, png())
    with pytest.raises(BadRequest, match=says("there is no text in the message to edit")):
        await client.edit_message_text("dos", 7, photo.message_id)
    with pytest.raises(BadRequest, match=says("there is no caption in the message to edit")):
        await client.edit_message_caption(7, sent.message_id, caption="dos")


async def test_a_message_of_a_person_cannot_be_edited(api, client):
    said = await api.say("hola")
    with pytest.raises(BadRequest, match=says("message can't be edited")):
        await client.edit_message_text("dos", 7, said["message_id"])


async def test_an_inline_message_that_is_none_cannot_be_edited(client):
    with pytest.raises(BadRequest, match=says("message_id_invalid")):
        await client.edit_message_text("dos", inline_message_id="inline-9")


@pytest.mark.parametrize(
    ("method", "fields", "words"),
    [
        ("editMessageText", {"text": "x"}, "message identifier is not specified"),
        ("editMessageText", {"text": "x", "chat_id": "7"}, "message identifier is not specified"),
        ("editMessageText", {"chat_id": "7", "message_id": "1"}, "message text is empty"),
        ("editMessageText", {"chat_id": "7", "message_id": "1", "text": ""}, "message text is empty"),
        ("editMessageText", {"chat_id": "7", "message_id": "1", "text": "x" * 4097}, "message is too long"),
        (
            "editMessageText",
            {"chat_id": "7", "message_id": "1", "text": "x", "rich_message": '{"html": "x"}'},
            "either text or rich message",
        ),
        ("editMessageText", {"chat_id": "7", "message_id": "1", "text": "x", "parse_mode": "BBCode"}, "parse_mode"),
        ("editMessageText", {"chat_id": "7", "message_id": "1", "text": "x", "parse_mode": "Markdown"}, "MARKDOWN"),
        ("editMessageCaption", {"chat_id": "7", "caption": "x"}, "message identifier is not specified"),
        ("editMessageCaption", {"chat_id": "7", "message_id": "1", "caption": "x" * 1025}, "caption is too long"),
        ("editMessageReplyMarkup", {"message_id": "1"}, "message identifier is not specified"),
        (
            "editMessageReplyMarkup",
            {"chat_id": "7", "message_id": "1", "reply_markup": '{"keyboard": [[{"text": "a"}]]}'},
            "reply_markup",
        ),
        (
            "editMessageMedia",
            {"media": '{"type": "photo", "media": "attach://x"}'},
            "message identifier is not specified",
        ),
        ("editMessageMedia", {"chat_id": "7", "message_id": "1", "media": '{"type": "song"}'}, "media"),
        ("deleteMessage", {"chat_id": "7"}, "Field required"),
        ("sendChatAction", {"chat_id": "7", "action": "thinking"}, "wrong parameter action in request"),
        ("sendChatAction", {"chat_id": "7"}, "Field required"),
        ("sendMessage", {"chat_id": "7", "text": "x", "reply_parameters": "{}"}, "reply message identifier"),
        (
            "sendMessage",
            {"chat_id": "7", "text": '<span class="x">a</span>', "parse_mode": "HTML"},
            'must have class "tg-spoiler"',
        ),
        (
            "sendMessage",
            {
                "chat_id": "7",
                "text": "x",
                "reply_markup": '{"inline_keyboard": [[{"text": "", "url": "https://x.pe"}]]}',
            },
            "inline keyboard button",
        ),
        (
            "sendMessage",
            {"chat_id": "7", "text": "x", "reply_markup": '{"inline_keyboard": [[{"text": "a", "url": "x.pe"}]]}'},
            "is invalid: Wrong HTTP URL",
        ),
        (
            "sendMessage",
            {"chat_id": "7", "text": "x", "reply_markup": buttons(*"a" * 101).to_json()},
            "reply markup is too long",
        ),
    ],
)
async def test_refuses_what_is_never_right(api, sent, method, fields, words):  # noqa: ARG001 - a message with this id
    api.expect_refusal(words)
    said = await call(api, method, fields)
    assert words in said["description"]
    assert len(api.told()) == 1


async def test_marked_up_text_of_an_edit_is_measured_after_parsing(client, sent):
    edited = await client.edit_message_text(f"<b>{'x' * 4096}</b>", 7, sent.message_id, parse_mode="HTML")
    assert len(edited.text) == 4096


async def test_what_the_bot_is_doing_shows(api, client):
    api.chat(7)
    await client.send_chat_action(7, "typing")
    await client.send_chat_action(7, "upload_photo")
    assert api.actions() == ["typing", "upload_photo"]


async def test_a_message_is_deleted_once(api, client, sent):
    assert await client.delete_message(7, sent.message_id)
    assert api.told() == []
    with pytest.raises(BadRequest, match=says("message to delete not found")):
        await client.delete_message(7, sent.message_id)


async def test_after_two_days_a_message_cannot_be_deleted(api, client, sent):
    api.clock.now += 48 * 3600 + 1
    with pytest.raises(BadRequest, match=says("message can't be deleted")):
        await client.delete_message(7, sent.message_id)


async def test_messages_of_people_are_deleted_in_private_and_by_administrators(api, client):
    said = await api.say("hola")
    await client.delete_message(7, said["message_id"])
    said = await api.say("hola", chat=-5)
    with pytest.raises(BadRequest, match=says("message can't be deleted")):
        await client.delete_message(-5, said["message_id"])
    await api.promote_bot(-5)
    await client.delete_message(-5, said["message_id"])
    assert said["message_id"] not in api.chat(-5).messages
