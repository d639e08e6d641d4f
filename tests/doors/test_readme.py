"""What the README promises holds."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.__main__ import data, main
from bot.clock import noon
from bot.doors.conversation import Conversation, open_facts
from bot.message import plain
from bot.phrase import Voice

ROOT = Path(__file__).resolve().parents[2]
TABLE = re.compile(r"^\| (?:You ask|Preguntas) \| .* \|\n\| --- \| --- \|\n((?:\|.*\|\n)+)", re.MULTILINE)

WHOLE = re.compile(r"```console\n\$ \.ci/uv run --no-dev cite-bot ask \"([^\"]+)\"\n(.+?)\n```", re.DOTALL)


def examples(readme: str) -> list[tuple[str, str]]:
    rows = TABLE.search((ROOT / readme).read_text(encoding="utf-8"))[1].splitlines()
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows]


@pytest.fixture(scope="module")
def facts(real_db):
    with open_facts(real_db) as facts:
        yield facts


@pytest.mark.parametrize(("question", "answer"), examples("README.md") + examples("README.es.md"))
def test_its_questions_are_answered_in_its_words(question, answer, facts):
    said = Conversation(facts, Voice.of("es")).say(question, noon(date(2026, 3, 10)))
    assert said.message.title == answer


@pytest.mark.parametrize(("question", "answer"), WHOLE.findall((ROOT / "README.md").read_text(encoding="utf-8")))
def test_its_whole_reply_is_the_one_given(question, answer, facts):
    said = Conversation(facts, Voice.of("es")).say(question, noon(date(2026, 3, 10)))
    assert plain(said.message) == answer


def test_every_command_stands_in_it():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = {*(main.commands.keys() - {"data"}), *(f"data {name}" for name in data.commands)}
    assert {name for name in names if f"`cite-bot {name}" not in readme} == set()
