"""The questions that are timed, each with what was asked before it, and what forty of them mean."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.phrase import Voice
from bot.question import Question, Understanding
from bot.reply import Facts, Turn, reply

NOW = datetime(2026, 3, 10, 12)  # noqa: DTZ001 - the doors give Lima's time without a zone
TODAY = NOW.date()

Meaning = Mapping[str, object]
"""An intent and its slots: `intent`, `indicator`, `group`, `limit`, and for each kind of name and `period` a set."""

NAMES = ("centre", "region", "chain", "service_type", "client_type")
_ABOUT_CENTRES = {"list", "profile"}


@dataclass(frozen=True)
class Asked:
    """One turn of a conversation, with the turn before it, and the gold meaning where one was written by hand."""

    text: str
    style: str
    before: Turn | None
    gold: Meaning | None


def all_turns(facts: Facts, voice: Voice) -> list[Asked]:
    """Every turn of every conversation, in order; asking them once also warms every cache."""
    turns = []
    for line in Path(__file__).with_name("questions.jsonl").read_text("utf-8").splitlines():
        conversation = json.loads(line)
        before = None
        for text in conversation["turns"]:
            turns.append(Asked(text, conversation["style"], before, _gold(conversation.get("gold"))))
            before = reply(text, facts, voice, NOW, before).turn
    return turns


def _gold(written: dict[str, object] | None) -> Meaning | None:
    if written is None:
        return None
    sets = {kind: set(written.get(kind, ())) for kind in NAMES}
    return written | sets | {"period": {period(text) for text in written.get("period", ())}}


def period(text: str) -> tuple[date, date]:
    """First and last day of `2025`, `2025-09` or `2025-07/2025-09`."""
    first, _, last = text.partition("/")
    start, end = (first if "-" in first else f"{first}-01"), (last or first)
    year, month = map(int, (end if "-" in end else f"{end}-12").split("-"))
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromisoformat(f"{start}-01"), date.fromordinal(following.toordinal() - 1)


def meaning_of(asked: Understanding) -> Meaning:
    """What our own reading says, in the terms of the gold."""
    if not isinstance(asked, Question):
        return {"intent": ""}
    query = asked.query
    compared = {kind: {s.id for s in asked.compared if s.kind == kind} for kind in NAMES}
    periods = asked.periods or ((query.period,) if query.period else ())
    return {
        "intent": asked.intent.value,
        "indicator": query.indicator,
        "group": query.group_by,
        "limit": query.limit,
        "period": {tuple(each) for each in periods},
        "centre": {*query.centres, *compared["centre"]},
        "region": {*query.regions, *compared["region"]},
        "chain": {*query.chains, *compared["chain"]},
        "service_type": {*query.service_types, *compared["service_type"]},
        "client_type": {*query.client_types, *compared["client_type"]},
    }


def agrees(gold: Meaning, found: Meaning) -> bool:
    """Whether intent, names and periods are the same, and what else the gold tells."""
    if gold["intent"] != found.get("intent"):
        return False
    if any(gold[kind] != found.get(kind, set()) for kind in (*NAMES, "period")):
        return False
    told = ("group", "limit") if gold["intent"] in _ABOUT_CENTRES else ("indicator", "group", "limit")
    return all(found.get(key) == gold[key] for key in told if key in gold)
