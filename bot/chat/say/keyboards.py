"""The buttons under a reply: pages, other views of the figures, a chart, a file, and what can be asked next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Keyboard

from bot.chat.context import Context
from bot.chat.say.html import parts
from bot.chat.say.listed import listed
from bot.chat.say.sharing import shared
from bot.chat.say.stars import star
from bot.chat.say.taps import Act, Tap
from bot.chat.say.wishes import anew, step
from bot.lookup import views
from bot.message import Message, Suggestion
from bot.phrase import citations, label, named, notice
from bot.question import TALK, Ambiguous, Intent, Query, Question, Subject
from bot.reply import Reply

Rows = list[list[Button]]

Thing = TypeVar("Thing")

ABREAST = 2
"""Buttons side by side whose words a phone shows whole; the tools, with a word each, go by three."""

TOOLS = 3

SIGNS = {"chart": "📊", "table": "📄", "sources": "🔗", "compare": "⚖️", "share": "📤", "near": "📍", "subscribe": "🔔"}

NEAR = "1:near"
"""What the button sends that asks for the centres nearby, in version 1."""

REGIONS = Question(Intent.LIST, Query(group_by="region"))
"""Stands for the choice of a region."""

SEVERAL = 2
"""Figures that make a chart, and rows that make a table."""


class Worn(Keyboard):
    """Buttons that many get under the same answer: put into JSON once."""

    __slots__ = ("_json",)

    def to_dict(self, recursive: bool = True) -> dict[str, Any]:  # noqa: FBT001, FBT002 - as the library has it
        """The buttons as JSON, to be read only."""
        if not recursive:
            return super().to_dict(recursive=False)
        if not hasattr(self, "_json"):
            self._json = {"inline_keyboard": [[_plain(button) for button in row] for row in self.inline_keyboard]}
        return self._json


def _plain(button: Button) -> dict[str, Any]:
    """A button as JSON: of its many fields we fill one beside the words."""
    if button.callback_data is not None:
        return {"text": button.text, "callback_data": button.callback_data}
    return button.to_dict()


class Dressed(NamedTuple):
    """A message and the buttons under it; what became a button is no longer in the text.

    The `texts` are the message as it is sent, where they are made already.
    """

    message: Message
    keyboard: Keyboard | None
    texts: Sequence[str] | None = None


def under(context: Context, said: Reply, page: int = 0, *, without: Act | None = None, whole: bool = False) -> Dressed:
    """The reply dressed for the chat; a question that fits no button stays in the text.

    There is no button for what is shown already: the tool to do `without`, and pages where the `whole` is shown.
    """
    question = said.answer.question
    starred = question is not None and place_of(question) in context.conversation.kept.favourites
    inline = context.bot.supports_inline_queries
    key = (page, without, whole, context.voice.language, context.today, context.private, inline, starred)
    return said.once(key, lambda: _dressed(context, said, page, without=without, whole=whole))


def _dressed(context: Context, said: Reply, page: int, *, without: Act | None, whole: bool) -> Dressed:
    message, question = said.message, said.answer.question
    rows: Rows = []
    if question:
        message, centres = (message, []) if whole else listed(context, said, page)
        rows += turning(context, Act.PAGE, question, 1 if whole else message.pages, page)
        rows += centres
        rows += abreast(_views(context, question), ABREAST)
        rows += abreast(_tools(context, said, question, without), TOOLS)
    buttons = {each: _suggested(context, said, each, number) for number, each in enumerate(message.suggestions)}
    shown = {button.text for row in rows for button in row}
    rows += [[button] for button in buttons.values() if button and button.text not in shown]
    rows += _near(context, question)
    left = tuple(each for each, button in buttons.items() if not button)
    message = replace(message, suggestions=left)
    return Dressed(message, Worn(rows) if rows else None, parts(message))


def offered(context: Context, message: Message) -> Dressed:
    """A message that answers no question, with what can be asked next as buttons."""
    registry = context.facts.store.registry
    buttons = {
        each: button(label(each.question, context.voice, registry), Act.ASK, each.question)
        for each in message.suggestions
    }
    left = tuple(each for each, made in buttons.items() if not made)
    rows = abreast(buttons.values(), 1)
    return Dressed(replace(message, suggestions=left), Keyboard(rows) if rows else None)


def button(words: str, act: Act, question: Question, page: int = 0) -> Button | None:
    """A button with these words; None where it would not fit."""
    data = Tap(act, question, page).data
    return Button(words, callback_data=data) if data else None


def tool(context: Context, name: str, act: Act, question: Question) -> Button | None:
    """A button with the sign and the word of a tool."""
    return button(_named(context, name), act, question)


def _named(context: Context, name: str) -> str:
    return f"{SIGNS[name]} {notice(f'button_{name}', context.voice).title}"


def leaf(found: Sequence[Thing], size: int, page: int) -> tuple[Sequence[Thing], int]:
    """What stands on a page, or on the last one for a page beyond it; and how many pages there are."""
    pages = max(1, -(-len(found) // size))
    here = min(page, pages - 1)
    return found[here * size : (here + 1) * size], pages


def turning(context: Context, act: Act, question: Question, pages: int, page: int) -> Rows:
    """The way to the page before and after, if there are any."""
    here, row = min(page, pages - 1), []
    if here:
        row.append(button(f"← {notice('button_previous', context.voice).title}", act, question, here - 1))
    if here < pages - 1:
        row.append(button(f"{notice('button_next', context.voice).title} →", act, question, here + 1))
    return abreast(row, ABREAST)


def _views(context: Context, question: Question) -> Iterator[Button | None]:
    for view in views(question, context.facts.store, context.today):
        words = label(view, context.voice, context.facts.store.registry, question)
        yield button(words, Act.ASK, view)


def _tools(context: Context, said: Reply, question: Question, without: Act | None) -> Iterator[Button | None]:
    rows = said.answer.rows
    if without is not Act.CHART and sum(row.value is not None for row in rows) >= SEVERAL:
        yield tool(context, "chart", Act.CHART, question)
    if without is not Act.TABLE and len(rows) >= SEVERAL:
        yield tool(context, "table", Act.TABLE, question)
    if citations(said.answer, context.voice, context.facts.store.registry):
        yield tool(context, "sources", Act.SOURCES, question)
    place = place_of(question)
    if place and rows and question.intent is not Intent.LIST:
        yield tool(context, "compare", Act.COMPARE, comparison(question, place))
    if words := shared(context, said):
        yield Button(_named(context, "share"), switch_inline_query=words)
    if place and context.private:
        yield star(context, place)
    figures = any(row.value is not None and row.period for row in rows)
    if without is not Act.SUBSCRIBE and figures and (again := anew(question)):
        yield tool(context, "subscribe", Act.SUBSCRIBE, again)


def _suggested(context: Context, said: Reply, suggestion: Suggestion, number: int) -> Button | None:
    registry, asked = context.facts.store.registry, said.answer.asked
    before = said.answer.question
    if isinstance(asked, Ambiguous):
        return button(named(Subject(*asked.choices[number]), registry), *step(suggestion.question))
    if before is None or before.intent in TALK:
        if suggestion.question.intent is Intent.LIST:  # One region stands for all: here they can be chosen from.
            return button(notice("command_regiones", context.voice).title, Act.REGION, REGIONS)
        words = label(suggestion.question, context.voice, registry)
    else:
        words = label(suggestion.question, context.voice, registry, before)
    return button(words, Act.ASK, suggestion.question)


def _near(context: Context, question: Question | None) -> Rows:
    """The way to the centres nearby, for who does not know yet what to ask."""
    if not context.private or not question or question.intent not in {Intent.HELP, Intent.GREETING}:
        return []
    return [[Button(f"{SIGNS['near']} {notice('button_near', context.voice).title}", callback_data=NEAR)]]


def comparison(question: Question, *places: Subject) -> Question:
    """The places side by side, by what the question counts and when."""
    asked = question.query
    query = Query(asked.indicator, asked.service_types, asked.client_types, period=asked.period)
    return Question(Intent.COMPARE, query, compared=places, to_date=question.to_date)


def place_of(question: Question) -> Subject | None:
    """The one centre or region that a question is about, if there is one."""
    query = question.query
    if question.compared or query.chains or query.kind:
        return None
    if len(query.centres) == 1:
        return Subject("centre", query.centres[0])
    return Subject("region", query.regions[0]) if len(query.regions) == 1 and not query.centres else None


def abreast(buttons: Iterable[Button | None], width: int) -> Rows:
    """The buttons in rows of so many."""
    found = [each for each in buttons if each]
    return [found[at : at + width] for at in range(0, len(found), width)]
