"""Sealing and finding: texts encrypted with the first of some keys, and keyed hashes by which rows are found.

Each Fernet key seals texts, and by HKDF (RFC 5869) two more values follow from it that do not give it away: the key of
the hashes (HMAC-SHA256), and a short name by which a row tells which key it was sealed with.
"""

import hmac
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from typing import NamedTuple

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.memory.faults import DAMAGED, CannotRemember

_NO_KEY = "MEMORY_KEY is not set: a memory at MEMORY_URL needs one to seal what it keeps"


class _Key(NamedTuple):
    """One key: its name, its part that hashes, its part that seals."""

    name: str
    hashing: bytes
    fernet: Fernet


class Seal:
    """Some keys: the first one seals, all unseal and find."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Takes at least one Fernet key: 32 bytes in URL-safe base64.

        Raises:
            CannotRemember: there is none, or one is malformed.
        """
        if not keys:
            raise CannotRemember(_NO_KEY)
        every = (_key(text, place, len(keys)) for place, text in enumerate(keys, start=1))
        found = {key.name: key for key in every}
        self._hashing = [key.hashing for key in found.values()]
        self._fernet = MultiFernet([key.fernet for key in found.values()])
        self.names = tuple(found)
        """The names of the keys; the first is that of the one that seals."""

    def hashes(self, what: str, value: str) -> tuple[str, ...]:
        """Where a value may be found, as 64 hexadecimal digits by each key in their order; `what` keeps uses apart."""
        text = f"{what}\0{value}".encode()
        return tuple(hmac.digest(key, text, "sha256").hex() for key in self._hashing)

    def close(self, text: str) -> str:
        """The text, sealed."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """The text that was sealed.

        Raises:
            CannotRemember: none of the keys opens it.
        """
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken:
            raise CannotRemember(DAMAGED) from None


def _key(text: str, place: int, of: int) -> _Key:
    try:
        fernet = Fernet(text)
        secret = urlsafe_b64decode(text)
    except ValueError:
        which = f"key {place} of MEMORY_KEY" if of > 1 else "MEMORY_KEY"
        message = f"{which} is no Fernet key: 32 bytes in URL-safe base64, 44 characters"
        raise CannotRemember(message) from None  # The cause may spell out the key.
    name = _derived(secret, b"cite-bot: name of the key", 8).hex()
    return _Key(name, _derived(secret, b"cite-bot: hashes", 32), fernet)


def _derived(secret: bytes, use: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt=None, info=use).derive(secret)
