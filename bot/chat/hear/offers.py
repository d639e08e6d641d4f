"""What is offered to someone who types a question in another chat: the answer, what is near it, what it may become."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice

from bot.answer import Status
from bot.chat.hear.links import RANKING
from bot.lookup import views
from bot.phrase import Voice
from bot.question import TALK, Ambiguous, Intent, NotUnderstood, Query, Question, Subject
from bot.reply import Facts, Reply, reply, reply_to
from bot.shorthand import write

MOST = 10
"""Answers that are looked at; nobody scrolls further, and none is looked up that is not shown."""

COMPLETED = 5
"""Names offered for a word that is not complete."""

FIELDS = {"centre": "centres", "region": "regions", "chain": "chains"}
"""The filter of a query for each kind of thing that has figures."""


@dataclass(frozen=True, slots=True)
class Offers:
    """The answers for a text that is still being typed; nothing is remembered of it."""

    facts: Facts
    voice: Voice
    now: datetime

    def of(self, text: str, favourites: Iterable[Subject] = ()) -> list[Reply]:
        """The answers to offer, the likeliest first, each once; before any is meant, the usual and favourites."""
        nothing = not text.strip() or self.facts.lexicon.beginnings.opens(text)
        found = self._asked(_usual(favourites)) if nothing else self._typed(text)
        distinct: dict[str, Reply] = {}
        for said in found:
            word = write(said.answer.question) if said.answer.question else None
            if word and word not in distinct:
                distinct[word] = said
            if len(distinct) == MOST:
                break
        return list(distinct.values())

    def _typed(self, text: str) -> Iterator[Reply]:
        said = reply(text, self.facts, self.voice, self.now)
        match said.answer.asked:
            case Question() as question if question.intent not in TALK or question.intent is Intent.SOURCE:
                yield said
                yield from self._beside(text, question, said)
            case Ambiguous():
                yield from self._asked(each.question for each in said.message.suggestions)
            case NotUnderstood() as puzzled:
                yield from self._completed(text)
                yield from self._asked(map(_figure, (Subject(*name) for name in puzzled.near)))

    def _beside(self, text: str, question: Question, said: Reply) -> Iterator[Reply]:
        """What is near an answer; where it names nobody, first the names that may be on their way."""
        near = self._asked(chain(self._views(question), said.answer.further))
        completed = self._completed(text)
        query = question.query
        named = query.centres or query.regions or query.chains or question.compared
        yield from chain(near, completed) if named else chain(completed, near)

    def _views(self, question: Question) -> Iterator[Question]:
        yield from views(question, self.facts.store, self.now.date())

    def _completed(self, text: str) -> Iterator[Reply]:
        """The answers to the text with its last word completed to a name, as far as they are about that name.

        Those with a figure come first.
        """
        answers = (self._about(*each) for each in self.facts.lexicon.beginnings.complete(text))
        found = islice((said for said in answers if said), COMPLETED)
        yield from sorted(found, key=lambda said: said.answer.status is Status.NO_DATA)

    def _about(self, subject: Subject, text: str) -> Reply | None:
        said = reply(text, self.facts, self.voice, self.now)
        question = said.answer.question
        return said if question and _names(question, subject) else None

    def _asked(self, questions: Iterable[Question]) -> Iterator[Reply]:
        for question in questions:
            yield reply_to(question, self.facts, self.voice, self.now)


def _names(question: Question, subject: Subject) -> bool:
    ids: tuple[str, ...] = getattr(question.query, FIELDS[subject.kind])
    return subject.id in ids or subject in question.compared


def _usual(favourites: Iterable[Subject]) -> Iterator[Question]:
    """The network's figure, the ranking of its centres, and the figures of the favourites."""
    yield Question(Intent.COUNT)
    yield RANKING
    yield from map(_figure, favourites)


def _figure(subject: Subject) -> Question:
    field = FIELDS.get(subject.kind)
    return Question(Intent.COUNT, Query(**{field: (subject.id,)}) if field else Query())  # type: ignore[arg-type]
