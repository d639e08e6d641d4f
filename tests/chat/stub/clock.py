"""The stub's own time, so that nothing depends on the real one."""

from dataclasses import dataclass

DATE = 1_770_000_000
"""When the first message is written (2 February 2026)."""


@dataclass
class StubClock:
    """Unix time in whole seconds; each message moves it on by `step`.

    api.clock.step = 0                    # held: all that follows is of the same second
    for number in range(25):
        await api.say(f"servicios {number}")
    api.clock.step = 5                    # it goes on
    api.clock.now += 3600                 # an hour later
    """

    now: int = DATE
    step: int = 5

    def tick(self) -> int:
        """The date of a new message."""
        date = self.now
        self.now += self.step
        return date
