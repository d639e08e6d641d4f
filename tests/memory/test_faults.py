"""What cannot work is said in one line, with no key and no password in it."""

import traceback
from datetime import date

import pytest
from sqlalchemy.exc import OperationalError

from bot.memory import CannotRemember, Kept, Memory
from bot.memory.address import address
from bot.memory.database import Database
from bot.memory.faults import told

from .conftest import NOW, A, B
from .rows import Rows

PASSWORD = "s3cr3t0"  # noqa: S105 - nobody's
SERVER = f"postgresql+psycopg://ana:{PASSWORD}@127.0.0.1:1/cite"

NO_ADDRESS = "MEMORY_URL is no address like sqlite:////folder/memory.db or postgresql"
NO_KEY = "is no Fernet key: 32 bytes in URL-safe base64, 44 characters"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("hola", NO_ADDRESS),
        (f"mysql://ana:{PASSWORD}@127.0.0.1/cite", NO_ADDRESS),
        (f"postgresql+asyncpg://ana:{PASSWORD}@127.0.0.1/cite", NO_ADDRESS),
        (f"postgresql://ana:{PASSWORD}@127.0.0.1:puerto/cite", NO_ADDRESS),
        (f"postgresql://ana:pa@{PASSWORD}@127.0.0.1/cite", "write it as %40"),
        (f"postgresql://ana:pa@x/{PASSWORD}@127.0.0.1/cite", "write it as %40"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///file:x?mode=memory&uri=true", "names no file"),
        ("sqlite:////nowhere/at/all/memory.db", "The memory (/nowhere/at/all/memory.db) does not work: unable to open"),
        (SERVER, "The memory (127.0.0.1/cite) does not work: connection failed"),
        (SERVER.replace("+psycopg", ""), "The memory (127.0.0.1/cite) does not work: connection failed"),
        (f"{SERVER}?sslmode=quizas", "The memory (127.0.0.1/cite) does not work: "),
    ],
)
def test_an_address_that_leads_nowhere(url, words):
    said = refused(url, A)
    assert words in said


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "memory.db"
    path.write_text("Hola, soy un texto. " * 99)
    assert refused(f"sqlite:///{path}", A) == f"The memory ({path}) does not work: file is not a database"
    assert path.read_text() == "Hola, soy un texto. " * 99


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ([], "MEMORY_KEY is not set"),
        (["abc"], f"MEMORY_KEY {NO_KEY}"),
        ([A[:-2]], f"MEMORY_KEY {NO_KEY}"),
        (["ñ" * 44], f"MEMORY_KEY {NO_KEY}"),
        ([A, "s3cr3t0"], f"key 2 of MEMORY_KEY {NO_KEY}"),
    ],
)
def test_a_key_that_is_none(url, keys, words):
    said = refused(url, *keys)
    assert said.startswith(words)


def test_a_wrong_key(opens, url):
    opens(A).keep(1, Kept("es"), NOW)
    assert refused(url, B).endswith("was sealed with a key that is not at hand: check MEMORY_KEY")


def test_a_database_that_ceases_to_work(memory, url):
    memory.keep(7_123_456_789, Kept("es"), NOW)
    Rows(url).run("DROP TABLE chats")
    for call in (lambda: memory.chat(7_123_456_789), lambda: memory.keep(7_123_456_789, Kept("es"), NOW)):
        with pytest.raises(CannotRemember, match=r"^The memory \([^)]*\) does not work: [^\n]*chats[^\n]*$") as said:
            call()
        assert "7123456789" not in "".join(traceback.format_exception(said.value))


def test_on_a_server_no_statement_waits_for_ever_and_a_lost_line_is_noticed(postgres_url):
    database = Database.at(address(f"{postgres_url}&keepalives_idle=7"))
    with database.reading() as connection:
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "10s"
        line = connection.connection.driver_connection.info.get_parameters()
        assert (line["tcp_user_timeout"], line["keepalives_idle"]) == ("10000", "7")
    with database.reading() as connection:
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "10s"
    database.close()


def test_the_values_of_a_statement_that_fails_are_not_told(memory, url):
    Rows(url).run("DROP TABLE pictures")
    file_id = "AgAC" * 3
    with pytest.raises(CannotRemember) as said:
        memory.keep_picture("es:1", file_id, date(2026, 3, 10))
    assert "AgACAgACAgAC" not in "".join(traceback.format_exception(said.value))


def test_a_driver_that_repeats_the_password_is_told_without_it():
    fault = OperationalError("SELECT 1", {}, RuntimeError(f"no way\nfor ana:{PASSWORD}"))
    with pytest.raises(CannotRemember) as said, told("host/cite", PASSWORD):
        raise fault
    assert str(said.value) == "The memory (host/cite) does not work: no way for ana:***"


def refused(url: str, *keys: str) -> str:
    with pytest.raises(CannotRemember) as fault:
        Memory.open(url, keys)
    said = str(fault.value)
    shown = "".join(traceback.format_exception(fault.value)).replace("tests/", "")
    assert "\n" not in said
    assert not any(secret in said for secret in (PASSWORD, "secreto", *filter(None, keys)))
    assert PASSWORD not in "".join(line for line in shown.splitlines() if "PASSWORD" not in line)
    return said
