"""One turn of a conversation: something is written or tapped, and the bot's newest message comes of it."""

from copy import deepcopy


async def asked(telegram, text, chat=7, **how):
    """Writes, and gives the bot's newest message once it is there."""
    count = len(telegram.told(chat))
    await telegram.say(text, chat=chat, **how)
    await telegram.answers(count + 1, chat=chat)
    return telegram.told(chat)[-1]


async def pressed(telegram, words, chat=7, **how):
    """Taps a button, and gives the message that comes of it below."""
    count = len(telegram.told(chat))
    await telegram.press(words, chat=chat, **how)
    await telegram.answers(count + 1, chat=chat)
    return telegram.told(chat)[-1]


async def changed(telegram, words, chat=7, **how):
    """Taps a button, and gives the newest message once it has changed in its place."""
    message = telegram.told(chat)[-1]
    before = deepcopy(message)
    await telegram.press(words, chat=chat, **how)
    await telegram.until(lambda: message != before)
    return message


def rows(message):
    """The words on the buttons under a message, row by row."""
    return [[button["text"] for button in row] for row in message.get("reply_markup", {}).get("inline_keyboard", [])]


def words(message):
    """The words on the buttons under a message, in order."""
    return [each for row in rows(message) for each in row]


def loud(caplog):
    """What the log has to say of mistakes."""
    return [record.getMessage() for record in caplog.records if record.levelname in {"ERROR", "CRITICAL"}]
