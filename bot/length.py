"""How long a text is where Telegram counts."""


def units(text: str) -> int:
    """Length in UTF-16 units: characters beyond the basic plane, such as emoji, are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
