"""Every wording of the files beside this one is understood, and answered, as its case says."""

import tomllib
from collections import Counter
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

import pytest

from bot.message import plain
from bot.phrase import Voice
from bot.question import Query
from bot.reply import reply

HERE = Path(__file__).parent
NOW = datetime(2026, 3, 10, 10, 0)  # noqa: DTZ001 - the road takes the time in Lima as it stands on the wall there

FILE_KEYS = {"facts", "case"}
CASE_KEYS = {"after", "say", "ask", "status", "reply", "holds"}
TOLD = {"compared", "periods", "whole", "goal", "language", "wanted", "every", "day", "at", "zone", "paused"}
PARTS = {part.name for part in fields(Query)} | TOLD
HEADS = {"ambiguous": {"choices"}, "not_understood": {"word"}, "out_of_scope": {"topic"}}


@dataclass(frozen=True)
class Wording:
    """One conversation: its turns, and what its last one must come to."""

    file: str
    facts: str
    turns: tuple[str, ...]
    asks: tuple[str, ...]
    statuses: tuple[str, ...]
    reply: str
    holds: tuple[str, ...]

    @property
    def name(self) -> str:
        """The turns, as `known_failures.toml` names them."""
        return " → ".join(self.turns)


def several(value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def cases():
    for path in sorted(HERE.glob("*/*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from ((path, told, case) for case in told["case"])


def wordings():
    for path, told, case in cases():
        asks = several(case["ask"])
        heads = tuple(ask.split()[0] for ask in asks)
        meant = tuple(head if head in HEADS else "answered" for head in heads)
        for said in case["say"]:
            yield Wording(
                file=f"{path.parent.name}/{path.stem}",
                facts=told.get("facts", "world"),
                turns=(*case.get("after", ()), said),
                asks=asks,
                statuses=several(case.get("status", meant)),
                reply=case.get("reply", ""),
                holds=several(case.get("holds", ())),
            )


WORDINGS = tuple(wordings())
KNOWN_FAILURES = tomllib.loads((HERE / "known_failures.toml").read_text(encoding="utf-8"))["fails"]


def parsed(ask: str) -> tuple[str, dict[str, str]]:
    """`count regions=PE-PUN period=2024 goal` as its first word and its parts."""
    head, *parts = ask.split()
    return head, {name: text or "yes" for name, _, text in (part.partition("=") for part in parts)}


def meets(spelled, ask: str) -> bool:
    """A question is the one expected in every part; of the rest only the parts that the case gives count."""
    head, parts = parsed(ask)
    got, told = spelled
    return head == got and (parts == told if head not in HEADS else parts.items() <= told.items())


@pytest.fixture
def faults(facts, spelled):
    """What a conversation comes to, wherever it is not what its case says."""

    def found(wording: Wording) -> list[str]:
        turn, voice = None, Voice.of(wording.file[:2])
        for text in wording.turns:
            said = reply(text, facts[wording.facts], voice, NOW, turn)
            turn = said.turn
        got, text = spelled(said.answer.asked), plain(said.message)
        return [
            *([] if any(meets(got, ask) for ask in wording.asks) else [f"understood {got}"]),
            *([] if said.answer.status in wording.statuses else [f"status {said.answer.status}"]),
            *([] if text.startswith(wording.reply) else [f"replied {text.splitlines()[0]}"]),
            *(f"no {part!r} in {text}" for part in wording.holds if part not in text),
        ]

    return found


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda w: f"{w.file}: {w.name}")
def test_a_wording_is_understood_as_its_case_says(faults, wording):
    found = faults(wording)
    if wording.name in KNOWN_FAILURES:
        assert found, "it works now: take it off known_failures.toml"
    else:
        assert not found


def test_no_wording_stands_twice():
    assert [name for name, times in Counter(wording.name for wording in WORDINGS).items() if times > 1] == []


def test_every_known_failure_is_a_wording_and_stands_once():
    assert sorted(KNOWN_FAILURES) == sorted({wording.name for wording in WORDINGS} & set(KNOWN_FAILURES))


def test_files_and_cases_have_only_known_keys():
    for path, told, case in cases():
        assert told.keys() <= FILE_KEYS, path
        assert case.keys() <= CASE_KEYS, case
        for ask in several(case["ask"]):
            head, parts = parsed(ask)
            assert parts.keys() <= HEADS.get(head, PARTS), case
