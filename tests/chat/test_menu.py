"""What Telegram shows of the bot outside its answers: menus, name, descriptions."""

import asyncio

import pytest

from bot.chat.command_names import ENGLISH, called
from bot.chat.menu import GROUP, PRIVATE, publish

from .stub import Fault, Refused, refused
from .turns import asked

LANGUAGES = ("", "es", "en", "qu")
SCOPES = {"all_private_chats": PRIVATE, "all_group_chats": GROUP}


def changes(api):
    return [call.method for call in api.calls if call.method.startswith("set")]


@pytest.fixture
async def published(api, client):
    await publish(client)
    return api


@pytest.mark.parametrize("scope", SCOPES)
async def test_each_language_has_its_menu_in_private_and_in_groups(published, scope):
    names = list(SCOPES[scope])
    assert published.menu("", scope) == published.menu("es", scope) == published.menu("qu", scope) == names
    assert published.menu("en", scope) == [ENGLISH[name][0] for name in names]


async def test_the_menu_is_described_in_each_language(published):
    described = {
        language: [entry["description"] for entry in published.methods.menus["all_private_chats", language]]
        for language in LANGUAGES
    }
    assert described[""] == described["es"]
    for es, en, qu in zip(described["es"], described["en"], described["qu"], strict=True):
        assert len({es, en, qu}) == 3


async def test_what_only_one_person_needs_is_not_in_the_menu_of_groups(published):
    assert not {"favoritos", "mis_datos", "borrar_datos", "cerca", "start"} & set(published.menu("", "all_group_chats"))


async def test_every_command_on_show_is_heard(published):
    shown = {name for scope in SCOPES for language in LANGUAGES for name in published.menu(language, scope)}
    assert shown <= {name for command in ENGLISH for name in called(command)}


@pytest.mark.parametrize("what", ["name", "description", "short_description"])
async def test_the_page_of_the_bot_speaks_each_language(published, what):
    general, english, quechua = (published.methods.profile[what, language] for language in ("", "en", "qu"))
    assert len({general, english, quechua}) == 3


async def test_what_is_there_already_is_not_set_again(published, client):
    before = changes(published)
    await publish(client)
    assert changes(published) == before
    assert len(before) == len(set(LANGUAGES)) * 2 + 3 * 3  # Spanish has no page of its own: the general one is Spanish.


async def test_only_what_differs_is_set(published, client):
    published.methods.profile["description", "en"] = "Another bot"
    published.methods.menus.pop(("all_group_chats", "qu"))
    before = len(changes(published))
    await publish(client)
    assert changes(published)[before:] == ["setMyCommands", "setMyDescription"]


async def test_what_telegram_refuses_is_one_line_and_the_rest_is_set(api, client, caplog):
    api.faults.append(Fault("setMyCommands", times=2, refusal=Refused(400, "Bad Request: BOT_COMMAND_INVALID")))
    await publish(client)
    assert [record.levelname for record in caplog.records if record.name == "bot.chat.menu"] == ["WARNING"]
    assert "Bot_command_invalid" in caplog.text
    assert ("name", "qu") in api.methods.profile
    assert len(api.methods.menus) == 6


async def test_when_telegram_asks_to_wait_nothing_more_is_asked_of_it(api, client, caplog):
    api.faults.append(Fault("setMyDescription", refusal=refused.too_many(900)))
    await publish(client)
    assert [record.levelname for record in caplog.records if record.name == "bot.chat.menu"] == ["WARNING"]
    assert changes(api)[-1] == "setMyDescription"


async def test_the_bot_answers_while_its_menu_waits_and_stops_all_the_same(api, serving, caplog):
    held = asyncio.Event()
    api.faults.append(Fault("getMyCommands", hold=held))
    async with serving(publish=publish):
        await api.until(lambda: api.called("getMyCommands"))
        await asked(api, "servicios 2025")
    held.set()
    assert changes(api) == []
    assert {record.levelname for record in caplog.records if record.name.startswith("bot.chat")} <= {"INFO"}


async def test_the_menu_is_set_once_the_bot_serves(api, serving):
    async with serving(publish=publish):
        await api.until(lambda: ("name", "qu") in api.methods.profile)
    first = next(number for number, call in enumerate(api.calls) if call.method == "getMyCommands")
    assert "getUpdates" in [call.method for call in api.calls[: first + 2]]
