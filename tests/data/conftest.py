"""A network small enough to see what one changed cell does."""

from pathlib import Path

import pytest

TABLES = {
    "regions": """
id,ubigeo,name,capital,aliases,demonyms,main_cities
PE-CUS,08,Cusco,Cusco,Cuzco,cusqueño,Cusco|Sicuani
PE-ICA,11,Ica,Ica,,iqueño,Ica|Pisco
""",
    "chains": """
id,name,parent,aliases
textil,Textil,,lana|alpaca
fibra,Fibra fina,textil,vicuña
""",
    "service_types": """
id,dataperu_id,name,aliases
ensayos,5,Ensayos,laboratorio
""",
    "client_types": """
id,name,aliases
cooperativa,Cooperativa,
""",
    "indicators": """
id,name,unit,additive,aliases
services,Servicios,servicio,yes,
clients,Empresas,empresa,no,
""",
    "sources": """
id,title,publisher,url,published_on
undated,Una nota sin fecha,Diario,,
early,La primera nota,Diario,,2025-02-01
late,La última nota,Diario,,2025-03-01
""",
    "centres": """
id,name,type,kind,chain,region,province,district,city,status,parent,dataperu_id,legal_name,legal_basis,aliases,\
source_url,source_date,confidence
cite-cusco,CITE Lana Cusco,cite,public,textil,PE-CUS,,,Cusco,operating,,1,,,CITE Alpaca,,2025-01,A
ut-ica,UT Ica,technical-unit,public,,PE-ICA,,,Ica,operating,cite-cusco,,,,Unidad Ica,,2025,B
""",
    "places": """
name,level,region,ubigeo
Canchis,province,PE-CUS,0806
""",
    "towns": """
name,region,latitude,longitude,source
Sicuani,PE-CUS,-14.27,-71.23,Our own survey
Písac,PE-CUS,-13.42,-71.85,Our own survey
""",
    "observations": """
source,indicator,scope,subject,service_type,client_type,period_start,period_end,value,qualifier,note
early,services,centre,cite-cusco,,,2025-01-01,2025-01-31,10,exact,
early,services,centre,cite-cusco,ensayos,,2025-01-01,2025-01-31,4,exact,
early,services,network,,,,2025-01-01,2025-12-31,900,target,
""",
}


class Tables:
    """The small network's tables in a folder, to be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in TABLES.items():
            (folder / f"{name}.csv").write_text(text.lstrip("\n"), encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        """Puts other words in the place of words that stand once in the table."""
        path = self.folder / file
        text = path.read_bytes().decode("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_bytes(text.replace(old, new).encode("utf-8", "surrogateescape"))

    def observe(self, row: str) -> None:
        """Adds a row to the observations."""
        with (self.folder / "observations.csv").open("a", encoding="utf-8") as table:
            table.write(row + "\n")


@pytest.fixture
def tables(tmp_path) -> Tables:
    folder = tmp_path / "tables"
    folder.mkdir()
    return Tables(folder)
