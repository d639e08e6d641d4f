"""What is said of summaries that come by themselves: how often, what is sent, and how it ends."""

from bot.phrase.voice import Voice


def texts(voice: Voice) -> dict[str, tuple[str, ...]]:
    """Notices by their keys; those that end in daily, weekly and monthly are said of that rhythm."""
    return {**_subscribing(voice), **_sent(voice), **_ending(voice)}


def _subscribing(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    coming = (
        gettext("The next one comes on {day} at {time}, Lima time."),
        gettext("To stop it, tap the button or type {command}."),
    )
    return {
        "button_subscribe": (gettext("Subscribe"),),
        "rhythm_ask": (gettext("How often shall I send you this?"),),
        "rhythm_daily": (gettext("Each day"),),
        "rhythm_weekly": (gettext("Each Monday"),),
        "rhythm_monthly": (gettext("Each month"),),
        "subscribed_daily": (gettext("Done, I will send it to you each day."), *coming),
        "subscribed_weekly": (gettext("Done, I will send it to you each Monday."), *coming),
        "subscribed_monthly": (gettext("Done, I will send it to you on the first day of each month."), *coming),
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
        "summary_lost": (gettext("What you asked me to send you is no longer in my data."),),
    }


def _ending(voice: Voice) -> dict[str, tuple[str, ...]]:
    gettext = voice.gettext
    return {
        "button_stop": (gettext("Stop sending it"),),
        "subscriptions": (gettext("This is what I send you:"),),
        "subscription_daily": (gettext("Each day, next on {day}"),),
        "subscription_weekly": (gettext("Each Monday, next on {day}"),),
        "subscription_monthly": (gettext("Each month, next on {day}"),),
        "subscription_lost": (gettext("Something that is no longer in my data"),),
        "subscriptions_none": (
            gettext("I send you nothing by myself."),
            gettext("If you want a summary now and then, tap “{button}” under an answer or type {command}."),
        ),
        "unsubscribed": (gettext("Done, I no longer send you this:"),),
        "unsubscribed_before": (gettext("I had already stopped sending that."),),
        "unsubscribe_all": (gettext("I send you {n} summaries. Shall I stop all of them?"),),
        "unsubscribe_yes": (gettext("Yes, all of them"),),
        "unsubscribe_no": (gettext("No, go on"),),
        "unsubscribed_all": (gettext("Done, I send you nothing by myself any more."),),
        "unsubscribed_none": (gettext("All right, everything goes on as before."),),
    }
