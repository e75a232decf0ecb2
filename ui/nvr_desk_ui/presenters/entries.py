"""What the command palette lists: commands, cases and deliveries as lines that can be found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nvr_desk_ui.presenters.fuzzy import score
from nvr_desk_ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from nvr_desk.records.case import Case
    from nvr_desk.records.delivery import DeliveryRow

MOST: Final = 60
"""Lines that are shown of deliveries; who looks for one goes on typing."""
_LEAST_LETTERS: Final = 2
"""Deliveries are listed once this many letters stand: there may be tens of thousands."""
_RECENT_POINTS: Final = 6
"""What was done lately rises this far above what fits as well."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    key: str
    """Names it among all, e.g. 'packet.new' or 'case 26-004417'."""
    title: str
    hint: str
    """Menu, or what kind of thing it is."""
    icon: str
    run: Callable[[], None]
    keys: str = ""
    why_not: str = ""
    """Why it cannot be chosen now; empty when it can."""
    grey: bool = False


class Haystack:
    """Deliveries by item, file name and camera, prepared once for a listing."""

    def __init__(self, rows: Sequence[DeliveryRow]) -> None:
        self._rows = rows
        self._texts: list[str] | None = None

    def find(self, needle: str) -> list[DeliveryRow]:
        """Up to ``MOST`` rows that hold every word, those whose item begins with it first."""
        words = needle.casefold().split()
        if len("".join(words)) < _LEAST_LETTERS:
            return []
        if self._texts is None:
            self._texts = [_text(row) for row in self._rows]
        found: list[DeliveryRow] = []
        begins: list[DeliveryRow] = []
        for row, text in zip(self._rows, self._texts, strict=True):
            if all(word in text for word in words):
                (begins if text.startswith(words[0]) else found).append(row)
                if len(begins) + len(found) >= 4 * MOST:
                    break
        return [*begins, *found][:MOST]


def ordered(needle: str, entries: Iterable[Entry], recent: Sequence[str]) -> list[Entry]:
    """Entries that fit, best first; for an empty needle what was done lately, then the table."""
    lately = {key: place for place, key in enumerate(recent)}
    listed = list(entries)
    if not needle.strip():
        old = len(lately)
        return sorted(listed, key=lambda entry: lately.get(entry.key, old))
    fits: list[tuple[int, int, Entry]] = []
    for place, entry in enumerate(listed):
        points = _points(needle, entry)
        if points is not None:
            near = _RECENT_POINTS if entry.key in lately else 0
            fits.append((-(points + near), place, entry))
    return [entry for _, _, entry in sorted(fits, key=lambda fit: fit[:2])]


def case_entry(case: Case, run: Callable[[], None]) -> Entry:
    """A case that can be opened."""
    offence = case.offence or tr("no offence code")
    title = tr("Case {number}, {offence}", number=case.number, offence=offence)
    return Entry(f"case {case.number}", title, tr("Case"), "case", run)


def delivery_entry(row: DeliveryRow, run: Callable[[], None]) -> Entry:
    """A delivery that can be chosen."""
    delivery = row.delivery
    item = delivery.item or tr("without number")
    return Entry(
        f"delivery {delivery.id}",
        f"{item}   {delivery.name}",
        tr("Delivery"),
        "deliveries",
        run,
    )


def _points(needle: str, entry: Entry) -> int | None:
    """The better of title and menu-with-title; the title counts more."""
    title, both = score(needle, entry.title), score(needle, f"{entry.hint} {entry.title}")
    if title is not None:
        return title + 4
    return both


def _text(row: DeliveryRow) -> str:
    delivery = row.delivery
    camera = delivery.camera.alias or ""
    return f"{delivery.item or ''} {delivery.name} {camera}".casefold().strip()
