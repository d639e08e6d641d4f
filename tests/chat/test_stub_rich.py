"""The stub's rich messages: taken as HTML and as blocks, shown as blocks, refused beyond their limits."""

import json

import pytest
from telegram.error import BadRequest

from .stub.raw import call, says

TABLE = (
    "<h3>Centros &amp; servicios</h3><table bordered striped><caption>2025</caption>"
    '<tr><th>Centro</th><th align="right">Servicios</th></tr>'
    '<tr><td>CITEmadera</td><td align="right"><b>4,914</b></td></tr></table>'
    '<p>Fuente: <a href="https://x.pe">ITP</a></p><hr/><footer>5 de 28</footer>'
)


def cell(text, **how):
    return {"text": text, "align": "left", "valign": "top", **how}


def paragraphs(count, text="x"):
    return [{"type": "paragraph", "text": text}] * count


def nested(levels):
    block = {"type": "paragraph", "text": "x"}
    for _ in range(levels - 1):
        block = {"type": "blockquote", "blocks": [block]}
    return [block]


async def send(client, chat=7, **rich):
    return await client.do_api_request("sendRichMessage", api_kwargs={"chat_id": chat, "rich_message": rich})


async def test_html_is_shown_as_blocks(api, client):
    api.chat(7)
    await send(client, html=TABLE)
    heading, table, source, line, footer = api.told()[0]["rich_message"]["blocks"]
    assert heading == {"type": "heading", "text": ["Centros ", "&", " servicios"], "size": 3}
    assert (table["caption"], table["is_bordered"], table["is_striped"]) == ("2025", True, True)
    assert table["cells"] == [
        [cell("Centro", is_header=True), cell("Servicios", is_header=True, align="right")],
        [cell("CITEmadera"), cell({"type": "bold", "text": "4,914"}, align="right")],
    ]
    assert source["text"][1] == {"type": "url", "text": "ITP", "url": "https://x.pe"}
    assert (line["type"], footer["type"]) == ("divider", "footer")
    (words,) = await api.answers()
    assert words.splitlines()[:3] == ["Centros & servicios", "2025", "Centro | Servicios"]


async def test_lists_quotes_and_details_are_blocks_too(api, client):
    api.chat(7)
    html = "suelto<ol><li>uno</li><li>dos</li></ol><ul><li>a</li></ul><blockquote>cita</blockquote>"
    await send(client, html=html + "<details open><summary>Más</summary><p>x</p></details>")
    loose, numbered, plain, quote, details = api.told()[0]["rich_message"]["blocks"]
    assert loose == quote["blocks"][0] | {"text": "suelto"}
    assert [item["label"] for item in numbered["items"] + plain["items"]] == ["1.", "2.", "•"]
    assert (details["summary"], details["is_open"], details["blocks"]) == ("Más", True, paragraphs(1))


@pytest.mark.parametrize(
    "blocks",
    [
        [{"type": "table", "cells": [[cell("x")] * 20] * 499}],
        [{"type": "table", "cells": [[cell("x", colspan=20)]]}],
        paragraphs(500),
        paragraphs(1, "x" * 32768),
        nested(16),
        [{"type": "list", "items": [{"blocks": paragraphs(1)}]}],
    ],
)
async def test_blocks_within_the_limits_are_taken(api, client, blocks):
    api.chat(7)
    await send(client, blocks=blocks)
    assert api.told()[0]["rich_message"]["blocks"][0]["type"] == blocks[0]["type"]


@pytest.mark.parametrize(
    ("rich", "words"),
    [
        ({}, "exactly one of"),
        ({"html": "x", "blocks": paragraphs(1)}, "exactly one of"),
        ({"html": ""}, "message text is empty"),
        ({"html": " <hr/> "}, "message text is empty"),
        ({"blocks": []}, "message text is empty"),
        ({"blocks": [{"type": "table", "cells": [[cell("x")] * 21]}]}, "too many columns: 21"),
        ({"blocks": [{"type": "table", "cells": [[cell("x", colspan=21)]]}]}, "too many columns: 21"),
        ({"blocks": [{"type": "table", "cells": [[cell("x")]] * 500}]}, "too many blocks: 501"),
        ({"blocks": paragraphs(501)}, "too many blocks: 501"),
        ({"blocks": paragraphs(2, "x" * 16385)}, "too many characters: 32770"),
        ({"html": "ñ" * 32769}, "too many characters: 32769"),
        ({"blocks": nested(17)}, "too many levels: 17"),
        ({"html": "<b>" * 16 + "x" + "</b>" * 16}, "too many levels: 17"),
        ({"blocks": [{"type": "poem", "text": "x"}]}, "blocks"),
        ({"blocks": [{"type": "paragraph"}]}, "Field required"),
        ({"blocks": [{"type": "paragraph", "text": "x", "txt": "x"}]}, "no field txt"),
        ({"blocks": [{"type": "table", "cells": [[{"text": "x", "align": "left"}]]}]}, "Field required"),
        ({"blocks": [{"type": "table", "cells": [[cell("x", align="justify")]]}]}, "wrong alignment"),
        ({"blocks": [{"type": "thinking", "text": "x"}]}, "only in a draft"),
        ({"blocks": [{"type": "buttons", "buttons": [{"text": "x"}]}]}, "exactly one thing"),
        (
            {"blocks": [{"type": "buttons", "buttons": [{"text": "x", "callback_data": "x" * 65}]}]},
            "1-64 bytes",
        ),
        ({"blocks": [{"type": "anchor", "name": "x"}]}, "rich blocks of type anchor"),
        ({"markdown": "x"}, "Markdown"),
        ({"html": "<br>x"}, 'Unsupported start tag "br"'),
        ({"html": "a < b"}, 'Unsupported start tag ""'),
        ({"html": "<p>x"}, "Can't find end tag"),
        ({"html": "<p>x</b>"}, "Unexpected end tag"),
        ({"html": "x</p>"}, "Unexpected end tag"),
        ({"html": "<td>x</td>"}, "out of place"),
        ({"html": "<table><tr>x</tr></table>"}, 'unexpected content in tag "tr"'),
        ({"html": "<table><tr><td><p>x</p></td></tr></table>"}, "can't stand in a text"),
        ({"html": "<details>x</details>"}, "details without summary"),
    ],
)
async def test_refuses_what_is_never_right(api, rich, words):
    api.chat(7)
    api.expect_refusal(words)
    said = await call(api, "sendRichMessage", {"chat_id": "7", "rich_message": json.dumps(rich)})
    assert words in said["description"]
    assert api.told() == []


async def test_a_text_becomes_rich_and_text_again(api, client):
    api.chat(7)
    sent = await client.send_message(7, "uno")
    where = {"chat_id": 7, "message_id": sent.message_id}
    rich = {"text": None, "api_kwargs": {"rich_message": {"html": TABLE}}}
    await client.edit_message_text(**where, **rich)
    (shown,) = api.told()
    assert ("text" in shown, len(shown["rich_message"]["blocks"])) == (False, 5)
    with pytest.raises(BadRequest, match=says("message is not modified")):
        await client.edit_message_text(**where, **rich)
    await client.edit_message_text("dos", **where)
    assert ("rich_message" in shown, shown["text"]) == (False, "dos")
