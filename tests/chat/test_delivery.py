"""What is sent again, and after how long."""

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.chat.delivery import Patience, never_left

NO_WAY = aiohttp.ClientConnectorError(ConnectionKey("a.pe", 443, True, True, None, None, None), OSError("x"))  # noqa: FBT003


def caused(error, cause):
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("errors", "waits"),
    [
        ([], []),
        ([RetryAfter(7)], [7]),
        ([RetryAfter(7), RetryAfter(2)], [7, 2]),
        ([caused(NetworkError("x"), NO_WAY)], [0.5]),
        ([caused(TimedOut("x"), aiohttp.ConnectionTimeoutError("x"))], [0.5]),
    ],
)
async def test_what_did_not_leave_is_sent_again(naps, errors, waits):
    left = list(errors)

    async def send():
        if left:
            raise left.pop(0)
        return "sent"

    assert await Patience(pause=0.5, sleep=naps).deliver(send) == "sent"
    assert naps.taken == waits


@pytest.mark.parametrize(
    "error",
    [
        caused(TimedOut("x"), aiohttp.SocketTimeoutError("x")),
        caused(NetworkError("x"), aiohttp.ServerDisconnectedError("x")),
        BadRequest("x"),
        Forbidden("x"),
        RetryAfter(61),
    ],
)
async def test_what_may_have_arrived_or_never_will_is_not(naps, error):
    async def send():
        raise error

    with pytest.raises(type(error)):
        await Patience(longest=60, sleep=naps).deliver(send)
    assert naps.taken == []


async def test_patience_ends(naps):
    async def send():
        raise RetryAfter(1)

    with pytest.raises(RetryAfter):
        await Patience(attempts=3, sleep=naps).deliver(send)
    assert naps.taken == [1, 1]


@pytest.mark.parametrize(
    ("error", "surely"),
    [
        (RetryAfter(7), True),
        (caused(NetworkError("x"), NO_WAY), True),
        (caused(TimedOut("x"), aiohttp.ConnectionTimeoutError("x")), True),
        (TimedOut("x"), False),
        (caused(NetworkError("x"), aiohttp.ClientOSError("x")), False),
        (NetworkError("Bad Gateway"), False),
        (Forbidden("x"), False),
    ],
)
def test_what_surely_was_not_sent_is_told_from_what_may_have_been(error, surely):
    assert never_left(error) is surely
