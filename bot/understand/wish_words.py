"""The words of wishes in a text: to send, to want, to change, to end, to let rest."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.understand.how_often import RHYTHM_WORDS
from bot.understand.patterns import WEEKDAYS, Found, Patterns
from bot.understand.tongues import lists
from bot.understand.words import Token

_WORDS = lists("wishes")
ASKING = frozenset(_WORDS.pop("asking"))
"""Words that ask for figures."""
AROUND_FIGURES = frozenset(_WORDS.pop("figures"))
"""What stands before "cada mes" where it tells how figures are arranged."""
_BETWEEN = frozenset(_WORDS.pop("between"))
_TELLING = frozenset(_WORDS.pop("telling"))
_PATTERNS = {name: Patterns({name: said}) for name, said in _WORDS.items()}
SPELLED = frozenset({*WEEKDAYS, *RHYTHM_WORDS}.union(*[one.words for one in _PATTERNS.values()]))
"""Words of wishes that misspelt ones are led to."""
_OPENING = frozenset(
    max(phrase.split(), key=len) for name in ("send", "arrive", "change", "prefer", "end") for phrase in _WORDS[name]
)
TELLING = _TELLING | WEEKDAYS.keys() | _OPENING
"""Without one of these, or a cue, no message is about what is sent by itself."""
_NEAR = 2  # the words of "todos mis" in "cancela todos mis avisos"


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
    def read(cls, tokens: Sequence[Token]) -> "WishWords":
        """Finds them all."""
        return cls(**{name: _PATTERNS[name].find(tokens) for name in cls._fields})

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
        for verb in self.end:
            for thing in self.ended:
                if 0 <= thing.start - verb.end <= _NEAR and _BETWEEN.issuperset(forms[verb.end : thing.start]):
                    return verb
        return None


def right_after(found: Iterable[Found], place: int, reach: int = 0) -> bool:
    """Whether something stands right after any of these, or at most `reach` words behind it."""
    return any(0 <= place - one.end <= reach for one in found)
