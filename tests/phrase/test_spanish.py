"""Replies in Spanish, whole."""

import pytest

REPLIES = {
    "a centre": """
4,914 servicios en CITEmadera y del Mueble Lima, de enero a setiembre de 2025.

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Qué CITE hay en Lima?
· ¿Qué CITE tienen más servicios?
""",
    "a region with a gap": """
4,352 servicios en Cusco, de enero a setiembre de 2025.

Pichari, en Cusco: la cifra es de toda la región.
1 de 2 centros con cifra. Falta la cifra de CITEproductivo VRAEM.

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Qué CITE hay en Cusco?
· ¿Qué CITE tienen más servicios?
""",
    "a rounded figure": """
Más de 85,800 servicios en toda la Red CITE, en 2025.

Cifra exacta más reciente, solo hasta setiembre de 2025: 67,459.

Fuente: El Comercio, Balance de la Red CITE, 5 de enero de 2026.
Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Qué CITE tienen más servicios?
""",
    "a goal": """
La meta para 2026 es 58,513 servicios en toda la Red CITE.

Es una meta, no un resultado.

Fuente: Revista Economía, Servicios previstos en el presupuesto, sin fecha.

También puedes preguntar:
· ¿Qué CITE tienen más servicios?
""",
    "a part of the period": """
7,419 servicios en la Unidad Técnica Tacna, de junio a diciembre de 2025.

Solo hay cifra de junio a diciembre de 2025 (pediste 2025).

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Qué CITE hay en Tacna?
· ¿Qué CITE tienen más servicios?
""",
    "clients by filters": """
725 empresas atendidas de tipo academia de la cadena Textil camélidos en Moquegua, en 2025.

Una misma empresa puede contarse más de una vez.

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Qué CITE hay en Moquegua?
· ¿Qué CITE tienen más empresas atendidas?
""",
    "a ranking": """
Centros con más servicios, de enero a setiembre de 2025

1. CITEmadera y del Mueble Lima — 4,914
2. CITEccal Lima — 4,864
2. CITEtextil Camélidos Cusco — 4,864
4. UTagroindustrial Ambo — más de 2,970

4 de 9 centros que operan tienen cifra.
Fuera, por meses sin cifra: Unidad Técnica Tacna.

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Qué es CITEmadera y del Mueble Lima?
""",
    "the first": """
En primer lugar: CITEmadera y del Mueble Lima, con 4,914 servicios, de enero a setiembre de 2025.

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Qué es CITEmadera y del Mueble Lima?
""",
    "a position": """
Puesto 3 de 5: CITEtextil Camélidos Cusco, con 4,352 servicios, de enero a setiembre de 2025.

5 de 9 centros que operan tienen cifra.

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Qué CITE tienen más servicios?
""",
    "two centres": """
Servicios, de enero a setiembre de 2025

CITEmadera y del Mueble Lima — 815
CITEccal Lima — 914

CITEccal Lima tiene 99 más (+12.1%).

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Qué CITE tienen más servicios?
""",
    "two years": """
Servicios en CITEccal Lima

2024 — 2,864
2025 — 3,168

Cambio: +304 (+10.6%).

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Qué CITE tienen más servicios?
""",
    "a share": """
7.3% (4,914 de 67,459 servicios) corresponde a CITEmadera y del Mueble Lima, de enero a setiembre de 2025.

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿En qué puesto está CITEmadera y del Mueble Lima por servicios?
""",
    "a trend": """
Servicios en CITEpesquero Callao por mes, de enero a marzo de 2025

Enero de 2025 — 499
Febrero de 2025 — 420
Marzo de 2025 — 686

Del primero al último: +187 (+37.5%).
El más alto: 686 (marzo de 2025).

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Qué CITE tienen más servicios?
""",
    "a list": """
3 centros que operan en Lima

CITEccal Lima — Lima
CITEmadera y del Mueble Lima — Villa El Salvador, Lima
CITEmateriales — Lima (no sabemos si opera)

Fuente: registro de centros.

También puedes preguntar:
· ¿Qué es CITEccal Lima?
""",
    "a profile": """
CITEmadera y del Mueble Lima: CITE público.

Dónde: Villa El Salvador, Lima.
Cadena: madera y mueble.
En operación.
Nombre legal: Centro de Innovación Productiva y Transferencia Tecnológica de la Madera y del Mueble.
Todavía no hay cifras publicadas de este centro.

Fuente: elperuano.pe, 4 de diciembre de 2024.

También puedes preguntar:
· ¿Qué CITE hay en Lima?
""",
    "a summary": """
67,459 servicios en toda la Red CITE, de enero a setiembre de 2025.

1. CITEmadera y del Mueble Lima — 4,914
2. CITEccal Lima — 4,864

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Qué CITE tienen más servicios?
""",
    "no figure": """
No hay cifra de servicios en toda la Red CITE en 2019.

La más cercana: 67,459, de enero a setiembre de 2025.

Fuente: Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025.

También puedes preguntar:
· ¿Cuántos servicios hubo en toda la Red CITE de enero a setiembre de 2025?
""",
    "no figure but a goal": """
No hay cifra de servicios en toda la Red CITE en 2026.

La meta para 2026 es 58,513 servicios en toda la Red CITE.

Fuente: Revista Economía, Servicios previstos en el presupuesto, sin fecha.

También puedes preguntar:
· ¿Cuántos servicios hubo en toda la Red CITE?
· ¿Qué CITE tienen más servicios?
""",
    "several": """
«cite pesquero» puede ser más de uno. ¿Cuál de estos?

· ¿Cuántos servicios hubo en CITEpesquero Ilo en 2025?
· ¿Cuántos servicios hubo en CITEpesquero Callao en 2025?
""",
    "an unknown word": """
No conozco «ikitos». ¿Quisiste decir Cusco o Ica?

Esto sí te lo puedo responder:
· ¿Cuántos servicios hubo en Cusco?
· ¿Cuántos servicios hubo en Ica?
· ¿Cuántos servicios hubo en toda la Red CITE?
""",
    "a price": """
No tengo precios ni tarifas; sí sé cuántos servicios dio cada CITE.

Eso te lo puede decir el ITP: https://www.gob.pe/itp

Esto sí te lo puedo responder:
· ¿Cuántos servicios hubo en toda la Red CITE?
· ¿Qué CITE tienen más servicios?
· ¿Qué CITE hay en Lima?
""",
    "sources": """
Las cifras salen de 3 fuentes publicadas, de la más reciente a la más antigua:

El Comercio, Balance de la Red CITE, 5 de enero de 2026: https://comercio.example/b
Diario Uno, Servicios de enero a setiembre, 11 de noviembre de 2025: https://uno.example/a
Revista Economía, Servicios previstos en el presupuesto, sin fecha.

Las cifras más recientes: enero a setiembre de 2025.

También puedes preguntar:
· ¿Cuántos servicios hubo en toda la Red CITE?
""",
    "help": """
Te respondo con cifras publicadas de la Red CITE: servicios, empresas atendidas y centros.

Un CITE es un Centro de Innovación Productiva y Transferencia Tecnológica: atiende a pequeños productores y empresas.
Pregúntame por un CITE, una región, una cadena o toda la red, y por el mes o el año que quieras.
También hago rankings, comparaciones, porcentajes y listas de centros.
Las cifras más recientes: enero a setiembre de 2025.

Por ejemplo:
· ¿Cuántos servicios hubo en toda la Red CITE?
· ¿Qué CITE tienen más servicios?
· ¿Qué CITE hay en Lima?
""",
    "a greeting": """
¡Hola! Conozco las cifras de la Red CITE. ¿Qué quieres saber?

Por ejemplo:
· ¿Cuántos servicios hubo en toda la Red CITE?
· ¿Qué CITE tienen más servicios?
· ¿Qué CITE hay en Lima?
""",
    "thanks": """
¡Con gusto! Aquí estoy para cuando quieras.
""",
    "a subscription": """
En Telegram puedo enviarte un resumen cada día, cada semana o cada mes, o cuando haya cifras nuevas.

Aquí solo hablo si me preguntas, y te respondo con las cifras más recientes.

Por ejemplo:
· ¿Cuántos servicios hubo en toda la Red CITE?
""",
    "a tongue": """
Listo, te hablo en español.

Por ejemplo:
· ¿Cuántos servicios hubo en toda la Red CITE?
""",
}


@pytest.mark.parametrize("kind", REPLIES)
def test_a_reply_reads(desk, answers, kind):
    assert desk.text(answers[kind], "es") == REPLIES[kind].strip()


def test_every_kind_is_read(answers):
    assert REPLIES.keys() == answers.keys()
