"""The doors of a terminal: `ask`, the chat, their settings and how their failures read."""
