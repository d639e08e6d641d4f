"""The first peer: hassil's sentence templates, with the registry's names as slot lists."""

from datetime import date

from asked import Meaning
from hassil import Intents, recognize_best
from names import fold, meaning, names, times

from bot.registry import Registry

_RULES = {
    "the": "[el|la|los|las|lo]",
    "of": "[en|de|del|d|a|al|por|x|para|durante|entre]",
    "cite": "(cite|cites|centro|centros|ut|unidad tecnica)",
    "quantity": "([a] (cuantos|cuantas|cuanto)|[cual es] [el] (numero|total|cantidad) [de])",
    "verb": "[se|ha|han|que] (brindo|brindaron|dio|dieron|hizo|hicieron|hubo|atendio|atendieron|atendidas|atendidos|"
    "brindados|prestados|presto|prestaron|realizo|realizaron|tuvo|tuvieron|registro|registraron|concentro|ofrecio)",
    "thing": "<the> ({indicator} [<of> {service_type}]|{service_type}|{client_type})",
    "subject": "<the> ([<cite>] {centre}|[<cite>] <of> <the> [region|departamento] [de] {region}|"
    "[<cite>] <of> <the> [cadena|sector|rubro] [de] {chain}|[toda la] red [cite])",
    "who": "<of> <subject>",
    "year": "<of> <the> [ano] {year}",
    "month": "[mes de] {month} [(y|a|al|hasta) {month}]",
    "when": "<of> <the> ((<month>|{quarter}|{half}) [<year>|<of> <the> {relative}]|{year}|ano {year}|{relative})",
    "what": "(que|q|cual|cuales)",
    "place": "(puesto|lugar|posicion)",
    "most": "(mas|menos)",
}

_SENTENCES = {
    "count": (
        "",
        [
            "[<quantity>] <thing> [<verb>] [<who>] [<when>]",
            "[<quantity>] <thing> [<verb>] <when> <who>",
            "<subject> [<when>] [<quantity>] <thing>",
        ],
    ),
    "ranking": (
        "ranking top orden mas menos primeros ultimos",
        [
            "(ranking|top|orden) [{limit}] <of> <the> {group} [<of> [<most>] <thing>] [<when>]",
            "<the> {limit} [primeros|ultimos] {group} (por|x|con|que [<verb>]) [<most>] <thing> [<when>]",
            "<what> {group:which} [<verb>] <most> <thing> [<verb>] [<who>] [<when>]",
            "<what> {group:which} <who> [<verb>] <most> <thing> [<when>]",
            "(quien|kien) [<verb>] <most> <thing> [<when>]",
        ],
    ),
    "position": (
        "puesto lugar posicion",
        [
            "[en] <what> <place> (ocupa|ocupo|esta|quedo|termino|va|tuvo) <who> <of> <thing> [<verb>] [<when>]",
            "<place> <who> [<of>] <thing> [<when>]",
        ],
    ),
    "share": (
        "porcentaje parte proporcion participacion peso ciento",
        [
            "<what> (porcentaje|parte|proporcion) <of> <thing> [<when>] (es|son|fue|fueron|corresponde|tuvo) <who>",
            "(<what>|cuanto) [porcentaje|por ciento] [<of> total] <of> <thing> (es|son|fue) <who> [<when>]",
            "(participacion|porcentaje|peso) <who> [en el total] <of> <thing> [<when>]",
        ],
    ),
    "compare": (
        "compara comparar comparacion vs versus frente contra quien kien",
        [
            "(compara|comparar|comparacion) <who> (con|y|vs|contra) <who> <of> <thing> [<verb>] [<when>]",
            "<subject> (vs|versus|contra|frente a) <subject> <of> <thing> [<when>]",
            "(compara|comparar) <thing> <who> <of> {year} (y|vs|con|contra) <of> {year}",
            "(compara|comparar) <thing> <who> (y|vs|con) <who> [<when>]",
            "(quien|kien) <verb> <most> <thing> [<when>] <who> o <who>",
            "<subject> o <subject> (quien|cual) <verb> <most> <thing> [<when>]",
        ],
    ),
    "trend": (
        "evolucion tendencia por x cada mensual anual trimestral mes",
        [
            "(evolucion|tendencia) [{grain}] <of> <thing> [<verb>] [<who>] [<when>]",
            "<thing> [<verb>] [<who>] (por|x|cada) {grain} [<who>] [<when>]",
            "<thing> {grain} (a|x|por) {grain} [<when>] [<who>]",
        ],
    ),
    "list": (
        "hay ay funcionan operan existen cuales lista listado relacion",
        [
            "<what> [son los] <cite> [que] (hay|ay|funcionan|operan|existen) <who>",
            "(lista|listado|relacion) <of> <the> <cite> <who>",
            "<cite> <who> cuales son",
        ],
    ),
    "profile": ("ficha datos informacion donde", ["(ficha|datos|informacion|donde esta) <of> <the> [<cite>] {centre}"]),
}

_GROUPS = {
    "centre": "cite cites centro centros",
    "region": "region regiones departamento departamentos",
    "chain": "cadena cadenas sector sectores",
}
_GRAINS = {"month": "mensual mes", "quarter": "trimestral trimestre", "year": "anual ano"}
_POLITE = ["por favor", "buenos dias", "buenas tardes", "hola", "quisiera saber", "dime", "necesito", "en total"]


class Templates:
    """The templates compiled for one registry."""

    def __init__(self, registry: Registry) -> None:
        lists = {
            kind: {"values": [{"in": phrase, "out": value} for phrase, value in phrases.items()]}
            for kind, phrases in (names(registry) | times()).items()
        }
        for name, table in (("group", _GROUPS | _GRAINS), ("grain", _GRAINS)):
            pairs = [(word, id_) for id_, words in table.items() for word in words.split()]
            lists[name] = {"values": [{"in": word, "out": id_} for word, id_ in pairs]}
        sentences = {
            name: {"data": [{"sentences": lines} | ({"required_keywords": words.split()} if words else {})]}
            for name, (words, lines) in _SENTENCES.items()
        }
        self._intents = Intents.from_dict(
            {"language": "es", "intents": sentences, "lists": lists, "expansion_rules": _RULES, "skip_words": _POLITE}
        )

    def read(self, text: str, today: date) -> Meaning:
        """Intent and slots of a question; an empty intent where no template fits."""
        result = recognize_best(fold(text), self._intents, best_slot_name="centre")
        if result is None:
            return {"intent": ""}
        found: dict[str, list[str]] = {}
        for entity in result.entities_list:
            found.setdefault(entity.name, []).append(str(entity.value))
        if which := found.pop("which", None):
            found |= {"group": which, "limit": ["1"]}
        if grain := found.pop("grain", None):
            found["group"] = grain
        return meaning(result.intent.name, found, today)
