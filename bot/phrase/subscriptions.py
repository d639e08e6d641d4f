"""What is said of what comes by itself: how often, what is sent, how it pauses, changes and ends."""

from bot.phrase.voice import Voice


def texts(voice: Voice) -> dict[str, tuple[str, ...]]:
    """Notices by their keys; `rhythm` and `next` are words of `bot.phrase.timing`."""
    return {
        **_subscribing(voice),
        **_sent(voice),
        **_changing(voice),
        **_pausing(voice),
        **_listing(voice),
        **_hours(voice),
        **_ending(voice),
    }


def _subscribing(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    ways = gettext("Change it or stop it with the buttons, or type {command}.")
    return {
        "button_subscribe": (gettext("Subscribe"),),
        "rhythm_ask": (gettext("How often shall I send you this?"),),
        "rhythm_daily": (gettext("Each day"),),
        "rhythm_weekly": (gettext("Each week"),),
        "rhythm_monthly": (gettext("Each month"),),
        "rhythm_news": (gettext("When there are new figures"),),
        "subscribed": (
            gettext("Done, I will send it to you {rhythm}."),
            gettext("The next one comes {next}."),
            ways,
        ),
        "subscribed_news": (gettext("Done, I will write to you when there are new figures."), ways),
        "subscription_quiet": (gettext("That falls into your quiet hours, so it comes at {time}."),),
        "subscription_full": (
            gettext("I already send you {n} summaries, and more I cannot."),
            gettext("Stop one of them with {command}, then try again."),
        ),
        "subscription_long": (gettext("I cannot keep such a long question. Try one that names less."),),
        "subscription_admins": (gettext("Only those who administer this group can decide what I send here."),),
    }


def _sent(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "summary_again": (gettext("You may get this twice."),),
        "summary_lost": (
            gettext("What you asked me to send you is no longer in my data."),
            gettext("Ask me for something else, or tap the button and I stop."),
        ),
        "button_whole": (gettext("See all of it"),),
        "broadcast": (gettext("Message from those who keep this bot"),),
    }


def _changing(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    coming = gettext("The next one comes {next}.")
    return {
        "button_rhythm": (gettext("Change"),),
        "change_ask": (gettext("What shall I change?"),),
        "change_every": (gettext("How often"),),
        "change_day": (gettext("The day"),),
        "change_hour": (gettext("The time"),),
        "change_same": (gettext("When nothing is new"),),
        "change_weekday": (gettext("On which day of the week?"),),
        "change_monthday": (gettext("On which day of the month?"),),
        "monthday_last": (gettext("The last one"),),
        "change_at": (gettext("At what time?"),),
        "same_ask": (gettext("What shall I do when nothing is new?"),),
        "same_line": (gettext("Say it in one line"),),
        "same_nothing": (gettext("Send nothing"),),
        "changed": (gettext("Done, from now on I send it to you {rhythm}."), coming),
        "changed_news": (gettext("Done, I will write to you when there are new figures."),),
        "changed_same_line": (gettext("Done, when nothing is new I say so in one line."),),
        "changed_same_nothing": (gettext("Done, when nothing is new I send nothing."),),
    }


def _pausing(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    again = gettext("With {command} it goes on.")
    return {
        "button_pause": (gettext("Pause"),),
        "button_resume": (gettext("Go on"),),
        "paused": (gettext("Done, this is paused:"), again),
        "paused_all": (gettext("Done, I send you nothing by myself for now."), again),
        "resumed": (gettext("Done, this goes on:"), gettext("The next one comes {next}.")),
        "resumed_news": (gettext("Done, this goes on:"),),
        "resumed_all": (gettext("Done, I send you everything again as before."),),
        "pause_none": (gettext("There is nothing to pause: I send you nothing by myself."),),
        "resume_none": (gettext("Nothing is paused."),),
    }


def _listing(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "subscriptions": (gettext("This is what I send you:"),),
        "subscription_timed": (gettext("It comes {rhythm}; the next one, {next}."),),
        "subscription_news": (gettext("It comes when there are new figures."),),
        "subscription_paused": (gettext("Paused; it came {rhythm}."),),
        "subscription_lost": (gettext("Something that is no longer in my data"),),
        "subscriptions_none": (
            gettext("I send you nothing by myself."),
            gettext("If you want a summary now and then, tap “{button}” under an answer or type {command}."),
        ),
    }


def _hours(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "settings_zone": (gettext("Time zone: {zone}"),),
        "settings_quiet": (gettext("Quiet hours: {hours}"),),
        "zone_ask": (gettext("By the clock of which city shall I go?"),),
        "zone_set": (gettext("Done, I go by the clock of {zone}."),),
        "quiet_ask": (gettext("In which hours shall I send you nothing by myself?"),),
        "quiet_set": (
            gettext("Done, {hours} I send you nothing by myself."),
            gettext("What falls into those hours comes when they end."),
        ),
        "quiet_off": (gettext("Done, I send you things at any hour."),),
    }


def _ending(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "button_stop": (gettext("Stop sending it"),),
        "unsubscribed": (gettext("Done, I no longer send you this:"),),
        "unsubscribed_before": (gettext("I had already stopped sending that."),),
        "unsubscribe_all": (gettext("I send you {n} summaries. Shall I stop all of them?"),),
        "unsubscribe_too": (gettext("What I send you by myself goes on. Shall I stop that too?"),),
        "unsubscribe_yes": (gettext("Yes, all of them"),),
        "unsubscribe_no": (gettext("No, go on"),),
        "unsubscribed_all": (gettext("Done, I send you nothing by myself any more."),),
        "unsubscribed_none": (gettext("All right, everything goes on as before."),),
    }
