"""A webhook: where Telegram sends updates to, and where we listen for them."""

import hmac
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Hook:
    """The address that Telegram calls, which leads (by a proxy that does TLS) to where we listen.

    Attributes:
        url: the whole address, with a path.
        host: where to listen, a name or an address of this machine.
        port: its port.
    """

    url: str
    host: str
    port: int

    @property
    def path(self) -> str:
        """The path of the address, which the proxy keeps."""
        return urlsplit(self.url).path


def secret(token: str) -> str:
    """What Telegram proves itself with: the same after a restart and in every process, and tells nothing of the token.

    64 characters of those that Telegram takes (core.telegram.org/bots/api#setwebhook).
    """
    return hmac.digest(token.encode(), b"webhook", "sha256").hex()
