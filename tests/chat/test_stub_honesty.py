"""A test fails by itself when the bot sends what Telegram refuses."""

import pytest

from .stub import BotApi, Fault, refused
from .stub.raw import call

LONG = {"chat_id": "7", "text": "x" * 4097}


@pytest.fixture
async def other():
    """A stub whose verdict is not the end of this test."""
    async with BotApi() as server:
        server.chat(7)
        yield server


async def test_an_invalid_request_is_not_forgotten(other):
    await call(other, "sendMessage", LONG)
    with pytest.raises(AssertionError, match=r"sendMessage .*message is too long"):
        other.verify()


async def test_one_that_was_expected_is_forgiven_and_no_other(other):
    other.expect_refusal("message is too long")
    await call(other, "sendMessage", LONG)
    other.verify()
    await call(other, "sendMessage", {"chat_id": "7", "text": ""})
    with pytest.raises(AssertionError, match="message text is empty"):
        other.verify()


async def test_one_that_was_expected_must_come(other):
    other.expect_refusal("message is too long")
    with pytest.raises(AssertionError, match="no refusal with 'message is too long'"):
        other.verify()


async def test_what_depends_on_the_moment_is_no_mistake(other):
    await call(other, "sendMessage", {"chat_id": "9", "text": "hola"})
    await call(other, "answerCallbackQuery", {"callback_query_id": "1"})
    await call(other, "getMe", token="1:x")  # noqa: S106 - opens nothing
    other.verify()


async def test_what_was_ordered_is_no_mistake(other):
    other.faults.append(Fault("sendMessage", refusal=refused.TOO_LONG))
    assert not (await call(other, "sendMessage", {"chat_id": "7", "text": "hola"}))["ok"]
    other.verify()


async def test_a_failure_of_the_stub_itself_is_not_forgotten(other, monkeypatch):
    monkeypatch.setattr(other.methods, "call", lambda *_: {"a result": "that is none"})
    with pytest.raises(Exception, match="500"):
        await call(other, "sendMessage", {"chat_id": "7", "text": "hola"})
    with pytest.raises(AssertionError, match="the stub itself failed"):
        other.verify()
