"""Gathers the sentences that the core says to people, with their parts in braces, from its source.

The core knows no language, see `nvr_desk_ui.templates`. Gathered are what errors are made with, all
texts of modules whose business are words for people (`_TABLES`), and `WORDS`, single words that
stand where a person reads them.
"""

from __future__ import annotations

import ast
import keyword
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

CORE: Final = Path(__file__).resolve().parents[1] / "nvr_desk"
_TABLES: Final = (
    "analysis/plan.py",
    "audit/heads.py",
    "audit/line_proof.py",
    "desk/intake.py",
    "intake/listing.py",
    "intake/manifest_time.py",
    "intake/time_rules.py",
    "intake/verdict.py",
    "intake/wall_time.py",
    "media/report.py",
    "media/survey.py",
    "policy/passwords.py",
    "records/estimate.py",
    "records/media.py",
    "records/model.py",
    "records/search.py",
    "records/strength.py",
    "records/supervise.py",
    "supervise/review.py",
    "vision/card.py",
    "upkeep/doctor.py",
    "records/approval.py",
    "records/coverage.py",
    "records/log.py",
    "records/log_health.py",
    "records/review_words.py",
    "records/trait_words.py",
    "records/words.py",
    "settings.py",
    "supervise/of_conduct.py",
    "supervise/of_looking.py",
    "supervise/rules.py",
)
"""Modules whose texts are read by people, below ``nvr_desk``."""
_SPEAKERS: Final = ("Finding", "Refusal", "Hit", "Setting", "Found", "Check", "Fact", "finding")
"""What else is made with sentences, by name."""
_HANDED: Final = re.compile(r"^(message|why|what|reason|detail|told|words|remedy|problem|cause)$")
"""Variables that hold a sentence on its way into an error."""
_NOT_HERE: Final = ("cli", "desk/bench", "upkeep/bench", "store/sql", "store/migrations")
_WRAPPERS: Final = ("str", "len", "repr", "int", "sum", "abs", "round", "min", "max", "sorted")
_METHODS: Final = ("join", "isoformat", "get", "strip", "lower", "upper")
_SENTENCE: Final = re.compile(r"[a-z]{2}.* |^[A-Za-z][a-z]+$")
_FEWEST: Final = 5
"""Letters that a template has besides its parts: what has fewer fits everything."""
_CODE: Final = re.compile(
    r"[a-z]+\.[a-z-]+|[A-Z_]+|.*[a-z]_[a-z].*|.*(?:\(\?|\[str|mp4 |flv |\\w).*|\^.*"
    r"|module .* has no attr.*|auto|tensorrt|\w+(?:\[\w+\])? \| None"
)


def sentences() -> dict[str, str]:
    """Every template of the core with the file it is first found in."""
    found: dict[str, str] = {}
    for path in sorted(CORE.rglob("*.py")):
        place = path.relative_to(CORE).as_posix()
        if place.startswith(_NOT_HERE):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = _sentences_of(tree) if place in _TABLES else _of_errors(tree)
        for text in texts:
            if _is_sentence(text):
                found.setdefault(text, f"nvr_desk/{place}")
    for word in WORDS:
        found.setdefault(word, "nvr_desk")
    return found


def _sentences_of(tree: ast.AST) -> Iterator[str]:
    """Words alone are keys there; those that are read stand in `WORDS`."""
    return (text for text in _all(tree) if " " in text.strip())


def _all(tree: ast.AST) -> Iterator[str]:
    inner = {id(part) for node in ast.walk(tree) for part in _inside(node)}
    for node in ast.walk(tree):
        if id(node) not in inner and isinstance(node, ast.Constant | ast.JoinedStr):
            yield from _texts(node)


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """What is no text of its own: docstrings, and the literals of an f-string."""
    if isinstance(node, ast.Expr):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from (part for part in ast.walk(node) if part is not node)
    elif isinstance(node, ast.AnnAssign):
        yield from ast.walk(node.annotation)


def _of_errors(tree: ast.AST) -> Iterator[str]:
    constants = _assigned(tree, every=True)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from _handed(node)
        if isinstance(node, ast.Call) and _speaks(node):
            for given in (*node.args, *(each.value for each in node.keywords)):
                yield from _texts(given)
                if isinstance(given, ast.Name) and given.id.isupper():
                    yield from constants.get(given.id, ())


def _handed(function: ast.FunctionDef) -> Iterator[str]:
    for name, texts in _assigned(function, every=False).items():
        if _HANDED.match(name):
            yield from texts


def _assigned(tree: ast.AST, *, every: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AnnAssign | ast.AugAssign) and node.value is not None:
            targets, value = [node.target], node.value
        else:
            continue
        for target in targets:
            name = target.id if isinstance(target, ast.Name) else _last(target)
            if every or _HANDED.match(name) or name == "args":
                found.setdefault(name, []).extend(_texts(value))
    return found


def _speaks(call: ast.Call) -> bool:
    name = _last(call.func)
    if name == "__init__" and isinstance(call.func, ast.Attribute):
        return isinstance(call.func.value, ast.Call)  # super().__init__
    return name.endswith("Error") or name in _SPEAKERS


