"""A pulse: something that happens again and again while all is well, and how long ago it did last."""

import time
from collections.abc import Callable


class Pulse:
    """Measured in seconds by a clock that nobody sets; it may stand while the machine sleeps."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """It begins now, and has not been felt yet."""
        self._clock = clock
        self._last = clock()
        self.felt = False
        """Whether it has happened at all."""

    def feel(self) -> None:
        """It happens now."""
        self._last, self.felt = self._clock(), True

    @property
    def ago(self) -> float:
        """Seconds since it happened last, or since the beginning where it never did."""
        return self._clock() - self._last
