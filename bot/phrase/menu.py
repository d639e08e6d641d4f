"""What Telegram shows of the bot outside its answers: what each command does, its name and its descriptions."""

from bot.phrase.voice import Voice


def texts(voice: Voice) -> dict[str, tuple[str, ...]]:
    """Notices by their keys; `command_` and the Spanish name of a command is what it does.

    Telegram takes at most 256 characters for a command, 64 for the name, 512 for the description and 120 for the
    short one (core.telegram.org/bots/api#botcommand, #setmyname, #setmydescription, #setmyshortdescription).
    """
    gettext = voice.gettext
    return {
        "command_start": (gettext("Start"),),
        "command_ayuda": (gettext("What you can ask"),),
        "command_ranking": (gettext("The CITE with the most services"),),
        "command_centros": (gettext("The CITE that operate"),),
        "command_regiones": (gettext("Choose a region"),),
        "command_comparar": (gettext("Compare regions or centres"),),
        "command_resumen": (gettext("The network at a glance"),),
        "command_fuentes": (gettext("Where the figures come from"),),
        "command_suscribir": (gettext("Get a summary each day, each week or each month"),),
        "command_suscripciones": (gettext("What I send you, and how to stop it"),),
        "command_pausa": (gettext("Pause what I send you"),),
        "command_reanudar": (gettext("Go on sending what is on pause"),),
        "command_cerca": (gettext("The CITE nearest to where you are"),),
        "command_favoritos": (gettext("The centres and regions you saved"),),
        "command_idioma": (gettext("Change the language: es, en, qu"),),
        "command_privacidad": (gettext("What I keep of you, and why"),),
        "command_mis_datos": (gettext("All that I keep of you, as a file"),),
        "command_borrar_datos": (gettext("Delete what I keep of you"),),
        "command_cancelar": (gettext("Start afresh, and end what I send you"),),
        "profile_name": (gettext("CITE network in figures"),),
        "profile_short": (
            gettext("Ask for the published figures of Peru’s CITE network: services, companies and centres."),
        ),
        "profile_description": (
            gettext(
                "How many services did each CITE of Peru give, to how many companies, where and when? "
                "Ask me in your own words, as you would a colleague."
            ),
            gettext(
                "I answer with the published figure, its period and its source. Where nothing was published, I say so."
            ),
        ),
        "settings": (gettext("This is what you can set:"),),
        "cancelled": (gettext("Done, I have forgotten what we were talking about. Ask me whatever you like."),),
        "in_private": (gettext("That is between you and me: let us go on in private."),),
        "button_private": (gettext("Open the private chat"),),
        "regions_which": (gettext("Which region would you like to see?"),),
    }
