"""The stub's photos and documents: taken, kept, shown, refused."""

import aiohttp
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest, NetworkError

from .stub.pictures import LARGEST
from .stub.raw import call, says
from .stub.samples import jpeg, png
from .stub.server import UPLOAD

CSV = "\ufeffcentro;servicios\nCITEmadera;4914\n".encode()
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("CSV", callback_data="1:csv")]])


@pytest.fixture(autouse=True)
def _chat(api):
    api.chat(7)


@pytest.mark.parametrize(("data", "name"), [(png(640, 320), "a.png"), (jpeg(640, 320), "a.jpg")])
async def test_a_photo_is_shown_with_caption_and_buttons_and_kept(api, client, data, name):
    sent = await client.send_photo(
        7, data, caption="<b>Perú</b>", parse_mode="HTML", filename=name, reply_markup=BUTTONS
    )
    assert [(size.width, size.height) for size in sent.photo] == [(320, 160), (640, 320)]
    (shown,) = api.told()
    assert (shown["caption"], shown["caption_entities"][0]["type"]) == ("Perú", "bold")
    assert api.buttons(shown) == ["CSV"]
    assert api.file(shown)[:2] == (name, data)
    assert await api.answers() == ["Perú"]


async def test_a_document_keeps_its_name_and_bytes(api, client):
    sent = await client.send_document(7, CSV, filename="ránking.csv", caption="x" * 1024)
    assert (sent.document.file_name, sent.document.mime_type) == ("ránking.csv", "text/csv")
    assert api.file(api.told()[0])[:2] == ("ránking.csv", CSV)


async def test_a_file_is_sent_again_by_its_identifier(api, client):
    photo = await client.send_photo(7, png())
    document = await client.send_document(7, CSV)
    for size in photo.photo:
        again = await client.send_photo(7, size.file_id, caption="otra vez")
        assert again.photo == photo.photo
    assert (await client.send_document(7, document.document.file_id)).document == document.document
    assert [api.file(message).data for message in api.told()] == [png(), CSV, png(), png(), CSV]


@pytest.mark.parametrize("given", ["AgACAgEAAx999999", "https://x.pe/a.png"])
async def test_an_identifier_that_nobody_gave_out_is_refused(api, client, given):
    for send in (client.send_photo, client.send_document):
        with pytest.raises(BadRequest, match=says("wrong file identifier/HTTP URL specified")):
            await send(7, given)
    assert api.told() == []


async def test_a_file_stays_what_it_was(client):
    photo = await client.send_photo(7, png())
    with pytest.raises(BadRequest, match=says("can't use file of type Photo as Document")):
        await client.send_document(7, photo.photo[-1].file_id)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG", "IMAGE_PROCESS_FAILED"),
        (b"GIF89a", "IMAGE_PROCESS_FAILED"),
        (b"\xff\xd8\xff", "IMAGE_PROCESS_FAILED"),
        (jpeg()[:12], "IMAGE_PROCESS_FAILED"),
        (png()[:-12], "IMAGE_PROCESS_FAILED"),
        (png()[:-1], "IMAGE_PROCESS_FAILED"),
        (png().replace(b"\x08", b"\x10", 1), "IMAGE_PROCESS_FAILED"),
        (png(5001, 5000), "PHOTO_INVALID_DIMENSIONS"),
        (png(0, 5), "PHOTO_INVALID_DIMENSIONS"),
        (png(21, 1), "PHOTO_INVALID_DIMENSIONS"),
        (jpeg(1, 21), "PHOTO_INVALID_DIMENSIONS"),
        (png(padding=LARGEST), "is too big for a photo; the maximum size is 10485760 bytes"),
    ],
)
async def test_what_is_no_photo_is_refused_as_photo_and_taken_as_document(api, client, data, words):
    api.expect_refusal(words)
    with pytest.raises(BadRequest, match=says(words)):
        await client.send_photo(7, data)
    assert api.told() == []
    assert (await client.send_document(7, data)).document.file_size == len(data)


@pytest.mark.parametrize("size", [(5000, 5000), (20, 1), (1, 1)])
async def test_a_photo_at_the_limit_is_taken(client, size):
    sent = await client.send_photo(7, png(*size))
    assert (sent.photo[-1].width, sent.photo[-1].height) == size


async def test_an_empty_file_is_refused(api, client):
    api.expect_refusal("file must be non-empty")
    for send in (client.send_photo, client.send_document):
        with pytest.raises(BadRequest, match=says("non-empty")):
            await send(7, b"")


async def test_a_request_that_is_too_large_is_refused(api, client):
    api.expect_refusal("Request Entity Too Large")
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await client.send_document(7, bytes(UPLOAD + 1))


@pytest.mark.parametrize(
    ("caption", "words"),
    [("x" * 1025, "message caption is too long"), ("🐟" * 513, "message caption is too long"), ("<p>", "start tag")],
)
async def test_a_caption_is_measured_after_parsing(api, client, caption, words):
    api.expect_refusal(words)
    with pytest.raises(BadRequest, match=says(words)):
        await client.send_photo(7, png(), caption=caption, parse_mode="HTML")
    assert api.told() == []
    sent = await client.send_photo(7, png(), caption=f"<b>{'x' * 1024}</b>", parse_mode="HTML")
    assert sent.caption == "x" * 1024


@pytest.mark.parametrize("method", ["sendPhoto", "sendDocument"])
async def test_a_message_without_its_file_is_refused(api, method):
    api.expect_refusal("Field required")
    assert (await call(api, method, {"chat_id": "7"}))["error_code"] == 400


async def test_media_is_replaced_in_place(api, client):
    sent = await client.send_message(7, "Dibujando…")
    for media in (InputMediaPhoto(png(), caption="uno"), InputMediaDocument(CSV, filename="a.csv", caption="dos")):
        await client.edit_message_media(media, 7, sent.message_id)
    (shown,) = api.told()
    assert (shown["caption"], "text" in shown, "photo" in shown) == ("dos", False, False)
    assert api.file(shown).data == CSV


async def test_a_part_that_nothing_names_is_refused(api, client):
    sent = await client.send_message(7, "a")
    form = aiohttp.FormData({"chat_id": "7", "message_id": str(sent.message_id)})
    form.add_field("media", '{"type": "photo", "media": "attach://otra"}')
    form.add_field("una", png(), filename="a.png")
    api.expect_refusal("no parameter una")
    assert not (await call(api, "editMessageMedia", form))["ok"]


async def test_media_that_the_stub_does_not_know_is_said_aloud(api):
    api.expect_refusal("editMessageMedia with video")
    fields = {"chat_id": "7", "message_id": "1", "media": '{"type": "video", "media": "x"}'}
    assert (await call(api, "editMessageMedia", fields))["error_code"] == 501
