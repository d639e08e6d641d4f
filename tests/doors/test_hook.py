"""The options of a webhook: what is wrong with them is said before anything is tried."""

import click
import pytest

from bot.doors.hook import Place, webhook_address

TOKEN = "123:AAH-secret"  # noqa: S105 - opens nothing


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("https://example.org", "https://example.org/telegram"),
        ("https://example.org/", "https://example.org/telegram"),
        ("https://example.org:8443/cite/bot", "https://example.org:8443/cite/bot"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
    ],
)
def test_an_address_has_a_path(url, whole):
    assert webhook_address(url, TOKEN, local=False) == whole


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("example.org/telegram", "is not an address"),
        ("ftp://example.org/", "is not an address"),
        ("https://", "is not an address"),
        ("https://[::1", "is not an address"),
        ("https://example.org:x/", "is not an address"),
        ("https://ana:secreto@example.org/", "is not an address"),
        ("https://example.org/a?b", "is not an address"),
        ("https://example.org/a#b", "is not an address"),
        ("https://example.org/{a}", "is not an address"),
        ("https://exa mple.org/", "is not an address"),
        ("http://example.org/", "must begin with https"),
        ("https://example.org:8080/", "must begin with https, and its port be 443, 80, 88 or 8443"),
        ("https://example.org/123:AAH-secret", "must not hold the token"),
        ("https://example.org/AAH-secret", "must not hold the token"),
        ("https://example.org/health", "must not have the path /health"),
        ("https://example.org/metrics", "must not have the path /metrics"),
        ("https://example.org/ready", "must not have the path /ready"),
    ],
)
def test_an_address_that_is_none_is_said_without_what_is_secret_in_it(url, words):
    with pytest.raises(click.UsageError) as said:
        webhook_address(url, TOKEN, local=False)
    assert words in said.value.message
    assert not any(secret in said.value.message for secret in ("secret", "ana"))


def test_a_bot_api_server_of_ones_own_calls_any_port_without_tls():
    assert webhook_address("http://127.0.0.1:9/x", "", local=True) == "http://127.0.0.1:9/x"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("127.0.0.1:8080", ("127.0.0.1", 8080)),
        ("localhost:1", ("localhost", 1)),
        ("[::1]:65535", ("::1", 65535)),
        ("8080", None),
        (":8080", None),
        ("::1:8080", None),
        ("127.0.0.1:0", None),
        ("127.0.0.1:65536", None),
        ("127.0.0.1:http", None),
        ("127.0.0.1:", None),
    ],
)
def test_a_place_is_a_host_and_a_port(typed, found):
    if found:
        assert Place().convert(typed, None, None) == found
    else:
        with pytest.raises(click.UsageError, match=r"takes a place like 127\.0\.0\.1:8080"):
            Place().convert(typed, None, None)
