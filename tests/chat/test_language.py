"""In which language the bot speaks, and how that is changed."""

import pytest

from bot.memory import CannotRemember

from .turns import asked, changed


async def spoken(api, chat=7):
    """What the bot says to a word that it does not know, which differs between languages."""
    count = len(api.told(chat))
    await api.say("/ayuda", chat=chat, language="es")
    return (await api.answers(count + 1, chat=chat))[-1]


@pytest.fixture
async def helps(telegram):
    """The help in each language, by asking as people whose Telegram speaks it."""
    for number, language in enumerate(("es", "en", "qu"), 100):
        await telegram.say("/ayuda", chat=number, language=language)
    found = {code: (await telegram.answers(1, chat=number))[0] for number, code in enumerate(("es", "en", "qu"), 100)}
    assert len(set(found.values())) == 3
    return found


@pytest.mark.parametrize(
    ("code", "ours"),
    [("es-PE", "es"), ("es-419", "es"), ("en-US", "en"), ("qu-PE", "qu"), ("pt-br", "es"), (None, "es")],
)
async def test_the_language_is_that_of_the_users_telegram(telegram, helps, code, ours):
    await telegram.say("/ayuda", language=code)
    assert await telegram.answers() == [helps[ours]]


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("/idioma en", "en"),
        ("/idioma QU", "qu"),
        ("/idioma quechua", "qu"),
        ("/lang english", "en"),
        ("/language español", "es"),
        ("háblame en inglés", "en"),
    ],
)
async def test_a_language_that_is_asked_for_stays(telegram, helps, text, ours):
    await telegram.say(text)
    await telegram.answers(1)
    assert await spoken(telegram) == helps[ours]
    assert await spoken(telegram, chat=8) == helps["es"]


@pytest.mark.parametrize("text", ["/idioma", "/idioma klingon", "cambia el idioma"])
async def test_without_a_known_language_ours_are_offered(telegram, text):
    await telegram.say(text)
    await telegram.answers()
    (row,) = telegram.told()[0]["reply_markup"]["inline_keyboard"]
    assert [button["callback_data"] for button in row] == ["1:language:es", "1:language:en", "1:language:qu"]
    assert [button["text"] for button in row] == ["Español", "English", "Runasimi"]


async def test_an_unknown_language_is_named(telegram):
    await telegram.say("/idioma klingon")
    assert "klingon" in (await telegram.answers())[0]


async def test_a_tap_chooses_the_language_in_place_of_the_buttons(telegram, helps):
    await telegram.say("/idioma")
    (offer,) = await telegram.answers()
    await telegram.tap("1:language:en")
    await telegram.until(lambda: "edit_date" in telegram.told()[0])
    (said,) = telegram.told()
    assert said["text"] != offer
    assert [call.method for call in telegram.calls if call.method[0] in "ae"] == [
        "answerCallbackQuery",
        "editMessageText",
    ]
    assert telegram.buttons(said) == ["Services · CITE network"]
    assert "For example" not in said["text"]
    assert await spoken(telegram) == helps["en"]


@pytest.mark.parametrize("data", ["1:language:fr", "1:language:en ", "0:language:en", "9:x", "'; drop table", "🐟"])
async def test_a_tap_on_a_button_not_ours_is_answered_politely(telegram, helps, data):
    await telegram.say("/idioma")
    offer = await telegram.answers()
    await telegram.tap(data)
    await telegram.until(lambda: telegram.methods.popups)
    assert telegram.methods.popups[0]["text"]
    assert await telegram.answers() == offer
    assert await spoken(telegram) == helps["es"]


async def test_a_late_tap_still_counts(telegram, helps, caplog):
    await telegram.say("/idioma")
    await telegram.answers()
    await telegram.tap("1:language:qu", old=True)
    await telegram.until(lambda: "edit_date" in telegram.told()[0])
    assert await spoken(telegram) == helps["qu"]
    assert "ERROR" not in {record.levelname for record in caplog.records}


async def test_a_second_tap_on_the_same_language_is_no_error(telegram, caplog):
    await telegram.say("/idioma")
    await telegram.answers()
    await telegram.tap("1:language:en")
    await telegram.tap("1:language:en")
    await telegram.until(lambda: len(telegram.called("editMessageText")) == 2)
    assert len(telegram.told()) == 1
    assert "ERROR" not in {record.levelname for record in caplog.records}


async def test_a_tap_under_a_message_that_telegram_no_longer_shows_is_answered_below(telegram, helps):
    await telegram.tap("1:language:en", message={"chat": telegram.chat(7).about, "message_id": 3, "date": 0})
    assert (await telegram.answers())[0].startswith("Done, I speak English")
    assert await spoken(telegram) == helps["en"]


@pytest.mark.parametrize("chosen", ["/idioma en", "háblame en inglés"])
async def test_a_language_that_was_chosen_is_remembered_over_a_restart(api, serving, chosen):
    async with serving():
        english = await asked(api, "/help", chat=8, language="en")
        await asked(api, chosen)
    async with serving():
        assert (await asked(api, "/help", language="es"))["text"] == english["text"]


async def test_a_language_that_cannot_be_written_down_is_owned_up_to(telegram, memory, monkeypatch, caplog):
    def fail(*_):
        raise CannotRemember("The memory does not work")  # noqa: EM101, TRY003 - a fault as the memory words it

    monkeypatch.setattr(memory, "keep", fail)
    for words in ("/idioma en", "háblame en inglés"):
        said = (await asked(telegram, words))["text"]
        assert said.startswith("Done, I speak English")
        assert "until I am restarted" in said
    await asked(telegram, "/idioma")
    assert "until I am restarted" in (await changed(telegram, "English"))["text"]
    assert "The memory does not work" in caplog.text


@pytest.mark.parametrize("text", ["/idioma qu", "/ayuda"])
async def test_quechua_says_in_two_languages_that_no_native_speaker_has_reviewed_it(telegram, text):
    said = (await asked(telegram, text, language="qu"))["text"]
    assert "manaraqmi" in said
    assert "Ningún hablante nativo" in said


@pytest.mark.parametrize("text", ["/idioma en", "/idioma es"])
async def test_of_the_other_languages_nothing_is_owned_up_to(telegram, text):
    said = (await asked(telegram, text))["text"]
    assert "native" not in said
    assert "nativo" not in said
