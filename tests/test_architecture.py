"""The shape of the house, readable: who may import whom, and what never stands in the code."""

from __future__ import annotations

import ast
import graphlib
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The top of the house first; an import goes down, never up and never sideways.
LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in (
        "__main__",
        "cli",
        "desk",
        "upkeep requests review evidence supervise",
        "policy",
        "intake analysis geo",
        "jobs",
        "vision audit",
        "media store",
        "records settings",
        "clock timecode geometry digest assets",
        "errors",
    )
)
PRIMITIVES = LAYERS[-2]  # the one layer whose modules may use each other
FILE_LIMIT = 600

# What the program never does, as words: no identifier may be made of them.
FORBIDDEN_WORDS = frozenset(
    [
        "face",
        "faces",
        "facial",
        "gait",
        "embedding",
        "embeddings",
        "biometric",
        "biometrics",
        "reid",
        "reidentification",
        "reidentify",
    ]
)
# …but the guards that refuse such weights must name what they refuse.
REFUSES_BY_NAME = frozenset({"nvr_desk.vision.card", "nvr_desk.vision.classes"})

REGISTRY_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("download", "pytorch", "org"),
    )
)


class Import(NamedTuple):
    """One import statement: where it stands and the full name it wants."""

    importer: str
    wanted: str
    line: int


def module_name(path: Path) -> str:
    base = ROOT / "ui" if path.is_relative_to(ROOT / "ui") else ROOT
    parts = list(path.relative_to(base).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources(*folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "__pycache__" not in path.parts
    )


ENGINE = sources("nvr_desk")
WINDOW = sources("ui/nvr_desk_ui")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(path: Path) -> list[Import]:
    importer = module_name(path)
    package = importer if path.name == "__init__.py" else importer.rpartition(".")[0]
    found: list[Import] = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                up = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*up, base] if base else up)
            names = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        found += [Import(importer, name, node.lineno) for name in names]
    return found


def height(module: str) -> int | None:
    """The layer of a module of the engine, 0 at the bottom; None for ``nvr_desk`` itself."""
    parts = module.split(".")
    if parts[0] != "nvr_desk" or len(parts) == 1:
        return None
    for index, layer in enumerate(reversed(LAYERS)):
        if parts[1] in layer:
            return index
    return None


def where(found: Import) -> str:
    return f"{found.importer}:{found.line} imports {found.wanted}"


def importers_of(names: set[str], paths: list[Path]) -> set[str]:
    return {i.importer for path in paths for i in imports(path) if i.wanted.split(".")[0] in names}


def test_that_every_module_of_the_engine_has_its_layer() -> None:
    homeless = [n for p in ENGINE if height(n := module_name(p)) is None and n != "nvr_desk"]
    assert not homeless


def test_that_imports_of_the_engine_point_down_only() -> None:
    wrong = []
    for found in (i for path in ENGINE for i in imports(path)):
        mine, theirs = height(found.importer), height(found.wanted)
        if mine is None or theirs is None:
            continue
        room, other = found.importer.split(".")[1], found.wanted.split(".")[1]
        if room == other or {room, other} <= PRIMITIVES:
            continue
        if theirs >= mine:
            wrong.append(where(found))
    assert not wrong


def test_that_the_layers_here_are_those_of_the_linter() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (c["layers"] for c in contracts if c["id"] == "layers")
    assert tuple(frozenset(re.findall(r"\w+", line)) for line in layers) == LAYERS


def test_that_no_modules_import_each_other_in_a_circle_not_even_for_types() -> None:
    names = {module_name(path) for path in ENGINE + WINDOW}
    graph: dict[str, set[str]] = {name: set() for name in names}
    for found in (i for path in ENGINE + WINDOW for i in imports(path)):
        wanted = found.wanted if found.wanted in names else found.wanted.rpartition(".")[0]
        # A package's own __init__ is loaded before its modules anyway.
        if wanted in names and not found.importer.startswith(f"{wanted}."):
            graph[found.importer].add(wanted)
    graph = {name: wanted - {name} for name, wanted in graph.items()}
    graphlib.TopologicalSorter(graph).prepare()  # raises CycleError with the circle


