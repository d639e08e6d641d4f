"""The leading replies in Quechua, whole; their words await a native speaker's review."""

import pytest

REPLIES = {
    "a centre": """
CITEmadera y del Mueble Lima: 4,914 servicio, Enero-manta Setiembre 2025-kama.

Maymanta: Diario Uno, Servicios de enero a setiembre, 11 Noviembre 2025.

Kaykunatapas tapuwaytam atinki:
· Mayqinkuna CITE kan Lima suyupi?
· Mayqin CITEkuna aswan servicio?
""",
    "a region with a gap": """
Cusco suyupi: 4,352 servicio, Enero-manta Setiembre 2025-kama.

Pichari, Cusco suyupi: yupayqa llapan suyumantam.
2 centromanta 1 yupayniyuq. Manam kanchu: CITEproductivo VRAEM.

Maymanta: Diario Uno, Servicios de enero a setiembre, 11 Noviembre 2025.

Kaykunatapas tapuwaytam atinki:
· Mayqinkuna CITE kan Cusco suyupi?
· Mayqin CITEkuna aswan servicio?
""",
    "a rounded figure": """
Llapan Red CITE: 85,800-manta aswan servicio, 2025-pi.

Qipa chiqap yupay, Setiembre 2025kama: 67,459.

Maymanta: El Comercio, Balance de la Red CITE, 5 Enero 2026.
Maymanta: Diario Uno, Servicios de enero a setiembre, 11 Noviembre 2025.

Kaykunatapas tapuwaytam atinki:
· Mayqin CITEkuna aswan servicio?
""",
    "a goal": """
Llapan Red CITE, 2026: meta 58,513 servicio.

Kayqa metam, manaraqmi ruwasqachu.

Maymanta: Revista Economía, Servicios previstos en el presupuesto, mana punchawniyuq.

Kaykunatapas tapuwaytam atinki:
· Mayqin CITEkuna aswan servicio?
""",
    "a part of the period": """
Unidad Técnica Tacna: 7,419 servicio, Junio-manta Diciembre 2025-kama.

2025: Junio-manta Diciembre 2025-kama yupaylla kan.

Maymanta: Diario Uno, Servicios de enero a setiembre, 11 Noviembre 2025.

Kaykunatapas tapuwaytam atinki:
· Mayqinkuna CITE kan Tacna suyupi?
· Mayqin CITEkuna aswan servicio?
""",
    "a ranking": """
Centrokuna: aswan achka servicio, Enero-manta Setiembre 2025-kama

1. CITEmadera y del Mueble Lima — 4,914
2. CITEccal Lima — 4,864
2. CITEtextil Camélidos Cusco — 4,864
4. UTagroindustrial Ambo — 2,970-manta aswan

9 llamkaq centromanta 4 yupayniyuq.
Wakin killan mana kaptin mana yupasqa: Unidad Técnica Tacna.

Maymanta: Diario Uno, Servicios de enero a setiembre, 11 Noviembre 2025.

Kaykunatapas tapuwaytam atinki:
· Maypi CITEmadera y del Mueble Lima?
""",
    "two years": """
Servicio, CITEccal Lima

2024 — 2,864
2025 — 3,168

Tikrakuy: +304 (+10.6\xa0%).

Maymanta: Diario Uno, Servicios de enero a setiembre, 11 Noviembre 2025.

Kaykunatapas tapuwaytam atinki:
· Mayqin CITEkuna aswan servicio?
""",
    "a share": """
CITEmadera y del Mueble Lima: 7.3\xa0% (67,459 servicio-manta 4,914), Enero-manta Setiembre 2025-kama.

Maymanta: Diario Uno, Servicios de enero a setiembre, 11 Noviembre 2025.

Kaykunatapas tapuwaytam atinki:
· Ima puesto CITEmadera y del Mueble Lima, servicio?
""",
    "a list": """
Lima suyupi 3 centro llamkachkan

CITEccal Lima — Lima
CITEmadera y del Mueble Lima — Villa El Salvador, Lima
CITEmateriales — Lima (manam yachanikuchu llamkasqanta)

Maymanta: centrokunapa listan.

Kaykunatapas tapuwaytam atinki:
· Maypi CITEccal Lima?
""",
    "no figure": """
Manam yupay kanchu: servicio, llapan Red CITE 2019-pi.

Aswan qaylla: 67,459, Enero-manta Setiembre 2025-kama.

Maymanta: Diario Uno, Servicios de enero a setiembre, 11 Noviembre 2025.

Kaykunatapas tapuwaytam atinki:
· Hayka servicio llapan Red CITE Enero - Setiembre 2025?
""",
    "several": """
«cite pesquero» achka kanman. Mayqin?

· Hayka servicio CITEpesquero Ilo 2025-pi?
· Hayka servicio CITEpesquero Callao 2025-pi?
""",
    "an unknown word": """
Manam «ikitos» nisqata riqsinichu. Cusco utaq Ica niyta munarqankichu?

Kay tapukuykunata kutichiyta atini:
· Hayka servicio Cusco suyupi?
· Hayka servicio Ica suyupi?
· Hayka servicio llapan Red CITE?
""",
    "a price": """
Manam chaninkunata yachanichu; hayka servicio kasqantam yachani.

Chayta ITP willasunkiman: https://www.gob.pe/itp

Kay tapukuykunata kutichiyta atini:
· Hayka servicio llapan Red CITE?
· Mayqin CITEkuna aswan servicio?
· Mayqinkuna CITE kan Lima suyupi?
""",
    "a tongue": """
Allinmi, runasimipim rimasqayki.

Kay qillqakunataqa manaraqmi qichwa rimaq runa qawarqachu. (Ningún hablante nativo ha revisado aún este quechua.)

Kayhinata:
· Hayka servicio llapan Red CITE?
""",
}


@pytest.mark.parametrize("kind", REPLIES)
def test_a_reply_reads(desk, answers, kind):
    assert desk.text(answers[kind], "qu") == REPLIES[kind].strip()
