"""What a figure is about, as its sentence says it."""

from typing import NamedTuple

LAST = 9
"""Rank of what is of no use."""

RANKS = {"centre": 0, "this": 0, "first": 0, "second": 0, "region": 1, "chain": 1, "network": 2, "weak": 3}
"""Of several places in a clause, the first of these acted: "la Red CITE, a través del CITEmadera, …"."""

GUESSED = "scope-guessed"
UNSURE = "centre-unsure"


class Scope(NamedTuple):
    """Scope and id of the subject, empty for the network; and why that is doubtful."""

    scope: str
    subject: str
    reasons: tuple[str, ...] = ()

    def doubted(self, reason: str) -> "Scope":
        """The same, doubtful."""
        return self._replace(reasons=tuple(dict.fromkeys((*self.reasons, reason))))

    @property
    def rank(self) -> int:
        """Its place among `RANKS`."""
        return RANKS.get(self.scope, LAST)


NETWORK = Scope("network", "")

NONE = Scope("", "")
"""Of a number that is about nothing that can be stored: several centres at once, or another institution."""
