"""The stub's inline queries and guest queries: asked, answered once, chosen, edited, refused."""

import asyncio
import json

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultCachedDocument,
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InputLocationMessageContent,
    InputMediaPhoto,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest

from .stub.raw import call, says
from .stub.samples import png

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Por mes", callback_data="1:m")]])
TOO_MUCH = {"text": "x", "callback_data": "x" * 65}
PHOTO = {"type": "photo", "id": "1", "photo_file_id": "x"}
ARTICLE = {"type": "article", "id": "1", "title": "Cusco", "input_message_content": {"message_text": "4,352"}}


def article(id_="1", words="<b>4,352</b> servicios", buttons=None):
    content = InputTextMessageContent(words, parse_mode="HTML")
    return InlineQueryResultArticle(id_, "Cusco", content, description="2025", reply_markup=buttons)


def answer(**changes):
    fields = {"inline_query_id": "inline-query-1", "results": [ARTICLE], **changes}
    return {key: value if isinstance(value, str) else json.dumps(value) for key, value in fields.items()}


async def heard(client) -> Update:
    """The newest update that the bot gets."""
    return (await client.get_updates(allowed_updates=Update.ALL_TYPES))[-1]


async def test_a_query_shows_what_was_answered(api, client):
    await client.get_updates(allowed_updates=Update.ALL_TYPES)
    id_ = await api.type_query("cusco", 8, offset="10", language="qu")
    query = (await heard(client)).inline_query
    assert (query.id, query.query, query.offset, query.from_user.language_code) == (id_, "cusco", "10", "qu")
    button = InlineQueryResultsButton("Preguntar", start_parameter="inline-1_A")
    how = {"cache_time": 60, "is_personal": True, "next_offset": "20", "button": button}
    await client.answer_inline_query(id_, [article(), article("2")], **how)
    shown = api.methods.asked[id_].shown
    assert [(result.id, result.title, result.description) for result in shown.results] == [
        ("1", "Cusco", "2025"),
        ("2", "Cusco", "2025"),
    ]
    assert shown.results[0].message["text"] == "4,352 servicios"
    assert (shown.next_offset, shown.cache_time, shown.is_personal) == ("20", 60, True)
    assert shown.button == {"text": "Preguntar", "start_parameter": "inline-1_A"}


async def test_results_may_be_kept_files_and_places(api, client):
    api.chat(7)
    photo = await client.send_photo(7, png())
    document = await client.send_document(7, b"a;b", filename="a.csv")
    id_ = await api.type_query("cusco")
    results = [
        InlineQueryResultCachedPhoto("1", photo.photo[-1].file_id, caption="uno"),
        InlineQueryResultCachedDocument("2", "CSV", document.document.file_id),
        InlineQueryResultArticle("3", "Mapa", InputLocationMessageContent(-13.5, -71.9)),
    ]
    await client.answer_inline_query(id_, results)
    picture, table, place = (result.message for result in api.methods.asked[id_].shown.results)
    assert (picture["caption"], api.file(picture).data, api.file(table).name) == ("uno", png(), "a.csv")
    assert place["location"]["latitude"] == -13.5


async def test_a_rich_message_can_be_a_result(api):
    id_ = await api.type_query("cusco")
    rich = {"rich_message": {"html": "<h1>Cusco</h1>"}}
    assert (await call(api, "answerInlineQuery", answer(results=[{**ARTICLE, "input_message_content": rich}])))["ok"]
    (result,) = api.methods.asked[id_].shown.results
    assert result.message["rich_message"]["blocks"][0]["type"] == "heading"


@pytest.mark.parametrize("old", [False, True])
async def test_a_query_is_answered_once_and_in_time(api, client, old):
    id_ = await api.type_query("cusco", old=old)
    if not old:
        await client.answer_inline_query(id_, [])
    for query in (id_, "inline-query-9"):
        with pytest.raises(BadRequest, match=says("query is too old and response timeout expired or query ID is inv")):
            await client.answer_inline_query(query, [])


