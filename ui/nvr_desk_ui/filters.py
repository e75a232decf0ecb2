"""What the analyst wants to see: one filter, shared by timeline, map, gallery and search."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from nvr_desk.records.search import Query

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALL: Final = Query(case="")
_NARROWING: Final = tuple(each.name for each in fields(Query) if each.name not in {"case", "limit"})
"""Fields that leave something out; the case is the wall and no filter."""


class FilterModel(QObject):
    """The one filter of a window.

    A value that does not change sends nothing, so a widget may write back what it was told.

    Signals:
        changed: Query, whenever another field narrows, or the case is another one.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query = _ALL

    @property
    def query(self) -> Query:
        """What is wanted, as the search understands it; its case is empty while none is open."""
        return self._query

    @property
    def narrowed(self) -> tuple[str, ...]:
        """Names of the fields that leave something out."""
        return tuple(
            name for name in _NARROWING if getattr(self._query, name) != getattr(_ALL, name)
        )

    def use_case(self, number: str | None) -> None:
        """Another case is open: what was wanted of the last one says nothing of it."""
        if (number or "") != self._query.case:
            self._take(replace(_ALL, case=number or ""))

    def narrow(self, **wanted: Any) -> None:
        """Set some fields of the query; the others stay."""
        self._take(replace(self._query, **wanted))

    def clear(self, names: Iterable[str] | None = None) -> None:
        """Let some fields leave nothing out any more; all of them when none is named."""
        cleared = _NARROWING if names is None else names
        self._take(replace(self._query, **{name: getattr(_ALL, name) for name in cleared}))

    def _take(self, query: Query) -> None:
        if query != self._query:
            self._query = query
            self.changed.emit(query)
