"""What a chat talks about, written down and read again by another process."""

from datetime import date, datetime

import pytest

from bot.chat.conversations import Conversation
from bot.chat.talking import read, written
from bot.chat.told import Told
from bot.clock import LIMA
from bot.question import Ambiguous, Choice, Intent, Period, Query, Question, Subject
from bot.reply import Turn

AT = datetime(2026, 3, 10, 12, tzinfo=LIMA)

ASKED = Question(
    Intent.COMPARE,
    Query(regions=("PE-CUS",), period=Period(date(2025, 1, 1), date(2025, 12, 31)), group_by="month", at_least=3),
    compared=(Subject("region", "PE-CUS"), Subject("centre", "citemadera-lima")),
    periods=(Period(date(2024, 1, 1), date(2024, 12, 31)), Period(date(2025, 1, 1), date(2025, 12, 31))),
)
DOUBT = Ambiguous("piura", (Choice("region", "PE-PIU"), Choice("centre", "cite-piura")), ASKED)


@pytest.mark.parametrize(
    "talk",
    [
        Conversation(Turn(ASKED, AT, (Subject("region", "PE-CUS"),))),
        Conversation(Turn(DOUBT, AT)),
        Conversation(wish=Turn(ASKED, AT), looked_at=("abc", AT)),
        Conversation(told=Told([(5, (6, 7)), (8, ())]), place_asked=True),
    ],
    ids=["asked", "in doubt", "wished", "told"],
)
def test_another_process_goes_on_where_this_one_was(talk):
    there = Conversation()
    read(written(talk), there)
    assert there == talk


def test_nothing_is_written_of_nothing():
    assert written(Conversation()) is None


@pytest.mark.parametrize("text", [None, "", "{", '{"turn": 5}', '{"turn": {"at": "yesterday"}}'])
def test_what_cannot_be_read_is_forgotten(text):
    talk = Conversation(Turn(ASKED, AT), place_asked=True)
    read(text, talk)
    assert talk == Conversation()