async def test_a_file_in_a_result_must_be_known(api, client):
    id_ = await api.type_query("cusco")
    with pytest.raises(BadRequest, match=says("wrong file identifier")):
        await client.answer_inline_query(id_, [InlineQueryResultCachedPhoto("1", "AgAC-nobodys")])
    assert not api.methods.asked[id_].shown


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"results": [{**ARTICLE, "id": str(id_)} for id_ in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [ARTICLE, ARTICLE]}, "RESULT_ID_DUPLICATE"),
        ({"results": [{**ARTICLE, "id": ""}]}, "id must have 1-64 bytes"),
        ({"results": [{**ARTICLE, "id": "ñ" * 33}]}, "id must have 1-64 bytes"),
        ({"results": [{**ARTICLE, "title": ""}]}, "ARTICLE_TITLE_EMPTY"),
        ({"results": [{**ARTICLE, "descripton": "x"}]}, "no field descripton"),
        ({"results": [{"type": "article", "id": "1", "title": "x"}]}, "results"),
        ({"results": [{**ARTICLE, "input_message_content": {"message_text": ""}}]}, "message text is empty"),
        ({"results": [{**ARTICLE, "input_message_content": {"message_text": "x" * 4097}}]}, "message is too long"),
        (
            {"results": [{**ARTICLE, "input_message_content": {"message_text": "<p>", "parse_mode": "HTML"}}]},
            "Unsupported start tag",
        ),
        (
            {"results": [{**ARTICLE, "input_message_content": {"rich_message": {"html": "<p>"}}}]},
            "Can't find end tag",
        ),
        (
            {
                "results": [
                    {**ARTICLE, "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x" * 65}]]}}
                ]
            },
            "1-64 bytes",
        ),
        (
            {"results": [{"type": "photo", "id": "1", "photo_file_id": "x", "caption": "x" * 1025}]},
            "caption is too long",
        ),
        (
            {"results": [{"type": "contact", "id": "1", "phone_number": "1", "first_name": "x"}]},
            "inline results of type contact",
        ),
        (
            {"results": [{**ARTICLE, "input_message_content": {"phone_number": "1", "first_name": "x"}}]},
            "inline results that put in",
        ),
        ({"next_offset": "ñ" * 33}, "NEXT_OFFSET_INVALID"),
        ({"button": {"text": "x"}}, "exactly one thing"),
        ({"button": {"text": "", "start_parameter": "x"}}, "exactly one thing"),
        ({"button": {"text": "x", "start_parameter": ""}}, "1-64 characters"),
        ({"button": {"text": "x", "start_parameter": "x" * 65}}, "1-64 characters"),
        ({"button": {"text": "x", "start_parameter": "región"}}, "START_PARAM_INVALID"),
        ({"cache_time": "x"}, "cache_time"),
    ],
)
async def test_refuses_what_is_never_right(api, changes, words):
    id_ = await api.type_query("cusco")
    api.expect_refusal(words)
    said = await call(api, "answerInlineQuery", answer(**changes))
    assert words in said["description"]
    assert not api.methods.asked[id_].shown


async def test_fifty_results_with_the_longest_names_are_taken(api):
    results = [{**ARTICLE, "id": f"{id_:064}"} for id_ in range(50)]
    await api.type_query("cusco")
    fields = answer(results=results, next_offset="x" * 64, button={"text": "x", "start_parameter": "aZ9_-" * 12})
    assert (await call(api, "answerInlineQuery", fields))["ok"]


async def test_a_chosen_result_with_buttons_is_tapped_and_edited(api, client):
    await client.get_updates(allowed_updates=Update.ALL_TYPES)
    id_ = await api.type_query("cusco")
    await client.answer_inline_query(id_, [article(buttons=BUTTONS)])
    message = await api.choose(api.methods.asked[id_].shown.results[0], 8)
    assert (message["text"], message["from"]["id"]) == ("4,352 servicios", 8)
    chosen = (await heard(client)).chosen_inline_result
    assert (chosen.result_id, chosen.query, chosen.from_user.id) == ("1", "cusco", 8)
    await api.press("Por mes", under=message, who=9)
    tap = (await heard(client)).callback_query
    assert (tap.inline_message_id, tap.message, tap.data) == (chosen.inline_message_id, None, "1:m")
    assert await client.edit_message_text("enero: 400", inline_message_id=tap.inline_message_id) is True
    assert (message["text"], "reply_markup" in message) == ("enero: 400", False)


