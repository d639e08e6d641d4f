"""A request as no library would send it: whatever fields, whatever method; and what is said of it."""

import re
from typing import Any

import aiohttp

from .server import BotApi


async def call(api: BotApi, method: str, /, fields: Any = None, *, token: str = "", **as_json: Any) -> dict[str, Any]:
    """The envelope that comes back, its code that of HTTP.

    said = await call(api, "sendMessage", {"chat_id": "7", "text": "hola"})
    assert said["result"]["text"] == "hola"
    """
    url = f"{api.url}/bot{token or api.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, data=fields, **as_json) as answer:
        said = await answer.json()
        assert answer.status == said.get("error_code", 200)
        return said


def says(words: str) -> str:
    """The pattern of a reason that the library tells with a capital of its own.

    with pytest.raises(BadRequest, match=says("message is too long")):
        await client.send_message(7, "x" * 5000)
    """
    return f"(?i){re.escape(words)}"
