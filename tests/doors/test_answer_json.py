import json
from datetime import date

import pytest

from bot.answer import Answer, Coverage, Row, Status
from bot.doors.answer_json import answer_object
from bot.message import Message
from bot.question import Ambiguous, Choice, Intent, NotUnderstood, OutOfScope, Period, Query, Question
from bot.registry import Centre, Region, Registry
from bot.reply import Reply

REGISTRY = Registry(centres={"a": Centre("a", "CITE A")}, regions={"PE-ICA": Region("PE-ICA", "Ica")})
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
QUERY = Query(regions=("PE-ICA",), kind="public", period=YEAR, group_by="centre", order="desc", limit=3, at_least=10)


def replied(status: Status, asked, *rows: Row) -> Reply:
    return Reply(Answer(status, asked, rows=rows), Message("Título", lines=("línea",)), None)


def printed(reply: Reply):
    return json.loads(json.dumps(answer_object("¿qué?", reply, REGISTRY)))


def test_an_answer_has_the_keys_of_the_contract_in_their_order():
    row = Row("centre", "a", "CITE A", 12, rank=1, share=0.5, period=YEAR, coverage=Coverage(1, 2), sources=("s",))
    answer = printed(replied(Status.ANSWERED, Question(Intent.RANKING, QUERY), row))
    assert list(answer) == ["question", "status", "intent", "query", "rows", "choices", "text"]
    assert list(answer["query"].items()) == [
        ("indicator", "services"),
        ("service_types", []),
        ("client_types", []),
        ("centres", []),
        ("regions", ["PE-ICA"]),
        ("chains", []),
        ("kind", "public"),
        ("period", {"start": "2025-01-01", "end": "2025-12-31"}),
        ("group_by", "centre"),
        ("order", "desc"),
        ("limit", 3),
        ("at_least", 10),
        ("at_most", None),
    ]
    assert list(answer["rows"][0].items()) == [
        ("kind", "centre"),
        ("id", "a"),
        ("name", "CITE A"),
        ("value", 12),
        ("qualifier", "exact"),
        ("rank", 1),
        ("share", 0.5),
        ("period", {"start": "2025-01-01", "end": "2025-12-31"}),
        ("coverage", {"published": 1, "total": 2}),
        ("sources", ["s"]),
    ]
    assert (answer["question"], answer["status"], answer["intent"]) == ("¿qué?", "answered", "ranking")
    assert (answer["choices"], answer["text"]) == ([], "Título\n\nlínea")


@pytest.mark.parametrize(
    ("status", "asked", "regions", "choices"),
    [
        (
            Status.AMBIGUOUS,
            Ambiguous("ica", (Choice("centre", "a"), Choice("region", "PE-ICA")), Question(Intent.COUNT, QUERY)),
            ["PE-ICA"],
            [{"kind": "centre", "id": "a", "name": "CITE A"}, {"kind": "region", "id": "PE-ICA", "name": "Ica"}],
        ),
        (
            Status.NOT_UNDERSTOOD,
            NotUnderstood("icca", (Choice("region", "PE-ICA"),)),
            [],
            [{"kind": "region", "id": "PE-ICA", "name": "Ica"}],
        ),
        (Status.OUT_OF_SCOPE, OutOfScope("price"), [], []),
    ],
)
def test_what_was_not_understood_has_no_intent_but_a_query_and_the_names_it_may_mean(status, asked, regions, choices):
    answer = printed(replied(status, asked))
    assert (answer["status"], answer["intent"]) == (status.value, None)
    assert answer["query"]["regions"] == regions
    assert answer["choices"] == choices
    assert answer["rows"] == []