async def test_only_a_known_file_is_put_into_an_inline_message(api, client):
    api.chat(7)
    await api.type_query("cusco")
    await client.answer_inline_query("inline-query-1", [article(buttons=BUTTONS)])
    message = await api.choose(api.methods.asked["inline-query-1"].shown.results[0])
    where = message["inline_message_id"]
    api.expect_refusal("a new file can't be uploaded into an inline message")
    with pytest.raises(BadRequest, match=says("can't be uploaded")):
        await client.edit_message_media(InputMediaPhoto(png()), inline_message_id=where)
    known = (await client.send_photo(7, png())).photo[-1].file_id
    await client.edit_message_media(InputMediaPhoto(known), inline_message_id=where)
    assert api.file(message).data == png()


async def test_a_chosen_result_without_buttons_has_no_name(api, client):
    await client.get_updates(allowed_updates=Update.ALL_TYPES)
    await api.type_query("cusco")
    await client.answer_inline_query("inline-query-1", [article()])
    await api.choose(api.methods.asked["inline-query-1"].shown.results[0])
    assert (await heard(client)).chosen_inline_result.inline_message_id is None


async def test_a_result_chosen_where_the_bot_is_comes_back_to_it(api, client):
    await client.get_updates(allowed_updates=["message"])
    await api.type_query("cusco")
    await client.answer_inline_query("inline-query-1", [article(buttons=BUTTONS)])
    await api.choose(api.methods.asked["inline-query-1"].shown.results[0], chat=-5)
    message = (await client.get_updates())[-1].message
    assert (message.chat.id, message.via_bot.id, message.text) == (-5, client.id, "4,352 servicios")


async def test_a_guest_answers_once_where_it_is_no_member(api, client):
    await client.get_updates(allowed_updates=Update.ALL_TYPES)
    id_ = await api.summon("servicios cusco", who=8)
    message = (await heard(client)).guest_message
    assert (message.guest_query_id, message.text) == (id_, "@cite_stub_bot servicios cusco")
    sent = await client.answer_guest_query(id_, article(buttons=BUTTONS))
    said = api.methods.summons[id_].answer
    assert (said["text"], said["guest_bot_caller_user"]["id"]) == ("4,352 servicios", 8)
    await client.edit_message_text("otra cosa", inline_message_id=sent.inline_message_id)
    assert said["text"] == "otra cosa"
    with pytest.raises(BadRequest, match=says("query is too old")):
        await client.answer_guest_query(id_, article())
    with pytest.raises(BadRequest, match=says("chat not found")):
        await client.send_message(message.chat.id, "hola")


@pytest.mark.parametrize("old", [False, True])
async def test_a_guest_that_nobody_called_is_refused(api, client, old):
    id_ = await api.summon("servicios", old=True) if old else "guest-query-9"
    with pytest.raises(BadRequest, match=says("query is too old")):
        await client.answer_guest_query(id_, article())


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ({**ARTICLE, "id": ""}, "id must have 1-64 bytes"),
        ({**ARTICLE, "input_message_content": {"message_text": "<p>", "parse_mode": "HTML"}}, "Unsupported start tag"),
        ({**ARTICLE, "input_message_content": {"message_text": " "}}, "message text is empty"),
        ({"type": "article"}, "result"),
    ],
)
async def test_the_answer_of_a_guest_is_checked(api, result, words):
    id_ = await api.summon("servicios")
    api.expect_refusal(words)
    said = await call(api, "answerGuestQuery", {"guest_query_id": id_, "result": json.dumps(result)})
    assert words in said["description"]
    assert not api.methods.summons[id_].answer


async def test_who_waits_for_an_answer_gets_it(api, client):
    async def serve():
        query = (await client.get_updates(timeout=5))[-1].inline_query
        await client.answer_inline_query(query.id, [article()])
        call = (await client.get_updates(offset=-1, timeout=5, allowed_updates=Update.ALL_TYPES))[-1]
        if not call.guest_message:
            call = (await client.get_updates(offset=call.update_id + 1, timeout=5))[-1]
        await client.answer_guest_query(call.guest_message.guest_query_id, article())

    served = asyncio.create_task(serve())
    shown = await api.query("cusco")
    assert shown.results[0].title == "Cusco"
    assert (await api.guest("cusco"))["text"] == "4,352 servicios"
    await served


async def test_no_app_sends_a_query_longer_than_256(api):
    with pytest.raises(ValueError, match="256"):
        await api.type_query("x" * 257)
