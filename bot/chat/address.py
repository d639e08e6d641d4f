"""Where an answer goes: a chat, perhaps a topic of it, and the message that the answer hangs on."""

from typing import Any, NamedTuple

from telegram import Chat, Message, ReplyParameters


class Address(NamedTuple):
    """A chat by its id; `topic` and `answering` are ids within it."""

    chat: int
    topic: int | None = None
    answering: int | None = None

    @classmethod
    def of(cls, chat: Chat, message: Message | None) -> "Address":
        """Where to answer a message: in a group in reply, and in the same topic."""
        topic = message.message_thread_id if message and message.is_topic_message else None
        return cls(chat.id, topic, None if chat.type == Chat.PRIVATE or not message else message.message_id)

    @property
    def place(self) -> dict[str, Any]:
        """The chat and the topic, as parameters of a method."""
        return {"chat_id": self.chat, "message_thread_id": self.topic}

    @property
    def parameters(self) -> dict[str, Any]:
        """All of it, as parameters of a method that sends; a lost message is answered in its chat."""
        hanging = self.answering and ReplyParameters(self.answering, allow_sending_without_reply=True)
        return {**self.place, "reply_parameters": hanging or None}

    @property
    def plain(self) -> dict[str, Any]:
        """The same as JSON."""
        found: dict[str, Any] = {"chat_id": self.chat}
        if self.topic:
            found["message_thread_id"] = self.topic
        if self.answering:
            found["reply_parameters"] = {"message_id": self.answering, "allow_sending_without_reply": True}
        return found
