"""Turns of a talk with the bot, each until its answer is there."""


async def shown(telegram, text, chat=7, **how):
    """Asks, and gives the bot's newest message once it is there."""
    count = len(telegram.told(chat))
    await telegram.say(text, chat=chat, **how)
    await telegram.answers(count + 1, chat=chat)
    return telegram.told(chat)[-1]


async def pressed(telegram, words, chat=7, **how):
    """Taps a button, and gives the message that comes of it."""
    count = len(telegram.told(chat))
    await telegram.press(words, chat=chat, **how)
    await telegram.answers(count + 1, chat=chat)
    return telegram.told(chat)[-1]


def loud(caplog):
    """What the log has to say of mistakes."""
    return [record.getMessage() for record in caplog.records if record.levelname in {"ERROR", "CRITICAL"}]
