"""Answers to what people ask with a tap, by typing the bot's name, or by calling it as a guest."""

from typing import Any

from . import rich, words
from .queries import Result, Shown
from .refused import OLD_QUERY, not_done
from .sending import MEDIA, Sending, keyboard


class Querying(Sending):
    """answerCallbackQuery, answerInlineQuery, answerGuestQuery: each query is answered once, and in time."""

    def _answer_callback_query(self, params: dict[str, Any]) -> bool:
        if params["callback_query_id"] not in self.taps:
            raise OLD_QUERY
        self.taps.remove(params["callback_query_id"])
        self.popups.append(params)
        return True

    def _answer_inline_query(self, params: dict[str, Any]) -> bool:
        contents = [self._put_in(result) for result in params["results"]]
        asked = self.asked.get(params["inline_query_id"])
        if not asked or asked.old or asked.shown:
            raise OLD_QUERY
        results = [
            Result(result["id"], result.get("title") or "", result.get("description") or "", content, asked.text)
            for result, content in zip(params["results"], contents, strict=True)
        ]
        how = {key: params[key] for key in ("next_offset", "cache_time", "is_personal", "button") if key in params}
        asked.shown = Shown(results, **how)
        return True

    def _answer_guest_query(self, params: dict[str, Any]) -> dict[str, str]:
        content = self._put_in(params["result"])
        summons = self.summons.get(params["guest_query_id"])
        if not summons or summons.old or summons.answer:
            raise OLD_QUERY
        caller = summons.message["from"]
        beside = {"from": self.bot, "guest_bot_caller_user": caller, "reply_to_message": summons.message}
        summons.answer = self.new_message(summons.message["chat"], **beside, **content)
        return {"inline_message_id": self.new_inline(summons.answer)}

    def _put_in(self, result: dict[str, Any]) -> dict[str, Any]:
        """The content of the message that a result puts into the chat."""
        if instead := result.get("input_message_content"):
            return _content(instead) | keyboard(result)
        kind = next((kind for kind in MEDIA if f"{kind}_file_id" in result), "")
        if not kind:
            not_done(f"inline results of type {result['type']} without input_message_content")
        return self._media(kind, result[f"{kind}_file_id"], result) | keyboard(result)


def _content(given: dict[str, Any]) -> dict[str, Any]:
    if "message_text" in given:
        return words.text(given, "message_text")
    if "rich_message" in given:
        return rich.content(given["rich_message"])
    if "latitude" not in given or "title" in given:
        not_done(f"inline results that put in {sorted(given)}")
    return {"location": given}
