"""Bots that only echo, as the examples of two libraries write them: `python bare_bots.py NAME API PORT`."""

import sys

from fast_api import TOKEN

SECRET = "only-for-the-stub"  # noqa: S105 - opens nothing but the bots below


def ptb(api: str, port: int) -> None:
    """python-telegram-bot as it comes, polling."""
    del port
    _ptb(api).run_polling()


def ptb_webhook(api: str, port: int) -> None:
    """python-telegram-bot as it comes, with its own server."""
    place = {"listen": "127.0.0.1", "port": port, "url_path": "telegram", "webhook_url": _url(port)}
    _ptb(api).run_webhook(**place, secret_token=SECRET)


def aiogram(api: str, port: int) -> None:
    """Aiogram as it comes, polling: each update in a task of its own, in no order."""
    del port
    bot, dispatcher = _aiogram(api, answer_in_reply=False)
    dispatcher.run_polling(bot)


def aiogram_in_order(api: str, port: int) -> None:
    """Aiogram, polling, one update after the other."""
    del port
    bot, dispatcher = _aiogram(api, answer_in_reply=False)
    dispatcher.run_polling(bot, handle_as_tasks=False)


def aiogram_webhook(api: str, port: int) -> None:
    """Aiogram as it comes on aiohttp's server: 200 at once, the answer by a call."""
    _aiogram_webhook(api, port, answer_in_reply=False)


def aiogram_webhook_reply(api: str, port: int) -> None:
    """Aiogram on aiohttp's server, the answer in the HTTP reply."""
    _aiogram_webhook(api, port, answer_in_reply=True)


def _ptb(api: str):
    from telegram.ext import Application, MessageHandler, filters  # noqa: PLC0415 - each loads only its own library

    async def echo(update, _):
        await update.message.reply_text(update.message.text)

    app = Application.builder().token(TOKEN).base_url(f"{api}/bot").build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    return app


def _aiogram(api: str, *, answer_in_reply: bool):
    from aiogram import Bot, Dispatcher  # noqa: PLC0415
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message):
        answer = message.answer(message.text)
        return answer if answer_in_reply else await answer

    return Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api))), dispatcher


def _aiogram_webhook(api: str, port: int, *, answer_in_reply: bool) -> None:
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application  # noqa: PLC0415
    from aiohttp import web  # noqa: PLC0415

    bot, dispatcher = _aiogram(api, answer_in_reply=answer_in_reply)

    @dispatcher.startup()
    async def ask():
        await bot.set_webhook(_url(port), secret_token=SECRET)

    app = web.Application()
    how = {"handle_in_background": not answer_in_reply, "secret_token": SECRET}
    SimpleRequestHandler(dispatcher, bot, **how).register(app, path="/telegram")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=port, print=None)


def _url(port: int) -> str:
    return f"http://127.0.0.1:{port}/telegram"


if __name__ == "__main__":
    globals()[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
