"""The stub itself: it takes what Telegram takes and refuses what Telegram refuses, in its words."""

import asyncio
import json

import aiohttp
import pytest
from telegram import Bot

from .stub import SEND, Fault, refused
from .stub.markup import parse
from .stub.raw import call
from .stub.refused import Refused

BUTTON = {"text": "Piura", "callback_data": "1:x"}


def keyboard(**button):
    return json.dumps({"inline_keyboard": [[button]]})


def menu(*commands):
    return json.dumps([{"command": name, "description": words} for name, words in commands])


@pytest.mark.parametrize(
    ("method", "fields", "words"),
    [
        ("sendMessage", {"text": "hola"}, "chat_id"),
        ("sendMessage", {"chat_id": "7"}, "text"),
        ("sendMessage", {"chat_id": "7", "text": ""}, "message text is empty"),
        ("sendMessage", {"chat_id": "7", "text": " \n"}, "message text is empty"),
        ("sendMessage", {"chat_id": "7", "text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ("sendMessage", {"chat_id": "7", "text": "x" * 4097}, "message is too long"),
        ("sendMessage", {"chat_id": "7", "text": "🐟" * 2049}, "message is too long"),
        ("sendMessage", {"chat_id": "7", "text": "hola", "parse_mod": "HTML"}, "no parameter parse_mod"),
        ("sendMessage", {"chat_id": "7", "text": "a < b", "parse_mode": "HTML"}, "Unsupported start tag"),
        ("sendMessage", {"chat_id": "7", "text": "<p>a</p>", "parse_mode": "HTML"}, 'Unsupported start tag "p"'),
        ("sendMessage", {"chat_id": "7", "text": "<b>a", "parse_mode": "HTML"}, "Can't find end tag"),
        ("sendMessage", {"chat_id": "7", "text": "<b>a</i>", "parse_mode": "HTML"}, "Unexpected end tag"),
        ("sendMessage", {"chat_id": "7", "text": "x", "reply_markup": keyboard(callback_data="x")}, "text"),
        ("sendMessage", {"chat_id": "7", "text": "x", "reply_markup": keyboard(text="x")}, "Text buttons"),
        (
            "sendMessage",
            {"chat_id": "7", "text": "x", "reply_markup": keyboard(**BUTTON, url="https://x.pe")},
            "button",
        ),
        ("sendMessage", {"chat_id": "7", "text": "x", "reply_markup": keyboard(text="x", calback_data="x")}, "calback"),
        (
            "sendMessage",
            {"chat_id": "7", "text": "x", "reply_markup": keyboard(text="x", callback_data="ñ" * 33)},
            "bytes",
        ),
        ("sendMessage", {"chat_id": "7", "text": "x", "reply_markup": '{"inlinekeyboard": []}'}, "reply keyboard"),
        ("answerCallbackQuery", {"callback_query_id": "tap-9", "text": "x" * 201}, "0-200 characters"),
        ("setMyCommands", {"commands": menu(("x" * 33, "hola"))}, "1-32 characters"),
        ("setMyCommands", {"commands": menu(("Ayuda", "hola"))}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": menu(("ayuda", ""))}, "1-256 characters"),
        ("setMyCommands", {"commands": menu(*[("ayuda", "hola")] * 101)}, "too many commands"),
        ("setMyCommands", {"commands": menu(("ayuda", "hola")), "language_code": "es-PE"}, "language code"),
        ("setWebhook", {"url": "https://x.pe", "secret_token": "x" * 257}, "1-256 characters"),
    ],
)
async def test_refuses_what_is_never_right(api, method, fields, words):
    api.chat(7)
    api.expect_refusal(words)
    said = await call(api, method, fields)
    assert (said["ok"], said["error_code"]) == (False, 400)
    assert said["description"].startswith("Bad Request: ")
    assert words in said["description"]
    assert api.told() == []


@pytest.mark.parametrize(
    ("method", "fields", "words"),
    [
        ("sendMessage", {"chat_id": "8", "text": "hola"}, "chat not found"),
        ("sendMessage", {"chat_id": "7", "text": "x", "reply_parameters": '{"message_id": 99}'}, "replied not found"),
        ("editMessageText", {"chat_id": "7", "message_id": "99", "text": "x"}, "message to edit not found"),
        ("answerCallbackQuery", {"callback_query_id": "tap-9"}, "query is too old"),
    ],
)
async def test_refuses_what_is_not_right_now(api, method, fields, words):
    api.chat(7)
    said = await call(api, method, fields)
    assert (said["ok"], said["error_code"]) == (False, 400)
    assert words in said["description"]
    assert not any(call.invalid for call in api.calls)


@pytest.mark.parametrize(
    ("fields", "text", "entities"),
    [
        ({"text": "x" * 4096}, "x" * 4096, []),
        ({"text": "🐟" * 2048}, "🐟" * 2048, []),
        ({"text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"}, "x" * 4096, [("bold", 0, 4096)]),
        ({"text": "🐟 <i>a &lt; b</i>\n", "parse_mode": "html"}, "🐟 a < b", [("italic", 3, 5)]),
        ({"text": "a < b & <c>"}, "a < b & <c>", []),
        ({"text": "x", "reply_markup": keyboard(**BUTTON), "disable_notification": "true"}, "x", []),
    ],
)
async def test_takes_what_telegram_takes(api, fields, text, entities):
    api.chat(7)
    sent = (await call(api, "sendmessage", {"chat_id": "7", **fields}))["result"]
    assert sent["text"] == text
    assert [(e["type"], e["offset"], e["length"]) for e in sent.get("entities", [])] == entities
    assert ("reply_markup" in sent) == ("reply_markup" in fields)


def test_signs_that_html_does_not_know_stay_as_they_are():
    assert parse("&ntilde; &#241; &#xf1; &amp; &") == ("&ntilde; ñ ñ & &", [])


async def test_reads_files_json_and_the_address(api):
    api.chat(7)
    form = aiohttp.FormData({"chat_id": "7", "text": "con archivo"})
    form.add_field("text_file", b"x", filename="x.txt")
    api.expect_refusal("no parameter text_file")
    await call(api, "sendMessage", form)
    assert (await call(api, "sendMessage", json={"chat_id": 7, "text": "a"}))["ok"]
    assert (await call(api, "sendMessage?chat_id=7&text=b"))["ok"]
    assert [message["text"] for message in api.told()] == ["a", "b"]


async def test_what_the_stub_cannot_do_it_says_aloud(api):
    api.expect_refusal("does not know how to do sendDice")
    assert (await call(api, "sendDice", {"chat_id": "7"}))["error_code"] == 501


async def test_an_unknown_method_or_token_has_its_own_status(api):
    api.expect_refusal("Not Found")
    assert await call(api, "sendMesage") == {"ok": False, "error_code": 404, "description": "Not Found"}
    other = await call(api, "getMe", token=api.token[::-1])
    assert other["error_code"] == 401
    assert (await call(api, "GETME"))["result"]["is_bot"]


async def test_an_edit_that_changes_nothing_is_refused(api):
    api.chat(7)
    sent = (await call(api, "sendMessage", {"chat_id": "7", "text": "a"}))["result"]
    edit = {"chat_id": "7", "message_id": str(sent["message_id"]), "text": "a"}
    assert (await call(api, "editMessageText", edit))["description"] == refused.NOT_MODIFIED.description
    assert (await call(api, "editMessageText", edit | {"text": "b"}))["result"]["text"] == "b"


async def test_a_tap_is_answered_once(api):
    api.chat(7)
    await call(api, "sendMessage", {"chat_id": "7", "text": "a", "reply_markup": keyboard(**BUTTON)})
    await api.tap("1:x")
    answer = {"callback_query_id": "tap-1"}
    assert (await call(api, "answerCallbackQuery", answer))["ok"]
    assert (await call(api, "answerCallbackQuery", answer))["description"] == refused.OLD_QUERY.description


@pytest.mark.parametrize(
    ("refusal", "parameters"),
    [
        (refused.BLOCKED, None),
        (refused.DEACTIVATED, None),
        (refused.KICKED, None),
        (refused.migrated(-100123), {"migrate_to_chat_id": -100123}),
    ],
)
async def test_a_closed_chat_says_why(api, refusal, parameters):
    api.chat(7).closed = refusal
    said = await call(api, "sendMessage", {"chat_id": "7", "text": "a"})
    assert (said["error_code"], said["description"]) == (refusal.code, refusal.description)
    assert said.get("parameters") == parameters


async def test_a_poll_hands_out_what_is_not_confirmed(api):
    await api.say("uno")
    await api.say("dos")
    first = (await call(api, "getUpdates", {"limit": "1"}))["result"]
    assert [update["message"]["text"] for update in first] == ["uno"]
    again = (await call(api, "getUpdates", {"offset": str(first[0]["update_id"] + 1)}))["result"]
    assert [update["message"]["text"] for update in again] == ["dos"]
    assert (await call(api, "getUpdates", {"offset": "-1"}))["result"] == again
    assert (await call(api, "getUpdates", {"offset": str(again[0]["update_id"] + 1)}))["result"] == []


async def test_a_poll_waits_for_something_new(api):
    waiting = asyncio.create_task(call(api, "getUpdates", {"timeout": "5"}))
    await api.until(lambda: api.calls)
    await api.say("uno")
    assert len((await waiting)["result"]) == 1


async def test_kinds_not_asked_for_do_not_come(api):
    await call(api, "getUpdates", {"allowed_updates": '["message"]'})
    await api.edit("mejor así")
    await api.say("uno")
    assert [list(update)[1] for update in (await call(api, "getUpdates"))["result"]] == ["message"]


async def test_there_is_one_poller(api):
    first = asyncio.create_task(call(api, "getUpdates", {"timeout": "5"}))
    await api.until(lambda: api.calls)
    second = asyncio.create_task(call(api, "getUpdates", {"timeout": "5"}))
    assert (await first)["description"] == refused.OTHER_POLLER.description
    await api.say("uno")
    assert (await second)["ok"]


async def test_there_is_no_polling_beside_a_webhook(api):
    api.updates.webhook = "https://x.pe"
    assert (await call(api, "getUpdates"))["description"] == refused.WEBHOOK_ACTIVE.description
    assert (await call(api, "deleteWebhook"))["ok"]
    assert (await call(api, "getUpdates"))["ok"]


async def test_a_fault_befalls_its_own_calls_only(api):
    api.chat(7)
    api.chat(8)
    api.faults += [
        Fault("sendMessage", chat=7, refusal=refused.too_many(3)),
        Fault("getMe", refusal=Refused(502, "Bad Gateway")),
    ]
    assert (await call(api, "sendMessage", {"chat_id": "8", "text": "a"}))["ok"]
    said = await call(api, "sendMessage", {"chat_id": "7", "text": "a"})
    assert said == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }
    assert (await call(api, "sendMessage", {"chat_id": "7", "text": "a"}))["ok"]
    assert (await call(api, "getMe"))["error_code"] == 502
    assert [(c.method, c.status) for c in api.calls][-2:] == [("sendMessage", 200), ("getMe", 502)]


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        ("sendPhoto", {"chat_id": "7", "photo": "x"}),
        ("sendRichMessage", {"chat_id": "7", "rich_message": '{"html": "x"}'}),
        ("editMessageReplyMarkup", {"inline_message_id": "x"}),
        ("answerInlineQuery", {"inline_query_id": "x", "results": "[]"}),
        ("setMyName", {"name": "x"}),
    ],
)
async def test_every_method_has_its_faults(api, method, fields):
    api.faults.append(Fault(method, refusal=refused.too_many(3)))
    assert (await call(api, method, fields))["parameters"] == {"retry_after": 3}


async def test_a_fault_of_whatever_sends_waits_for_a_message(api):
    api.chat(7)
    api.faults += [Fault(SEND, chat=7, refusal=refused.too_many(3)), Fault("sendMessage", refusal=refused.too_many(5))]
    assert (await call(api, "sendChatAction", {"chat_id": "7", "action": "typing"}))["ok"]
    waits = [await call(api, "sendMessage", {"chat_id": "7", "text": "a"}) for _ in range(3)]
    assert [said.get("parameters") for said in waits] == [{"retry_after": 3}, {"retry_after": 5}, None]


async def test_a_call_says_by_which_way_it_came(api):
    for way in ("", "/one"):
        async with Bot(api.token, base_url=f"{api.url}{way}/bot"):
            pass
    assert [call.way for call in api.called("getMe")] == ["", "one"]


@pytest.mark.parametrize(("after", "arrived"), [(False, 0), (True, 1)])
async def test_a_cut_line_says_nothing_of_what_arrived(api, after, arrived):
    api.chat(7)
    api.faults.append(Fault("sendMessage", drop=True, after=after))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await call(api, "sendMessage", {"chat_id": "7", "text": "a"})
    assert len(api.told()) == arrived
