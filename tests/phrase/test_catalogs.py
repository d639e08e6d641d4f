"""The catalogs hold every text of the code, in every language, and are compiled."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import bot.phrase

CODE = Path(bot.phrase.__file__).parent
CATALOGS = CODE.parents[1] / "locales"
LANGUAGES = ["es", "en", "qu"]


@pytest.fixture(scope="module")
def extracted():
    catalog = Catalog()
    for _, _, message, _, context in extract_from_dir(CODE):
        catalog.add(message, context=context)
    return {(message.context, message.id) for message in catalog if message.id}


@pytest.fixture(params=LANGUAGES)
def catalog(request):
    with (CATALOGS / request.param / "LC_MESSAGES" / "cite.po").open("rb") as file:
        return read_po(file, locale=request.param, abort_invalid=True)


def texts(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def places(text):
    return set(re.findall(r"\{\w*\}", text))


def test_there_are_texts(extracted):
    assert len(extracted) > 100


def test_every_text_of_the_code_is_in_the_catalog_and_no_other(catalog, extracted):
    assert {(message.context, message.id) for message in catalog if message.id} == extracted


def test_no_text_is_missing_doubtful_or_obsolete(catalog):
    assert [message.id for message in catalog if message.id and not all(texts(message))] == []
    assert [message.id for message in catalog if message.id and message.fuzzy] == []
    assert list(catalog.obsolete) == []


def test_every_text_fills_the_places_of_the_english_one(catalog):
    for message in catalog:
        plural = message.id[-1] if isinstance(message.id, tuple) else message.id
        for text in texts(message):
            if message.id:
                # "one" may stand for the number of a single thing.
                told = {"{n}"} if isinstance(message.id, tuple) else set()
                assert places(text) | told == places(plural) | told, text


def test_plural_texts_have_as_many_forms_as_the_language(catalog):
    for message in catalog:
        if isinstance(message.id, tuple):
            assert len(message.string) == catalog.num_plurals, message.id


def test_english_says_what_the_code_says(extracted):
    with (CATALOGS / "en" / "LC_MESSAGES" / "cite.po").open("rb") as file:
        english = read_po(file)
    assert {(message.context, message.string) for message in english if message.id} == extracted


def test_the_compiled_catalog_is_that_of_the_texts(catalog):
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    path = CATALOGS / str(catalog.locale_identifier) / "LC_MESSAGES" / "cite.mo"
    assert path.read_bytes() == compiled.getvalue()


def test_quechua_says_that_no_native_speaker_has_reviewed_it():
    text = (CATALOGS / "qu" / "LC_MESSAGES" / "cite.po").read_text(encoding="utf-8")
    assert "native speaker has not reviewed" in text
    assert "nplurals=1" in text
