"""What nobody should send: updates of extreme values by aiogram's models, and the same when they are broken."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

from .incoming import CHATS, OWN, SIMPLE, Bent
from .stub.world import BOT

MARK = "Quispe-4711"
"""Stands in what is sent: the log must not hold it."""

WORDS = st.sampled_from(
    [
        *(
            "",
            " ",
            "\n",
            "\0",
            "\ud83d",
            "\udfff\ud800",
            "\u202e\u2067olleh\u200f",
            "\ufeff",
            "a\u0301" * 400,
            "ﷺ" * 300,
        ),
        *("x" * 5000, "😀" * 4096, "<" * 2000, "&amp;" * 900, "cite " * 900, "y " * 2000, "9" * 4400, "1," * 2000),
        *(
            "/",
            "/start",
            "/start " + "q_" * 40,
            "/ranking\0",
            "/idioma \u202e",
            "/comparar " + "puno " * 700,
            "@",
            "/@x",
        ),
        *("servicios en los últimos 999999999 meses", "hace 9999 años", "31/12/9999", "de 0001 a 9999", "99 trimestre"),
        *("/suscribir cada 31 a las 24:59", "avísame cada 0 a las 99", "zona horaria Marte", "pausa 9999 días"),
        *("Se brindaron 100 servicios en el CITEccal en 2025. " * 20, "9" * 5000 + " servicios " * 30, "." * 5000),
        *(MARK, f"servicios de {MARK}", f"/start {MARK}", "{0} {id} %s %(x)s", "1:feed:yes:0123456789ab", "'\"`\\"),
    ]
) | st.text(max_size=60)
IDS = st.sampled_from([*CHATS, 0, -1, 1, 2**31, -(2**31), 2**52 - 1, -(2**52 - 1)])
NUMBERS = st.sampled_from([0, 1, -1, 7, 2**31 - 1, -(2**31)]) | st.integers(-(2**31), 2**31 - 1)
DATES = st.sampled_from([0, 1, 1_770_000_000, 2**31, 2**32, 253_402_300_799])
SIZES = st.sampled_from([0, 1, 20_000_000, 20_000_001, 52_428_800, 2**52])
NAMES = st.sampled_from(
    [
        *(
            "a.csv",
            "a.xlsx",
            "A.ODS",
            "a.json",
            "a.txt",
            ".csv",
            "",
            ".",
            "..",
            "../../etc/passwd",
            "a" * 5000 + ".csv",
        ),
        *("\u202evsc.exe", "a\0.csv", "a.csv\n", "\ud83d.txt", f"{MARK}.txt", "<b>.xls", "con.csv", "a.csv.zip"),
    ]
)
MIMES = st.sampled_from(["text/csv", "application/zip", "\0", "x" * 5000, "multipart/form-data; boundary=a"])

EXTREME = Bent(
    simple={**SIMPLE, str: WORDS, int: NUMBERS, float: st.sampled_from([0.0, -90.0, 90.0, 1e-300]), datetime: DATES}
    | {timedelta: st.sampled_from([0, 2**31])},
    own={
        ("Message", "edit_date"): DATES,
        ("Message", "message_id"): st.sampled_from([0, 1, 5, 2**31 - 1]),
        ("User", "id"): st.sampled_from([*CHATS[:2], BOT["id"]]) | IDS,
        ("User", "language_code"): OWN["User", "language_code"] | WORDS,
        ("Chat", "id"): IDS,
        ("MessageEntity", "type"): st.sampled_from(
            ["bot_command", "mention", "url", "text_mention", "what_comes_one_day"]
        ),
        ("MessageEntity", "offset"): st.sampled_from([0, 1, 4096, 2**31]),
        ("MessageEntity", "length"): st.sampled_from([0, 1, 6, 4096, 2**31]),
        ("Document", "file_id"): st.sampled_from(["known:table", "known:note", "known:bomb", "known:nonsense"]),
        ("Document", "file_name"): NAMES,
        ("Document", "mime_type"): MIMES,
        ("Document", "file_size"): SIZES,
        ("CallbackQuery", "data"): WORDS
        | st.text(max_size=64)
        | st.binary(max_size=64).map(lambda b: b.decode("latin-1")),
        ("Location", "latitude"): st.sampled_from([-90.0, 90.0, 0.0, -12.05, 1e-300]),
        ("Location", "longitude"): st.sampled_from([-180.0, 180.0, 0.0, -77.04, 1e-300]),
    },
    several=3,
)
"""Values at the ends of what the Bot API allows, and beyond in what it leaves open."""

Path = tuple[Any, ...]

KEPT = {"file_id"}
"""What is not broken: which files there are is the stub's."""

UNFIT = [
    *(None, True, False, 0, -1, 1.5, 2**53, -(2**63), 10**30, 10**400, float("nan"), float("inf"), "", "x", MARK),
    *([], [[]], [None], {}, {"id": 1}, {"": {}}, ["x"] * 1000, [{}] * 3, "\ud83d", "9" * 5000),
]


class Change(NamedTuple):
    """What becomes of the value at a place: it goes, becomes another, comes many times, or stands deep in itself."""

    how: str
    unfit: Any

    def on(self, whole: Any, place: Path) -> None:
        """Changes it in place."""
        *way, last = place
        parent = whole
        for step in way:
            parent = parent[step]
        value = parent[last]
        match self.how:
            case "goes":
                del parent[last]
            case "many" if isinstance(value, list) and value:
                value *= 200
            case "deep":
                parent[last] = _deep(value, str(last))
            case _:
                parent[last] = deepcopy(self.unfit)


CHANGES = st.builds(
    Change, st.sampled_from(["goes", "other", "other", "other", "many", "deep"]), st.sampled_from(UNFIT)
)


@st.composite
def broken(draw, updates):
    """One of these updates with a few of its values changed."""
    update = deepcopy(draw(updates))
    for change in draw(st.lists(CHANGES, min_size=1, max_size=3)):
        places = [place for place in _places(update) if place[-1] not in KEPT]
        if places:
            change.on(update, draw(st.sampled_from(places)))
    return update


def _deep(value: Any, name: str, depth: int = 60) -> Any:
    for _ in range(depth):
        value = {**value, name: value} if isinstance(value, Mapping) else [value]
    return value


def _places(value: Any, here: Path = ()) -> Iterator[Path]:
    """The places of all values in a value, but for what stands very deep."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in items if len(here) < 12 else ():
        yield (*here, name)
        yield from _places(inner, (*here, name))
