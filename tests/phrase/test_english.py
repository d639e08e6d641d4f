"""The leading replies in English, whole."""

import pytest

REPLIES = {
    "a centre": """
4,914 services at CITEmadera y del Mueble Lima, from January to September 2025.

Source: Diario Uno, Servicios de enero a setiembre, November 11, 2025.

You can also ask:
· Which CITE are there in Lima?
· Which CITE have the most services?
""",
    "a region with a gap": """
4,352 services in Cusco, from January to September 2025.

Pichari, in Cusco: the figure is for the region.
1 of 2 centres with a figure. The figure of CITEproductivo VRAEM is missing.

Source: Diario Uno, Servicios de enero a setiembre, November 11, 2025.

You can also ask:
· Which CITE are there in Cusco?
· Which CITE have the most services?
""",
    "a rounded figure": """
More than 85,800 services in the CITE network, in 2025.

Latest exact figure, only up to September 2025: 67,459.

Source: El Comercio, Balance de la Red CITE, January 5, 2026.
Source: Diario Uno, Servicios de enero a setiembre, November 11, 2025.

You can also ask:
· Which CITE have the most services?
""",
    "a goal": """
The goal for 2026 is 58,513 services in the CITE network.

It is a goal, not a result.

Source: Revista Economía, Servicios previstos en el presupuesto, undated.

You can also ask:
· Which CITE have the most services?
""",
    "a part of the period": """
7,419 services at the Unidad Técnica Tacna, from June to December 2025.

There is a figure only from June to December 2025 (you asked for 2025).

Source: Diario Uno, Servicios de enero a setiembre, November 11, 2025.

You can also ask:
· Which CITE are there in Tacna?
· Which CITE have the most services?
""",
    "a ranking": """
Centres with the most services, from January to September 2025

1. CITEmadera y del Mueble Lima — 4,914
2. CITEccal Lima — 4,864
2. CITEtextil Camélidos Cusco — 4,864
4. UTagroindustrial Ambo — more than 2,970

4 of 9 operating centres have a figure.
Left out, for months without a figure: Unidad Técnica Tacna.

Source: Diario Uno, Servicios de enero a setiembre, November 11, 2025.

You can also ask:
· What is CITEmadera y del Mueble Lima?
""",
    "two years": """
Services at CITEccal Lima

2024 — 2,864
2025 — 3,168

Change: +304 (+10.6%).

Source: Diario Uno, Servicios de enero a setiembre, November 11, 2025.

You can also ask:
· Which CITE have the most services?
""",
    "a share": """
7.3% (4,914 of 67,459 services) belongs to CITEmadera y del Mueble Lima, from January to September 2025.

Source: Diario Uno, Servicios de enero a setiembre, November 11, 2025.

You can also ask:
· What rank does CITEmadera y del Mueble Lima have by services?
""",
    "a list": """
3 centres operate in Lima

CITEccal Lima — Lima
CITEmadera y del Mueble Lima — Villa El Salvador, Lima
CITEmateriales — Lima (we do not know whether it operates)

Source: register of centres.

You can also ask:
· What is CITEccal Lima?
""",
    "no figure": """
There is no figure for services in the CITE network in 2019.

The nearest: 67,459, from January to September 2025.

Source: Diario Uno, Servicios de enero a setiembre, November 11, 2025.

You can also ask:
· How many services were there in the CITE network from January to September 2025?
""",
    "several": """
“cite pesquero” can be several. Which one?

· How many services were there at CITEpesquero Ilo in 2025?
· How many services were there at CITEpesquero Callao in 2025?
""",
    "an unknown word": """
I do not know “ikitos”. Did you mean Cusco or Ica?

These I can answer:
· How many services were there in Cusco?
· How many services were there in Ica?
· How many services were there in the CITE network?
""",
    "a price": """
I have no prices or fees; I do know how many services each CITE gave.

The ITP knows: https://www.gob.pe/itp

These I can answer:
· How many services were there in the CITE network?
· Which CITE have the most services?
· Which CITE are there in Lima?
""",
    "a tongue": """
Done, I speak English with you now.

For example:
· How many services were there in the CITE network?
""",
}


@pytest.mark.parametrize("kind", REPLIES)
def test_a_reply_reads(desk, answers, kind):
    assert desk.text(answers[kind], "en") == REPLIES[kind].strip()
