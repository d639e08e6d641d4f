"""Answer → Message: the words of a reply, in the voice of one tongue."""

from bot.phrase.asking import worded
from bot.phrase.citing import citations
from bot.phrase.kinds import phrase
from bot.phrase.labels import label, named
from bot.phrase.notices import notice
from bot.phrase.voice import Voice

__all__ = ["Voice", "citations", "label", "named", "notice", "phrase", "worded"]
