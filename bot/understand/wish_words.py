"""The words of wishes in a text: to send, to want, to change, to end, to let rest."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.understand.how_often import RHYTHM_WORDS
from bot.understand.patterns import WEEKDAYS, Found, Patterns, Sorted
from bot.understand.tongues import lists
from bot.understand.words import Text

_WORDS = lists("wishes")
ASKING = frozenset(_WORDS.pop("asking"))
"""Words that ask for figures."""
AROUND_FIGURES = frozenset(_WORDS.pop("figures"))
"""What stands before "cada mes" where it tells how figures are arranged."""
_BETWEEN = frozenset(_WORDS.pop("between"))
_TELLING = frozenset(_WORDS.pop("telling"))
_BY_MONTH, _BESIDES = frozenset(_WORDS.pop("by_month")), frozenset(_WORDS.pop("besides"))
_ALL, _LEADING = frozenset(_WORDS.pop("all")), frozenset(_WORDS.pop("leading"))
REPORTS = frozenset(_WORDS["reports"])
_PATTERNS = {name: Patterns({name: said}) for name, said in _WORDS.items()}
SPELLED = frozenset({*WEEKDAYS, *RHYTHM_WORDS}.union(*[one.words for one in _PATTERNS.values()]))
"""Words of wishes that misspelt ones are led to."""
_VERBS = {
    name: frozenset([max(phrase.split(), key=len) for phrase in _WORDS[name]])
    for name in ("send", "arrive", "change", "prefer", "end")
}
"""The telling word of each verb."""
_SENDING = _VERBS["send"] | _VERBS["arrive"]
_WITHOUT_MORE = (_TELLING | WEEKDAYS.keys() | _VERBS["change"] | _VERBS["end"]) - _SENDING
_SHORT = 8  # the words of "no, mejor a las 8 de la noche"
_NEAR = 2  # the words of "todos mis" in "cancela todos mis avisos"


def may_wish(text: Text) -> bool:
    """Whether a text without a cue of wishes may be one all the same: most are not, and this is quickly told."""
    words = frozenset(text.forms)
    if not words.isdisjoint(_WITHOUT_MORE):
        return True
    if not words.isdisjoint(_SENDING):
        return bool(text.figures) or not words.isdisjoint(_BY_MONTH | _BESIDES)
    if not (words.isdisjoint(_ALL) or words.isdisjoint(_BY_MONTH | _BESIDES)):
        return True
    short = len(text.forms) <= _SHORT
    if not words.isdisjoint(_BY_MONTH) and not words.isdisjoint(REPORTS | (_VERBS["prefer"] if short else frozenset())):
        return True
    return short and (":" in text.gaps or not words.isdisjoint(_LEADING))


class WishWords(NamedTuple):
    """Where the words of wishes stand, each list in order; the language data tell what each is for."""

    send: list[Found]
    arrive: list[Found]
    want: list[Found]
    reports: list[Found]
    change: list[Found]
    prefer: list[Found]
    end: list[Found]
    ended: list[Found]
    awhile: list[Found]
    quiet: list[Found]

    @classmethod
    def read(cls, text: Sorted) -> "WishWords":
        """Finds them all."""
        return cls(*[_PATTERNS[name].find(text) for name in cls._fields])

    @property
    def sending(self) -> list[Found]:
        """What asks that something comes."""
        return [*self.send, *self.arrive]

    @property
    def verbs(self) -> list[Found]:
        """What asks for anything."""
        return [*self.sending, *self.want]

    def ends(self, forms: Sequence[str]) -> Found | None:
        """The verb of "borra el aviso", "cancela todos mis avisos"."""
        things = {thing.start for thing in self.ended}
        for verb in self.end if things else ():
            near = (at for at in range(verb.end, verb.end + _NEAR + 1) if at in things)
            if any(_BETWEEN.issuperset(forms[verb.end : at]) for at in near):
                return verb
        return None
