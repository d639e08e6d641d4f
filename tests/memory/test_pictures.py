from datetime import date, timedelta

import pytest

from bot.memory import pictures
from bot.memory.address import address
from bot.memory.database import Database

DAY = date(2026, 3, 10)


def test_a_picture_survives_a_restart_until_it_is_forgotten(opens):
    memory = opens()
    assert memory.picture("es:1") is None
    memory.keep_picture("es:1", "AgAC-old", DAY)
    memory.keep_picture("es:1", "AgAC-1", DAY)
    memory.keep_picture("en:1", "AgAC-2", DAY)
    memory.close()
    again = opens()
    assert [again.picture(key) for key in ("es:1", "en:1", "qu:1")] == ["AgAC-1", "AgAC-2", None]
    again.forget_picture("es:1")
    again.forget_picture("es:1")
    assert [again.picture(key) for key in ("es:1", "en:1")] == [None, "AgAC-2"]


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        ([("a", 0), ("b", 1), ("c", 2), ("d", 3)], "bcd"),
        ([("a", 0), ("b", 1), ("c", 2), ("a", 3), ("d", 4)], "acd"),
        ([("a", 5), ("b", 6), ("c", 7), ("late", 0)], ["b", "c", "late"]),
    ],
)
def test_those_kept_longest_ago_go_first_and_never_the_one_just_kept(memory, url, kept, left):
    database = Database.at(address(url))
    for key, day in kept:
        with database.writing() as connection:
            pictures.keep(connection, key, "AgAC", DAY + timedelta(days=day), most=3)
    database.close()
    assert [key for key in ("a", "b", "c", "d", "late") if memory.picture(key)] == list(left)
