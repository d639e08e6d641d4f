"""The updates that were seen last, by their numbers: what is surely new, and what may have been stored before."""

MOST = 10_000
"""Numbers that are kept; Telegram posts what is younger again within a minute or so."""


class Seen:
    """Numbers above `floor` are new the first time; those up to it may all be known."""

    def __init__(self, floor: int, most: int = MOST) -> None:
        """Takes the highest number of all that was stored."""
        self._floor = floor
        self._most = most
        self._numbers: set[int] = set()

    def new(self, number: int) -> bool:
        """Whether it is surely new; from now on it is seen."""
        if number <= self._floor or number in self._numbers:
            return False
        self._numbers.add(number)
        if len(self._numbers) > self._most:
            self._floor = sorted(self._numbers)[self._most // 2]
            self._numbers = {each for each in self._numbers if each > self._floor}
        return True
