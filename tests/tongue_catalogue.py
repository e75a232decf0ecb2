"""Renews the catalogues of ``resources/i18n``: ``python -m tests.tongue_catalogue [--missing]``.

The sentences of the window are found in its source (``tr``, ``later``, and what commands, docks,
forms, pages and their parts are given), those of the core by `tests.core_sentences`. All are handed
to Qt's ``lupdate``, which keeps what is translated, and compiled by ``lrelease``. Translate
``resources/i18n/es.ts`` with ``pyside6-linguist`` (or any editor), then run this once more.
``--missing`` only lists what is not translated yet.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from tests import core_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[1]
WINDOW: Final = ROOT / "ui" / "nvr_desk_ui"
CATALOGUES: Final = ROOT / "resources" / "i18n"
OF_CORE: Final = CATALOGUES / "core.json"
"""What the window takes finished sentences of the core apart with."""
CONTEXT: Final = "nvr"
LANGUAGES: Final = ("es",)

_FIRST: Final = ("tr", "later", "label", "notice", "push_button", "complain", "tell", "finish")
_MORE: Final = ("work", "show_loading", "show_error", "say")
_PLACES: Final = {
    **dict.fromkeys((*_FIRST, *_MORE), (0,)),
    "go_dark": (1, 2),
    "Command": (1,),
    "Dock": (1,),
    "Badge": (0, 3),
    "Light": (2, 3),
    "Fact": (0,),
    "Section": (0,),
    "add": (0,),
    "retone": (1,),
    "show_empty": (1, 2),
    "Lines": (0, 1),
    "_choice": (0, 1),
    "_Field": (0,),
}
"""Which arguments of a call are sentences, by the name that is called."""
_DATA: Final = ("Value", "Mono", "Fact")


def sentences() -> dict[str, str]:
    """Every sentence of window and core with the file it is first found in; plurals hold a '|'."""
    return core_sentences.sentences() | of_the_window()


def of_the_window() -> dict[str, str]:
    """Every sentence of the window alone."""
    found: dict[str, str] = {}
    for path in sorted(WINDOW.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for text in (*_of(tree, path.parent.name == "menus"), *_written(tree)):
            found.setdefault(text, str(path.relative_to(ROOT)))
    return found


def renew(language: str) -> None:
    """Bring a catalogue up to date with the source and compile it."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "sentences.py")
        listed.write_text("\n".join(map(_noop, sentences())) + "\n", encoding="utf-8")
        target = CATALOGUES / f"{language}.ts"
        _run("lupdate", str(listed), "-ts", str(target), "-no-obsolete", "-locations", "none")
    compile_(language)


def compile_(language: str) -> None:
    """Make the file that the window loads of the one that people edit."""
    source = CATALOGUES / f"{language}.ts"
    _run("lrelease", str(source), "-qm", str(source.with_suffix(".qm")))


def translated(language: str) -> dict[str, tuple[str, ...]]:
    """The finished sentences of a catalogue: one form, or one for each number."""
    found: dict[str, tuple[str, ...]] = {}
    for message in ET.parse(CATALOGUES / f"{language}.ts").iter("message"):  # noqa: S314 - our own file
        source, given = message.findtext("source") or "", message.find("translation")
        if given is None or given.get("type") is not None:
            continue
        forms = tuple(each.text or "" for each in given.iter("numerusform")) or (given.text or "",)
        if all(forms):
            found[source] = forms
    return found


def missing(language: str) -> dict[str, str]:
    """Sentences of the source without a translation, with the file each stands in."""
    known = translated(language)
    return {text: place for text, place in sentences().items() if text not in known}


def main() -> None:
    """Renew all, or list what is missing."""
    if "--missing" not in sys.argv:
        listed = json.dumps(sorted(core_sentences.sentences()), ensure_ascii=False, indent=0)
        OF_CORE.write_text(listed + "\n", encoding="utf-8")
    for language in LANGUAGES:
        if "--missing" not in sys.argv:
            renew(language)
        for text, place in missing(language).items():
            print(f"{language}  {place}: {text!r}")


def _of(tree: ast.AST, menu: bool) -> Iterator[str]:  # noqa: FBT001
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from (text for text in _of_call(node) if _is_sentence(text))
        elif menu and isinstance(node, ast.AnnAssign) and _name(node.target) == "MENU":
            yield from _strings(node.value)


def _of_call(call: ast.Call) -> Iterator[str]:
    name = _name(call.func)
    if name == "__init__":
        for argument in call.args:
            yield from (text for text in _strings(argument) if text[:1].isupper())
        return
    if name == "label" and any(text in _DATA for text in _strings(call.args[-1])):
        return
    if name == "add" and len(call.args) < 2:
        return
    for place in _PLACES.get(name, ()):
        if place < len(call.args):
            yield from _strings(call.args[place])
    for keyword in call.keywords:
        if (name, keyword.arg) in {("Command", "short"), ("ask", "title")}:
            yield from _strings(keyword.value)


def _written(tree: ast.AST) -> Iterator[str]:
    """Sentences with two forms that are given a name before they are said."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            yield from (text for text in _strings(node.value) if "|" in text and "{n" in text)


def _strings(node: ast.expr | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)
    elif isinstance(node, ast.Tuple | ast.List):
        for each in node.elts:
            yield from _strings(each)


def _is_sentence(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _noop(text: str) -> str:
    if "|" in text:
        return f'translate("{CONTEXT}", {_quoted(text)}, "", 1)'
    return f'QT_TRANSLATE_NOOP("{CONTEXT}", {_quoted(text)})'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{tool}")
    done = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{tool}: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
