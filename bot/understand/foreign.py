"""Words for something that the tables do not have, where they would narrow the figure ("servicios de plomería")."""

from typing import Literal

from bot.understand.draft import Draft
from bot.understand.ordinary import is_ordinary
from bot.understand.particles import (
    ADVERB_ENDING,
    ARTICLES,
    COMPARING,
    INFINITIVE_ENDINGS,
    JOINING,
    NARROWING,
    PURPOSE,
    REFLEXIVE,
    TELLING_WHOSE,
)
from bot.understand.phrases import Span
from bot.understand.reading import Reading

_SHORTEST_NAME = 4
_COUNTED = frozenset({"indicator", "service_type", "client_type"})
_RANKED = frozenset({"ranking", "first", "last"})
_HEADS = frozenset({"noun_centre", "noun_chain", "noun_region"})
_LEADING = ARTICLES | NARROWING

Lead = Literal["counted", "quantity", "head"]


class _Question:
    """A question with strange words: where its phrases end, as what may be narrowed."""

    def __init__(self, reading: Reading, draft: Draft) -> None:
        self._tokens = reading.tokens
        self._forms = [token.form for token in reading.tokens]
        self._verbs = reading.tongue.verbs
        self._quantity = "quantity" in draft.cues
        self._leads: dict[int, Lead] = {}
        self._compared: set[int] = set()
        self._last_name = 0
        self._name_ends: set[int] = set()
        for span in reading.spans:
            self._note(span)
        measured = [end for end, lead in self._leads.items() if lead != "head"]
        self._first_measured = min(measured, default=len(self._forms))

    def _note(self, span: Span) -> None:
        phrase, end = span.phrase, span.end
        if phrase.names:
            self._last_name = max(self._last_name, end)
            self._name_ends.add(end)
        if not phrase.kinds.isdisjoint(_COUNTED):
            self._leads[end] = "counted"
        elif "quantity" in phrase.cues:
            self._leads[end] = "quantity"
        elif not phrase.cues.isdisjoint(_RANKED):
            numbered = end < len(self._tokens) and self._tokens[end].value is not None
            self._leads[end + numbered] = "quantity"
        elif not phrase.cues.isdisjoint(_HEADS):
            self._leads.setdefault(end, "head")
        if not phrase.cues.isdisjoint(("more", "less")) and self._forms[end - 1] in COMPARING:
            self._compared.add(end)

    def narrowed_by(self, at: int) -> bool:
        """Whether the strange word at a token tells which figures are meant, so that they cannot be given."""
        form = self._forms[at]
        start = self._opening(at)
        between = self._forms[start:at]
        led = not NARROWING.isdisjoint(between)
        common = is_ordinary(form)
        if between and PURPOSE.issuperset(between) and form.endswith(INFINITIVE_ENDINGS):
            return False  # "para adjuntarlo": what it is for
        if at in self._compared or self._follows(start, at, led=led, common=common) or self._does(start, at):
            return True
        if not common and (led or (self._forms[at - 1] in JOINING and at - 1 in self._name_ends)):
            return True
        whose = at < self._last_name or not TELLING_WHOSE.isdisjoint(between)
        if led and whose and 0 < start >= self._first_measured:
            return True
        if at < self._first_measured:
            return False
        named = not common and len(form) >= _SHORTEST_NAME and at < self._last_name
        return named or (self._quantity and self._forms[at - 1] in REFLEXIVE)

    def _does(self, start: int, at: int) -> bool:
        """Whether the word is who did what is counted ("¿cuántos clientes tiene Movistar?")."""
        adverb = self._forms[at].endswith(ADVERB_ENDING)
        led = not NARROWING.isdisjoint(self._forms[start:at])
        return start > self._first_measured and self._forms[start - 1] in self._verbs and not adverb and not led

    def _opening(self, at: int) -> int:
        """Where the small words before a token begin."""
        while at > 0 and self._forms[at - 1] in _LEADING and not self._tokens[at].gap:
            at -= 1
        return at

    def _follows(self, start: int, at: int, *, led: bool, common: bool) -> bool:
        """Whether a word follows right upon what is counted, "cuántos", or "CITE", small words between aside."""
        lead = self._leads.get(start)
        if lead is None or self._tokens[start].gap:
            return False
        if lead == "head":
            return start == at or not common
        return start == at or led


def foreign_word(reading: Reading, draft: Draft) -> str:
    """The first word that names something the tables do not have, as typed; empty when there is none."""
    corrections = [span.start for span in reading.spans if "correct" in span.phrase.cues]
    since = corrections[-1] if corrections else 0
    question = _Question(reading, draft)
    places = (at for at in sorted(set(reading.strange)) if at >= since)
    return next((reading.tokens[at].raw for at in places if question.narrowed_by(at)), "")
