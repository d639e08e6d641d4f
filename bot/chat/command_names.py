"""What the commands are called: each by a Spanish name, by which we know it, and by English ones."""

from collections.abc import Mapping

ENGLISH: Mapping[str, tuple[str, ...]] = {
    "start": ("start",),
    "ayuda": ("help",),
    "ranking": ("ranking",),
    "centros": ("centres", "centers"),
    "regiones": ("regions",),
    "comparar": ("compare",),
    "resumen": ("summary",),
    "fuentes": ("sources",),
    "suscribir": ("subscribe",),
    "suscripciones": ("subscriptions",),
    "pausa": ("pause",),
    "reanudar": ("resume",),
    "cerca": ("nearby",),
    "favoritos": ("favourites", "favorites"),
    "idioma": ("language", "lang"),
    "ajustes": ("settings",),
    "privacidad": ("privacy",),
    "mis_datos": ("my_data",),
    "borrar_datos": ("delete_data",),
    "cancelar": ("cancel",),
}
"""The English names of each command by its Spanish one; the first of them is on show."""


def called(name: str) -> tuple[str, ...]:
    """All names of a command."""
    return tuple(dict.fromkeys((name, *ENGLISH[name])))


def shown(name: str, language: str) -> str:
    """The name of a command in a language; Quechua takes the Spanish ones, which its speakers meet everywhere."""
    return ENGLISH[name][0] if language == "en" else name


def typed(name: str, language: str) -> str:
    """The command as it is typed: "/mis_datos"."""
    return f"/{shown(name, language)}"
