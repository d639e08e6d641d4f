"""A first conversation, from the first tap to the last deletion, as one person lives it."""

import csv
import io
import json
import re

from bot.memory import Kept

ANA = 7


async def test_a_first_conversation(telegram, memory):
    async def next_after(doing):
        """What the bot says next, when Ana has done something."""
        count = len(telegram.told())
        await doing
        await telegram.until(lambda: len(telegram.told()) > count)
        return telegram.told()[-1]

    def figures(text):
        return re.findall(r"— ([\d,]+)", text)

    # She finds the bot, and taps on "Start": it says what it knows, and what she can ask.
    welcome = await next_after(telegram.start())
    assert welcome["text"].startswith("¡Hola!")
    assert "Ranking de centros" in telegram.buttons(welcome)

    # She asks as she would ask a colleague, with typing errors: the figure, its period, its source.
    answer = await next_after(telegram.say("cuantos servisios iso ucayali el 2025"))
    assert answer["text"].startswith("10,388 servicios en Ucayali, en 2025.")
    assert "Fuente: Pruebas, Tablas ficticias para pruebas, 5 de marzo de 2026." in answer["text"]

    # She taps instead of typing: the same, month by month.
    months = await next_after(telegram.press("Por mes"))
    assert months["text"].startswith("Servicios en Ucayali por mes, en 2025")
    assert sum(int(figure.replace(",", "")) for figure in figures(months["text"])) == 10_388

    # She wants to see it: a picture, and under it every figure in words.
    chart = await next_after(telegram.press("📊 Gráfico"))
    assert telegram.file(chart).data.startswith(b"\x89PNG")
    assert figures(chart["caption"]) == figures(months["text"])

    # She wants to count on: a file that her spreadsheet opens.
    table = await next_after(telegram.press("📄 CSV", under=months))
    rows = list(csv.DictReader(io.StringIO(telegram.file(table).data.decode("utf-8-sig"))))
    assert [f"{int(row['Cifra']):,}" for row in rows] == figures(months["text"])

    # She will come back for Ucayali: a star, and it is one tap away.
    await telegram.press("☆ Guardar", under=answer)
    await telegram.until(lambda: "★ Guardado" in telegram.buttons(telegram.told()[1]))
    favourites = await next_after(telegram.say("/favoritos"))
    assert "Ucayali" in "".join(telegram.buttons(favourites))

    # A friend reads over her shoulder: the same in English, from now on.
    await next_after(telegram.say("háblame en inglés"))
    english = await next_after(telegram.say("and Puno?"))
    assert english["text"].startswith("Services in Puno by month, in 2025")

    # What does it keep of her? All of it, as a file.
    mine = json.loads(telegram.file(await next_after(telegram.say("/mis_datos"))).data)
    assert "Ucayali" in json.dumps(mine, ensure_ascii=False)
    assert "en" in json.dumps(mine)

    # And she takes it back. After a yes, nothing is left of her.
    await next_after(telegram.say("/borrar_datos"))
    confirmation = telegram.told()[-1]
    yes = telegram.buttons(confirmation)[0]
    await telegram.press(yes)
    await telegram.until(lambda: memory.chat(ANA) == Kept())
    assert (await next_after(telegram.say("/ayuda")))["text"].startswith("Te respondo")
