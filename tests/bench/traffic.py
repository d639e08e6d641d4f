"""What two hundred people write, each in a private chat of their own, and what each must be answered.

The questions are the first turns of the benchmark, or of their kind with no answer twice.
"""

import json
import re
import subprocess
import sys
from html import unescape
from itertools import islice
from pathlib import Path
from random import Random
from time import time
from typing import NamedTuple

from wording import varied

CHATS = 200
WARMING, BURST, ALONE = 2, 20, 2
"""How many messages of each chat come before anything is measured, then all at once, then one at a time."""

EACH = WARMING + BURST + ALONE

CANDIDATES = 12_000
"""So many texts have enough answers that differ."""

FIRST = 20_000_000
"""The id of the first chat; the others follow."""

APART = 1
"""Seconds between two messages of a chat by their dates, so that nobody writes more than 20 in ten seconds."""


class Said(NamedTuple):
    """A question, and the first line of its answer."""

    text: str
    answer: str


class Update(NamedTuple):
    """One message as it comes: its id, its chat, and all of it as JSON."""

    id: int
    chat: int
    json: bytes


Chats = dict[int, list[Said]]
"""What is said in each chat, in order."""


def texts() -> list[str]:
    """What each conversation of the benchmark begins with."""
    lines = Path(__file__).with_name("questions.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["turns"][0] for line in lines]


def each_once(db: Path) -> Chats:
    """What people ask, no two with the same answer over a database, answered as an echo does it."""
    candidates = varied(texts(), CANDIDATES)
    different = dict(zip(_answers([[text] for text in candidates], db), candidates, strict=True))
    asked = islice(different.values(), CHATS * EACH)
    return {FIRST + number: [Said(text, text) for text in islice(asked, EACH)] for number in range(CHATS)}


def again() -> Chats:
    """What people ask when all ask the same: the first turns themselves, each chat in an order of its own."""
    known = texts()
    return {
        FIRST + number: [Said(text, text) for text in Random(number).sample(known, EACH)]  # noqa: S311 - an order
        for number in range(CHATS)
    }


def answered(echoed: Chats, db: Path) -> Chats:
    """The same, answered as `cite-bot ask` does it over a database, each chat as one conversation."""
    titles = map(first_line, _answers([[said.text for said in told] for told in echoed.values()], db))
    return {chat: [Said(said.text, next(titles)) for said in told] for chat, told in echoed.items()}


def _answers(conversations: list[list[str]], db: Path) -> list[str]:
    lines = "".join(json.dumps(turns) + "\n" for turns in conversations)
    command = [sys.executable, "-m", "bot", "ask", "--json", "--db", str(db)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return [json.loads(line)["text"] for line in done.stdout.splitlines()]


def first_line(text: str) -> str:
    """The first line of a message without its mark-up: by it answers are told apart."""
    return unescape(re.sub(r"</?\w+>", "", text.partition("\n")[0]))


def updates(chats: Chats, start: int, end: int) -> list[Update]:
    """The messages of each chat from one place up to another, mixed.

    In a chat they stay in order, and their dates end now.
    """
    began = int(time()) - APART * EACH
    lanes = [chat for chat in chats for _ in range(start, end)]
    Random(start).shuffle(lanes)  # noqa: S311 - an order
    following = {chat: iter(range(start, end)) for chat in chats}
    found = []
    for place, chat in enumerate(lanes, start * len(chats) + 1):
        at = next(following[chat])
        person = {"id": chat, "first_name": "Persona", "language_code": "es"}
        message = {
            "message_id": 10 * at + 1,
            "from": person | {"is_bot": False},
            "chat": {"id": chat, "type": "private", "first_name": "Persona"},
            "date": began + APART * at,
            "text": chats[chat][at].text,
        }
        found.append(Update(place, chat, json.dumps({"update_id": place, "message": message}).encode()))
    return found