def test_that_the_engine_knows_no_qt_and_no_window() -> None:
    assert importers_of({"PySide6", "shiboken6", "PyQt6", "nvr_desk_ui"}, ENGINE) == set()


def test_that_ultralytics_comes_in_by_one_door() -> None:
    assert importers_of({"ultralytics"}, ENGINE + WINDOW) <= {"nvr_desk.vision.ultralytics_door"}


def test_that_only_the_linux_fence_is_bound_to_posix() -> None:
    posix = {"resource", "fcntl", "termios", "pwd", "grp"}
    assert importers_of(posix, ENGINE + WINDOW) <= {"nvr_desk.media.fence_linux"}


def test_that_opencv_comes_in_by_a_door_that_tidies_qts_variables() -> None:
    doors = importers_of({"cv2"}, ENGINE + WINDOW)
    assert {door.rpartition(".")[2] for door in doors} <= {"cv"}
    for path in (p for p in ENGINE if module_name(p) in doors):
        text = path.read_text("utf-8")
        assert "QT_QPA_PLATFORM_PLUGIN_PATH" in text
        assert "QT_QPA_FONTDIR" in text


def test_that_opencv_never_reads_evidence() -> None:
    readers = {"VideoCapture", "VideoWriter"}
    used = [
        f"{module_name(path)}:{node.lineno} {node.attr}"
        for path in ENGINE + WINDOW
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in readers
    ]
    assert not used


def test_that_nothing_is_unpickled() -> None:
    assert importers_of({"pickle", "cPickle", "dill", "cloudpickle", "shelve"}, ENGINE) == set()


def test_that_no_identifier_speaks_of_faces_or_of_recognising_people() -> None:
    named = [
        f"{module_name(path)}:{line} {name}"
        for path in ENGINE + WINDOW
        if module_name(path) not in REFUSES_BY_NAME
        for name, line in identifiers(tree(path))
        if FORBIDDEN_WORDS & set(words(name))
    ]
    assert not named


@pytest.mark.parametrize("name", ["crop_face", "faceCrop", "FaceDetector", "gait_of", "reid"])
def test_that_the_word_check_sees_through_how_names_are_written(name: str) -> None:
    assert FORBIDDEN_WORDS & set(words(name))


@pytest.mark.parametrize("name", ["interface", "setTypeface", "surface_area", "facet"])
def test_that_the_word_check_leaves_other_words_alone(name: str) -> None:
    assert not FORBIDDEN_WORDS & set(words(name))


def words(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def identifiers(module: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield name, node.lineno
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.alias(name=name):
                yield name, node.lineno
            case ast.keyword(arg=str(name)):
                yield name, node.value.lineno
            case _:
                pass


def test_that_no_file_is_too_long_to_read() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in sources("nvr_desk", "ui", "tests", "packaging")
        if (count := len(path.read_text("utf-8").splitlines())) > FILE_LIMIT
    }
    assert not long


def test_that_every_module_says_what_it_is_for() -> None:
    assert [
        module_name(path) for path in ENGINE + WINDOW if not ast.get_docstring(tree(path))
    ] == []


def test_that_every_column_says_its_unit_and_reason() -> None:
    from nvr_desk.store import tables

    silent = [
        f"{table.name}.{column.name}"
        for table in tables.metadata.tables.values()
        for column in table.columns
        if not column.comment
    ]
    assert not silent


def test_that_packaging_is_no_package() -> None:
    assert list((ROOT / "packaging").rglob("__init__.py")) == []


def test_that_no_file_names_a_package_registry() -> None:
    named = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in text_files()
        for host in REGISTRY_HOSTS
        if host in path.read_text("utf-8")
    ]
    assert not named


def text_files() -> Iterator[Path]:
    suffixes = {".py", ".md", ".toml", ".txt", ".in", ".json", ".sh", ".cfg", ".pyi", ".qss", ""}
    folders = ("nvr_desk", "ui", "tests", "packaging", "docs", "models", "resources", ".ci")
    for top in (*ROOT.glob("*"), *(p for f in folders for p in (ROOT / f).rglob("*"))):
        if top.is_file() and top.suffix in suffixes and "__pycache__" not in top.parts:
            yield top
