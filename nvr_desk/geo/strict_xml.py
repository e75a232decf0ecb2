"""A small XML reader for foreign map files: no document types, no entities, nothing fetched.

Without a document type there is nothing that could be defined, expanded or pointed at, so files
that begin with one are refused whole, whatever it says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat  # defended here: see the handlers below

from nvr_desk.geo.bounds import MAX_DEPTH, MapFileError, check_size

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ELEMENTS: Final = 1_000_000


@dataclass(slots=True)
class Element:
    """One element by its local name; prefixes of namespaces are dropped."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = field(default_factory=list["Element"])

    def first(self, *path: str) -> Element | None:
        """The first descendant down a path of names."""
        found: Element | None = self
        for name in path:
            found = next((c for c in found.children if c.name == name), None) if found else None
        return found

    def all(self, name: str) -> Iterator[Element]:
        """Children of that name."""
        return (child for child in self.children if child.name == name)

    def words(self, *path: str) -> str:
        """Text of the first descendant down a path; empty where there is none."""
        found = self.first(*path)
        return found.text.strip() if found else ""

    def every(self, name: str) -> Iterator[Element]:
        """Descendants of that name, in the file's order, not within one another."""
        waiting = list(reversed(self.children))
        while waiting:
            element = waiting.pop()
            if element.name == name:
                yield element
            else:
                waiting += reversed(element.children)


class _Builder:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._text: list[list[str]] = []
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise MapFileError(f"more than {MAX_ELEMENTS:,} elements")
        if len(self._open) >= MAX_DEPTH:
            raise MapFileError(f"elements nested deeper than {MAX_DEPTH}")
        made = Element(_local(name), {_local(key): value for key, value in attributes.items()})
        if self._open:
            self._open[-1].children.append(made)
        else:
            self.root = made
        self._open.append(made)
        self._text.append([])

    def end(self, _name: str) -> None:
        self._open.pop().text = "".join(self._text.pop())

    def words(self, text: str) -> None:
        if self._text:
            self._text[-1].append(text)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_: object) -> int:
    raise MapFileError("a document type: entities are not read")


def read(data: bytes) -> Element:
    """The root element.

    Raises:
        MapFileError: not well formed, too large, too deep, or with a document type.
    """
    check_size(len(data))
    parser = expat.ParserCreate()
    builder = _Builder()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.words
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise MapFileError(f"this is no XML: {error}") from error
    if builder.root is None:
        raise MapFileError("an empty file")
    return builder.root


def escaped(text: str) -> str:
    """Words as character data or attribute value, whatever stands in them."""
    safe = "".join(c for c in text if c in "\t\n" or c >= " ")
    for raw, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        safe = safe.replace(raw, entity)
    return safe
