from pathlib import Path

import pytest

from bot.doors.failure import Failure
from bot.doors.settings import DATA, Settings


@pytest.mark.parametrize(
    ("environ", "dotenv", "expected"),
    [
        ({}, "", {}),
        ({"TELEGRAM_TOKEN": "1:a"}, "", {"telegram_token": "1:a"}),
        ({}, "TELEGRAM_TOKEN=1:a\n", {"telegram_token": "1:a"}),
        ({"TELEGRAM_TOKEN": "1:a"}, "TELEGRAM_TOKEN=2:b\n", {"telegram_token": "1:a"}),
        ({"TELEGRAM_TOKEN": ""}, "TELEGRAM_TOKEN=2:b\n", {}),
        ({}, "# a word\nCITE_DB='a b.db'\n", {"db": Path("a b.db")}),
        ({"CITE_DB": ""}, "", {"db": DATA / "cite.db"}),
        ({"CITE_TABLES": "a b"}, "", {"tables": Path("a b")}),
        ({"CITE_TABLES": ""}, "", {"tables": DATA}),
        ({"ADMINS": " 12, 4503599627370495 ,,12"}, "", {"admins": frozenset({12, 4503599627370495})}),
        ({}, "ADMINS=7\n", {"admins": frozenset({7})}),
        ({"ADMINS": ""}, "ADMINS=7\n", {}),
        ({"TELEGRAM_API_URL": "http://127.0.0.1:8081/"}, "", {"telegram_api_url": "http://127.0.0.1:8081"}),
        ({"CITE_HISTORY": "off"}, "", {"history": False}),
        ({"TELEGRAM_RICH_TABLES": " On "}, "", {"rich_tables": True}),
        ({"TELEGRAM_RICH_TABLES": "off"}, "", {"rich_tables": False}),
        ({"TELEGRAM_RICH_TABLES": "perhaps"}, "", {"rich_tables": False}),
        ({"MEMORY_URL": " sqlite:///a.db "}, "", {"memory_url": "sqlite:///a.db"}),
        ({"MEMORY_KEY": "a, b ,,"}, "", {"memory_keys": ("a", "b")}),
        ({}, "MEMORY_KEY=a=\n", {"memory_keys": ("a=",)}),
        ({"MEMORY_KEY": ""}, "MEMORY_KEY=a\n", {}),
        ({}, "\ufeffTELEGRAM_TOKEN=1:a\r\n", {"telegram_token": "1:a"}),
    ],
)
def test_the_environment_wins_over_the_file_and_an_empty_value_is_none(environ, dotenv, expected, tmp_path):
    (tmp_path / ".env").write_text(dotenv)
    assert Settings.read(environ, tmp_path) == Settings(**expected)


def test_only_the_file_of_the_folder_itself_counts(tmp_path):
    (tmp_path / ".env").write_text("TELEGRAM_TOKEN=1:a\n")
    below = tmp_path / "below"
    below.mkdir()
    assert Settings.read({}, below) == Settings()


@pytest.mark.parametrize("admins", ["ana", "-5", "0", "1 2", "1;2", "1.5", "1,@ana", "١٢", "9" * 17])
def test_an_admin_that_is_no_id_is_named(admins, tmp_path):
    with pytest.raises(Failure, match=r"^ADMINS: '.+' is not the id of a user on Telegram: [^\n]+$"):
        Settings.read({"ADMINS": admins}, tmp_path)


def test_a_file_that_is_no_text_is_named(tmp_path):
    (tmp_path / ".env").write_bytes(b"\xff\xfe")
    with pytest.raises(Failure, match=r"\.env: cannot be read: it is not UTF-8 text$"):
        Settings.read({}, tmp_path)


@pytest.mark.parametrize(
    "settings",
    [Settings("1:secret"), Settings(memory_url="postgresql://a:secret@b"), Settings(memory_keys=("secret",))],
)
def test_no_secret_shows_when_settings_are_printed(settings):
    assert "secret" not in repr(settings)