def _texts(node: ast.AST) -> Iterator[str]:
    """Templates of an expression: both of a choice, all of a list."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value.replace("{", "{{").replace("}", "}}")
    elif isinstance(node, ast.JoinedStr):
        yield _template(node)
    for part in _pieces(node):
        yield from _texts(part)


def _pieces(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.JoinedStr(values=values):
            return [each.value for each in values if isinstance(each, ast.FormattedValue)]
        case ast.IfExp(body=body, orelse=other):
            return [body, other]
        case ast.Tuple(elts=several) | ast.List(elts=several) | ast.BoolOp(values=several):
            return several
        case _:
            return []


def _template(text: ast.JoinedStr) -> str:
    made, names = "", dict[str, str]()
    for part in text.values:
        if isinstance(part, ast.FormattedValue):
            made += "{" + _name(part.value, names) + "}"
        elif isinstance(part, ast.Constant):
            made += str(part.value).replace("{", "{{").replace("}", "}}")
    return made


def _name(value: ast.expr, names: dict[str, str]) -> str:
    """What a part is called: the last word of its expression, numbered where it comes twice."""
    base = _word(value).strip("_").lower() or "part"
    if keyword.iskeyword(base) or base in ("n", "text", "self"):
        base = "part"
    name, number = base, 2
    while name in names:
        name, number = f"{base}{number}", number + 1
    names[name] = base
    return name


def _word(node: ast.expr) -> str:
    match node:
        case ast.Call(func=ast.Name(id=wrapper), args=[first, *_]) if wrapper in _WRAPPERS:
            return _word(first)
        case ast.Call(func=ast.Attribute(attr="join"), args=[first]):
            return _word(first)
        case ast.Call(func=ast.Attribute(value=value, attr=method)) if method in _METHODS:
            return _word(value)
        case ast.Call(func=called):
            return _last(called)
        case ast.Subscript(value=value) | ast.BinOp(left=value):
            return _word(value)
        case ast.IfExp():
            return "which"
        case ast.BoolOp(values=[first, *_]):
            return _word(first)
        case ast.GeneratorExp(generators=[first, *_]) | ast.ListComp(generators=[first, *_]):
            return _word(first.iter)
        case _:
            return _last(node)


def _last(node: ast.expr | ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else "part"


def _is_sentence(text: str) -> bool:
    letters = re.sub(r"\{\w+\}", "", text)
    if "{" in text and len(re.findall(r"[^\W\d_]", letters)) < _FEWEST:
        return False
    if _CODE.fullmatch(letters) or not _SENTENCE.search(
        letters.strip() + (" " if " " in text else "")
    ):
        return False
    return not letters.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "%(", "--"))


COLOURS: Final = (
    *("black", "grey", "white", "red", "orange", "yellow", "green", "blue", "purple", "pink"),
    *("brown", "beige"),
)
WORDS: Final = (
    *COLOURS,
    *("{length} without a picture that decodes", "{length} decoded but not looked at"),
    *("{length} looked at less than once in 2 s", "{count} hidden for want of consent"),
    *("{length} looked at thinly because nothing moved", "{count} not looked at by any detector"),
    *("a rough guess: this machine was not measured yet", "corrected once it runs"),
    *("{count} without a time", "{count} without a place", "{count} left out"),
    *("case", "delivery", "series", "packet", "model", "track", "person", "account", "ask"),
    *("batch", "still", "mark", "search", "job", "export", "pin", "review", "setting", "layer"),
    *("ok", "failed", "denied", "cancelled", "user", "users", "request", "clip", "workspace"),
    *("viewer", "analyst", "detective", "supervisor", "administrator", "auditor", "solo"),
    *("unsure", "resident", "officer", "good", "bad", "reduced", "unknown"),
    *("minutes", "percent", "days", "granted", "refused", "waits", "confirmed"),
    *("contested", "themselves", "withdrawal", "deliveries", "engine", "decoder", "isolation"),
    *("weights", "version", "network", "system", "size", "direction", "colour", "Searches"),
    *("Views", "Packets", "Denied", "track", "tracks", "never"),
    *("{count} delivery", "{count} deliveries", "{count} clip", "{count} clips"),
    *("{count} search", "{count} searches", "{count} appearance", "{count} appearances"),
    *("{count} entry", "{count} entries", "{count} file", "{count} files", "{count} look"),
    *("{count} looks", "{count} track", "{count} tracks", "{count} hit", "{count} hits"),
    *(
        "asked",
        "granted by {by}",
        "refused by {by}",
        "confirmed by {by}",
        "contested by {by}",
        "today",
    ),
    *("granted by themselves", "refused by themselves", "confirmed by themselves"),
    *("contested by themselves", "manifest: wall time in zone {zone}, read from {word}"),
    *("manifest: wall time in zone {zone}", "manifest: wall time, read from {word}"),
    *("{count} to {high} minutes", "{count} to {high} days", "{count} to {high} percent"),
    *("{count} to {high} hours", "{count} to {high} metres", "{count} to {high} searches"),
    *("overlay", "container", "file name", "manifest", "persons", "vehicles", "daylight"),
    *("infrared", "two-wheelers", "persons, daylight", "persons, infrared", "begins", "hours"),
    *("vehicles, daylight", "vehicles, infrared", "two-wheelers, daylight", "metres"),
    *("split of track {list} at {at} s into {words}", "merge of tracks {list} into {words}"),
    *(
        "{words} (undone)",
        "in {count} day",
        "in {count} days",
        "no case",
        "none stated",
        "{count} and {high}",
        "Shown",
        "{profile}, {model} on {engine}",
        "The detector",
    ),
    *(f"{each} ({{count}} %)" for each in COLOURS),
    *("bicycle", "car", "motorcycle", "bus", "truck", "open", "closed", "used"),
)
