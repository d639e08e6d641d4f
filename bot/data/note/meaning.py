"""What the places of a sentence stand for: "the centre" is one named before, and some names are of several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.data.note.context import Context
from bot.data.note.known import KnownNames
from bot.data.note.language import Language
from bot.data.note.places import Place
from bot.data.note.scope import GUESSED, NETWORK, NONE, UNSURE, Scope
from bot.data.note.spotting import Spotted

_COUNTED = re.compile(r" ?[(:]? ?\d")
_TWO = 2


@dataclass(frozen=True)
class Meaning:
    """The places of one sentence in their note."""

    spotted: Spotted
    context: Context
    names: KnownNames

    @property
    def language(self) -> Language:
        """The words around the names."""
        return self.names.language

    @cached_property
    def acting(self) -> list[Place]:
        """The places that may have done something; not examples, nor those that are only beside."""
        return list(self._acting())

    def of(self, place: Place) -> Scope:
        """What a place stands for."""
        match place.scope:
            case "network" | "weak":
                return self._network(place)
            case "this":
                return self._this(place)
            case "first" | "second":
                two = self.context.recent
                return Scope("centre", two[place.scope == "second"], (UNSURE,)) if len(two) == _TWO else NONE
            case "region" | "chain":
                several = self.language.cues["places_too"].match(self.spotted.plain, place.end)
                scope = Scope(place.scope, place.ids[0], place.reasons)
                placed = self.language.cues["of_places"].match(self.spotted.plain, place.end)
                return NONE if several and place.scope == "region" else scope.doubted(GUESSED) if placed else scope
            case "centre":
                return self._shared(place) if place.reasons else Scope("centre", place.ids[0])
        return NONE

    def joint(self, one: Place, other: Place) -> bool:
        """Whether two places, in order, acted together."""
        return self.language.frames["joint"].search(self.spotted.plain[one.end : other.start]) is not None

    def _acting(self) -> Iterator[Place]:
        cues = self.language.cues
        for place in self.spotted.places:
            before = self.spotted.before(place.start)
            beside = cues["including"].search(before) or cues["subordinate"].search(before)
            counted = _COUNTED.match(self.spotted.plain, place.end)
            if place.scope in {"place", "ministry"} or (place.scope in {"centre", "region"} and beside and not counted):
                continue
            if place.scope == "weak" and cues["aside"].search(before):
                continue
            if place.scope == "other" and cues["with"].search(before):
                continue
            yield place

    def _network(self, place: Place) -> Scope:
        doubtful = self.context.all_centres if place.scope == "weak" else self._limited(place)
        return NETWORK.doubted(GUESSED) if doubtful else NETWORK

    def _limited(self, place: Place) -> bool:
        """Whether only some of the network may be meant: "los CITE privados"."""
        text, cues = self.spotted.plain, self.language.cues
        if cues["whole_name"].search(text[place.start : place.end]):
            return cues["restricted"].match(text, place.end) is not None
        return not cues["all_of_it"].match(text, place.end)

    def _shared(self, place: Place) -> Scope:
        """A name that several have: the one of them that the note names in full, if it is only one."""
        full = [id_ for id_ in place.ids if id_ in self.context.all_centres]
        found = Scope("centre", (full or place.ids)[0])
        return found if len(full) == 1 and full[0] in self.context.centres else found.doubted(UNSURE)

    def _this(self, place: Place) -> Scope:
        """The centre named before, in the sentence or in the note."""
        own = {each.ids[0] for each in self.acting if each.scope == "centre" and each.end <= place.start}
        if len(own) == 1:
            return Scope("centre", own.pop())
        if not self.context.centres:
            return NONE
        found = Scope("centre", self.context.centres[-1])
        return found if len(self.context.centres) == 1 else found.doubted(UNSURE)
