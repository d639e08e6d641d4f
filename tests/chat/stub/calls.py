"""The log of calls, and waiting for what comes of them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass
class Call:
    """One call of the API: when, with what, and the HTTP status of the answer (0: cut off).

    `invalid` says why, when the request itself was refused, and no order of the test; `way` is that of its address.
    """

    method: str
    params: dict[str, Any]
    at: float
    status: int = 0
    invalid: str = ""
    way: str = ""


class Calls:
    """All calls so far, and whether they were all valid by the specification."""

    def __init__(self) -> None:
        self._changed = asyncio.Condition()
        self._expected: list[str] = []
        self.calls: list[Call] = []

    def called(self, method: str) -> list[Call]:
        """The calls of a method so far."""
        return [call for call in self.calls if call.method == method]

    async def until(self, seen: Callable[[], object], seconds: float = 5.0) -> None:
        """Waits until something holds; fails with the log of calls when it does not come about."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(seen)
        except TimeoutError:
            log = "\n".join(f"{call.status} {call.method} {call.params}" for call in self.calls)
            message = f"not seen in {seconds} s; calls:\n{log}"
            raise AssertionError(message) from None

    def expect_refusal(self, words: str) -> None:
        """Declares that a request will be refused as invalid, with these words in the reason.

        api.expect_refusal("message is too long")
        await client.send_message(7, "x" * 5000)        # raises BadRequest
        """
        self._expected.append(words)

    def verify(self) -> None:
        """Fails when a request was invalid that nobody expected, or when an expected refusal never came."""
        reasons = [call.invalid for call in self.calls if call.invalid]
        surprises = [
            f"{call.method} {call.params}: {call.invalid}"
            for call in self.calls
            if call.invalid and not any(words in call.invalid for words in self._expected)
        ]
        missing = [words for words in self._expected if not any(words in reason for reason in reasons)]
        if surprises or missing:
            told = "\n".join([*surprises, *(f"no refusal with {words!r}" for words in missing)])
            message = f"requests that Telegram refuses:\n{told}"
            raise AssertionError(message)
