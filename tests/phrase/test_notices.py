"""The notices that the doors ask for are there, in every language."""

import ast
import re
from pathlib import Path

import pytest

import bot
from bot.chat.command_names import ENGLISH
from bot.message import plain
from bot.phrase import Voice, notice
from bot.phrase.notices import _texts

LANGUAGES = ["es", "en", "qu"]
POPUP = 200
"""Characters of Telegram's pop-up."""
COMMAND = 256
"""Characters of the description of a command in Telegram's menu."""


def asked_for():
    """Key and names of the values of each notice in the code of the doors."""
    for path in (file for door in ("chat", "doors") for file in (Path(bot.__file__).parent / door).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "notice":
                values = {keyword.arg: "{x}" for keyword in node.keywords}
                for key in keys(node.args[0], set(values)):
                    yield pytest.param(key, values, id=f"{path.stem}:{key}")


def keys(node, values):
    """The key as written; of one that is put together, all that begin so and have places for the same values."""
    match node:
        case ast.Constant():
            return [node.value]
        case ast.IfExp():
            return [*keys(node.body, values), *keys(node.orelse, values)]
        case ast.JoinedStr(values=[ast.Constant(value=start), ast.FormattedValue()]):
            texts = {key: "".join(said) for key, said in _texts(Voice.of("es")).items() if key.startswith(start)}
            known = [key for key, said in texts.items() if set(re.findall(r"{(\w+)}", said)) == values]
            assert known, start
            return known
        case ast.Name():
            return []  # A function that hands a key on; its callers' keys are tested where it is.
    raise AssertionError(ast.unparse(node))


@pytest.mark.parametrize(("key", "values"), list(asked_for()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_that_a_door_asks_for_is_there_and_shows_its_values(key, values, language):
    text = plain(notice(key, Voice.of(language), **values))
    assert text.count("{x}") == len(values)
    assert "{" not in text.replace("{x}", "")


def test_both_doors_ask_for_notices():
    assert len({param.values[0] for param in asked_for()}) >= 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_fits_where_telegram_shows_it(language):
    voice = Voice.of(language)
    assert len(plain(notice("button_old", voice))) <= POPUP
    on_show = ENGLISH.keys() - {"ajustes"}
    assert all(len(notice(f"command_{name}", voice).title) <= COMMAND for name in on_show)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "most"), [("profile_name", 64), ("profile_short", 120), ("profile_description", 512)])
def test_the_page_of_the_bot_fits_where_telegram_shows_it(key, most, language):
    assert 0 < len(plain(notice(key, Voice.of(language)))) <= most


def test_a_fault_of_ours_tells_its_code_below():
    message = notice("error", Voice.of("es"), id="ab12")
    assert message.title == "Algo falló de nuestro lado y no pude responder."
    assert message.lines == ("Vuelve a intentarlo; si sigue igual, avísanos con este código: ab12",)


@pytest.mark.parametrize(("language", "name"), [("es", "Español"), ("en", "English"), ("qu", "Runasimi")])
def test_each_language_is_called_by_its_own_name(language, name):
    assert notice("language_name", Voice.of(language)).title == name


def test_an_unknown_notice_is_a_fault():
    with pytest.raises(KeyError):
        notice("nothing", Voice.of("es"))
