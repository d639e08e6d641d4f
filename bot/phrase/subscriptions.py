"""What is said of what comes by itself: how often, when, what is sent, how it rests, changes and ends."""

from bot.phrase.voice import Voice


def texts(voice: Voice) -> dict[str, tuple[str, ...]]:
    """Notices by their keys; those that end in daily, weekly, monthly and news are said of that rhythm."""
    return {
        **_subscribing(voice),
        **_sent(voice),
        **_listing(voice),
        **_changing(voice),
        **_hours(voice),
        **_pausing(voice),
        **_ending(voice),
    }


def _subscribing(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "button_subscribe": (gettext("Subscribe"),),
        "rhythm_ask": (gettext("How often shall I send you this?"),),
        "rhythm_daily": (gettext("Each day"),),
        "rhythm_weekly": (gettext("Each week"),),
        "rhythm_monthly": (gettext("Each month"),),
        "rhythm_news": (gettext("When there are new figures"),),
        "subscribed": (gettext("Done, I will send you this:"),),
        "subscribed_next": (gettext("The next one comes on {when}."),),
        "subscribed_quiet": (gettext("I do not write to you before: those are your quiet hours."),),
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
        "summary_daily": (gettext("Your daily summary"),),
        "summary_weekly": (gettext("Your weekly summary"),),
        "summary_monthly": (gettext("Your monthly summary"),),
        "summary_news": (gettext("There are new figures"),),
        "summary_lost": (gettext("What you asked me to send you is no longer in my data."),),
        "broadcast": (gettext("A word from those who run this bot:"),),
        "sent_again": (gettext("You may get this message twice: I do not know whether it arrived before."),),
        "button_whole": (gettext("See all of it"),),
        "button_all_sent": (gettext("All that I send you"),),
    }


def _listing(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "subscriptions": (gettext("This is what I send you:"),),
        "state_timed": (gettext("It comes {often}. The next one: {when}."),),
        "state_news": (gettext("It comes {often}."),),
        "state_paused": (gettext("On pause. Once it goes on, it comes {often}."),),
        "subscriptions_not_that": (gettext("I do not send you that. This is what I send you:"),),
        "subscription_lost": (gettext("Something that is no longer in my data"),),
        "subscriptions_none": (
            gettext("I send you nothing by myself."),
            gettext("If you want a summary now and then, tap “{button}” under an answer or type {command}."),
        ),
    }


def _changing(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "button_change_sent": (gettext("Change"),),
        "button_repeat": (gettext("How often"),),
        "button_days": (gettext("Day"),),
        "button_hours": (gettext("Time"),),
        "button_same_0": (gettext("If nothing is new, send nothing"),),
        "button_same_1": (gettext("Tell me also that nothing is new"),),
        "button_back": (gettext("← Back"),),
        "same_told": (gettext("If nothing is new, I tell you so."),),
        "same_silent": (gettext("If nothing is new, I send nothing."),),
        "no_times": (gettext("Now it comes whenever there are new figures, so it has no time of its own."),),
        "choose_which": (gettext("Which one shall I change?"),),
        "choose_repeat": (gettext("How often shall I send it to you?"),),
        "choose_days": (gettext("On which day?"),),
        "choose_hours": (gettext("At what time? You can also type another one: “at 7:30”."),),
        "changed": (gettext("Done, this is how it comes now:"),),
    }


def _hours(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "button_zone": (gettext("Time zone: {zone}"),),
        "button_quiet": (gettext("Quiet hours: {quiet}"),),
        "choose_zone": (gettext("By which clock do you live? What I send you comes by it."),),
        "choose_quiet": (gettext("When shall I send nothing by myself? It comes when those hours are over."),),
        "zone_now": (gettext("Time zone: {zone} (time there now: {time})"),),
        "moved": (gettext("From now on, all that I send you comes by {zone} time."),),
        "hours_set": (gettext("Done. All that I send you comes by these hours:"),),
    }


def _pausing(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "button_pause": (gettext("Pause"),),
        "button_resume": (gettext("Go on"),),
        "paused_one": (gettext("On pause: I do not send you this until you tell me to go on."),),
        "resumed_one": (gettext("Done, I go on sending you this:"),),
        "paused": (gettext("On pause: I do not send you this until you type {command}."),),
        "resumed": (gettext("Done, I go on sending you this. To pause it, type {command}."),),
        "paused_before": (gettext("It was on pause already."),),
        "resumed_before": (gettext("Nothing was on pause."),),
    }


def _ending(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "button_stop": (gettext("Stop sending it"),),
        "button_drop": (gettext("Stop sending it"),),
        "unsubscribed": (gettext("Done, I no longer send you this:"),),
        "unsubscribed_before": (gettext("I had already stopped sending that."),),
        "unsubscribe_all": (gettext("I send you {n} summaries. Shall I stop all of them?"),),
        "unsubscribe_yes": (gettext("Yes, all of them"),),
        "unsubscribe_no": (gettext("No, go on"),),
        "unsubscribed_all": (gettext("Done, I send you nothing by myself any more."),),
        "unsubscribed_none": (gettext("All right, everything goes on as before."),),
    }
