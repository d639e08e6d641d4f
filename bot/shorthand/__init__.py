"""A question as a short word of letters and digits, and back: for buttons and links, which hold nothing longer.

The word says all of the question, so it still works after a restart. A name of the tables stands in it as five letters
made from its id, the same over any version of the tables. Fields stand apart by `-`, each under its own letter:
`c-rA3kZ9-p0cXk0cZ1` is a count, in one region, of one period.
"""

from bot.shorthand.reading import Reader, Unreadable
from bot.shorthand.writing import write

__all__ = ["Reader", "Unreadable", "write"]
