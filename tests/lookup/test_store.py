import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from bot.lookup import BadStore, Store, look_up
from bot.lookup.sql import QUERIES, read_queries
from bot.question import Ambiguous, Choice, Intent, NotUnderstood, OutOfScope, Period, Query, Question


def test_a_missing_database_is_one_clear_line(tmp_path):
    with pytest.raises(BadStore, match=r"^There is no database at .*cite\.db: build it with `cite-bot data build`\.$"):
        Store.open(tmp_path / "cite.db")


@pytest.mark.parametrize("content", [b"", b"not a database at all, only text" * 100, b"SQLite format 3\0"])
def test_a_file_of_something_else_is_one_clear_line(tmp_path, content):
    path = tmp_path / "cite.db"
    path.write_bytes(content)
    with pytest.raises(BadStore, match=r"cite\.db is not a database of `cite-bot data build`: [^\n]+\.$"):
        Store.open(path)


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        ("UPDATE meta SET value = '99' WHERE key = 'schema'", "has the schema 99, not 4"),
        ("DELETE FROM meta", "has the schema None, not 4"),
        ("DROP TABLE figures", "no such table: figures"),
        ("DROP TABLE places", "no such table: places"),
        ("DROP TABLE towns", "no such table: towns"),
        ("ALTER TABLE centres DROP COLUMN legal_name", "no such column: legal_name"),
    ],
)
def test_a_database_of_another_shape_is_one_clear_line(tmp_path, real_db, damage, complaint):
    path = tmp_path / "cite.db"
    path.write_bytes(real_db.read_bytes())
    with sqlite3.connect(path) as connection:
        connection.execute(damage)
    connection.close()
    with pytest.raises(BadStore, match=complaint) as raised:
        Store.open(path)
    assert "\n" not in str(raised.value)


def test_a_folder_with_odd_signs_in_its_name_is_opened(tmp_path, real_db):
    folder = tmp_path / "tablas? 100% #1 ñ"
    folder.mkdir()
    path = folder / "cite.db"
    path.write_bytes(real_db.read_bytes())
    store = Store.open(path)
    assert store.registry.centres
    store.close()


def test_the_registry_holds_names_lists_and_days(real):
    registry = real.registry
    assert "Cuzco" in registry.regions["PE-CUS"].aliases
    assert registry.centres["citemadera-lima"].operating
    assert (registry.indicators["services"].additive, registry.indicators["clients"].additive) == (True, False)
    assert registry.sources["correo-2025-11-05"].published_on == date(2025, 11, 5)
    assert registry.sources["revistaeconomia-2025"].published_on is None
    assert registry.places


def test_the_version_is_that_of_the_contents(real, real_db, world):
    again = Store.open(real_db)
    assert real.version == again.version != world.version
    again.close()


def test_the_database_is_not_written(real_db):
    before = real_db.stat().st_mtime_ns, sorted(real_db.parent.iterdir())
    store = Store.open(real_db)
    look_up(Question(Intent.RANKING), store, date(2026, 3, 10))
    store.close()
    assert (real_db.stat().st_mtime_ns, sorted(real_db.parent.iterdir())) == before


def test_several_threads_get_the_same_answers(world_db):
    questions = [
        Question(Intent.RANKING, Query(indicator=indicator, period=Period(date(year, 1, 1), date(year, 12, 31))))
        for indicator in ("services", "clients")
        for year in (2023, 2024, 2025)
    ] * 4
    alone, shared = Store.open(world_db), Store.open(world_db)
    expected = [look_up(question, alone, date(2026, 3, 10)) for question in questions]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda question: look_up(question, shared, date(2026, 3, 10)), questions))
    assert found == expected
    alone.close()
    shared.close()


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (Ambiguous("ahuashiyacu", (Choice("centre", "a"), Choice("centre", "b")), Question(Intent.COUNT)), "ambiguous"),
        (NotUnderstood("xyz"), "not_understood"),
        (OutOfScope("weather"), "out_of_scope"),
    ],
)
def test_what_is_no_question_is_passed_on(world, asked, status):
    answer = look_up(asked, world, date(2026, 3, 10))
    assert (answer.status, answer.asked, answer.question, answer.rows) == (status, asked, None, ())


def test_queries_are_read_by_name():
    text = "-- one\n-- What it gives.\nSELECT 1;\n\n-- two\n-- Another.\nSELECT\n  2;\n"
    assert {name: sql.split() for name, sql in read_queries(text).items()} == {
        "one": ["SELECT", "1"],
        "two": ["SELECT", "2"],
    }


def test_every_query_is_there():
    assert {"meta", "centres", "cells", "typed"} <= QUERIES.keys()
