"""The stub's pages of the bot: its menus and names, by scope and language; what it can do; who is in a chat."""

import pytest
from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, BotCommandScopeChatMember
from telegram.error import BadRequest

from .stub.raw import call, says

START, HELP = BotCommand("start", "Empezar"), BotCommand("ayuda", "Qué puedo preguntar")
PRIVATE = BotCommandScopeAllPrivateChats()


async def test_each_scope_and_language_has_its_own_menu(api, client):
    await client.set_my_commands([START])
    await client.set_my_commands([START, HELP], scope=PRIVATE, language_code="qu")
    await client.set_my_commands([HELP], scope=BotCommandScopeChat(-5))
    await client.set_my_commands([], scope=BotCommandScopeChatMember(-5, 7))
    assert api.menu() == ["start"]
    assert api.menu("qu", "all_private_chats") == ["start", "ayuda"]
    assert (api.menu(scope="chat -5"), api.menu(scope="chat_member -5 7")) == (["ayuda"], [])
    assert await client.get_my_commands(scope=PRIVATE, language_code="qu") == (START, HELP)
    assert await client.get_my_commands(scope=PRIVATE) == await client.get_my_commands(language_code="qu") == ()


async def test_a_menu_is_taken_away_alone(client):
    await client.set_my_commands([START])
    await client.set_my_commands([HELP], language_code="en")
    await client.delete_my_commands(language_code="en")
    assert (await client.get_my_commands(), await client.get_my_commands(language_code="en")) == ((START,), ())


async def test_names_and_descriptions_are_told_by_language_or_else_the_general_one(client):
    assert (await client.get_my_name()).name == "CITE"
    await client.set_my_name("Red CITE " + "x" * 55)
    await client.set_my_name("CITE network", language_code="en")
    await client.set_my_description("x" * 512, language_code="en")
    await client.set_my_short_description("Cifras " + "x" * 113)
    names = [(await client.get_my_name(language_code=code)).name for code in (None, "en", "qu")]
    assert names == ["Red CITE " + "x" * 55, "CITE network", names[0]]
    assert (await client.get_my_description()).description == ""
    assert len((await client.get_my_description(language_code="en")).description) == 512
    assert len((await client.get_my_short_description(language_code="es")).short_description) == 120
    await client.set_my_name("", language_code="en")
    assert (await client.get_my_name(language_code="en")).name == names[0]


@pytest.mark.parametrize(
    ("method", "fields", "words"),
    [
        ("setMyName", {"name": "x" * 65}, "0-64 characters"),
        ("setMyDescription", {"description": "x" * 513}, "0-512 characters"),
        ("setMyShortDescription", {"short_description": "🐟" * 61}, "0-120 characters"),
        ("setMyName", {"name": "x", "language_code": "es-PE"}, "language code"),
        ("getMyName", {"language_code": "qu-PE"}, "language code"),
        ("getMyDescription", {"language_code": "e"}, "language code"),
        ("setMyDescription", {"language_code": "esp"}, "language code"),
        ("getMyShortDescription", {"language_code": "ES"}, "language code"),
        ("setMyShortDescription", {"language_code": "1"}, "language code"),
        ("deleteMyCommands", {"language_code": "es_PE"}, "language code"),
        ("getMyCommands", {"scope": '{"type": "everyone"}'}, "scope"),
        ("setMyCommands", {"commands": "[]", "scope": '{"type": "chat"}'}, "Field required"),
        ("setMyCommands", {}, "Field required"),
        ("getChatMember", {"chat_id": "-5"}, "Field required"),
    ],
)
async def test_refuses_what_is_never_right(api, method, fields, words):
    api.expect_refusal(words)
    said = await call(api, method, fields)
    assert words in said["description"]
    assert (api.methods.menus, api.methods.profile) == ({}, {})


async def test_the_bot_knows_what_is_switched_on(api, client):
    me = await client.get_me()
    assert (me.supports_inline_queries, me.can_join_groups, me.supports_guest_queries) == (True, True, True)
    assert not me.can_read_all_group_messages
    api.methods.abilities["supports_inline_queries"] = False
    assert not (await client.get_me()).supports_inline_queries


@pytest.mark.parametrize("status", ["creator", "administrator", "member", "restricted", "left", "kicked"])
async def test_a_person_is_what_the_group_made_of_them(api, client, status):
    api.appoint(8, status)
    member = await client.get_chat_member(-5, 8)
    assert (member.status, member.user.id, member.user.first_name) == (status, 8, "Beto")


async def test_who_has_spoken_is_a_member_and_who_has_not_is_none(api, client):
    await api.say("hola", chat=-5, who=8)
    await api.say("hola", chat=9)
    assert (await client.get_chat_member(-5, 8)).status == "member"
    assert (await client.get_chat_member(-5, 9)).status == "left"
    assert (await client.get_chat_member(-5, client.id)).status == "member"
    with pytest.raises(BadRequest, match=says("user not found")):
        await client.get_chat_member(-5, 10)
