"""The whole of ``index.sqlite``: its revision, its tables, and what SQLAlchemy has no words for.

The tables themselves, with unit and reason for every column, stand in `case_tables`, `look_tables`,
`job_tables`, `people_tables`, `oversight_tables`, `desk_tables` and `log_tables`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nvr_desk.store import oversight_tables, people_tables
from nvr_desk.store.case_tables import audit_entry, clip, consent, delivery, time_correction
from nvr_desk.store.columns import metadata
from nvr_desk.store.desk_tables import clock_pin, layer, mark, saved_search, still
from nvr_desk.store.job_tables import job, job_item
from nvr_desk.store.log_tables import audit_index, audit_tile, row_seal
from nvr_desk.store.look_tables import track
from nvr_desk.store.seal_triggers import triggers

if TYPE_CHECKING:
    from sqlalchemy import Table

__all__ = [
    "BOOKKEEPING",
    "EXTRA_DDL",
    "SCHEMA",
    "SEALED",
    "TRIGGERS",
    "metadata",
    "oversight_tables",
    "people_tables",
]

SCHEMA: Final = "0007"
"""Revision that these tables are; the newest file of ``migrations/versions`` bears the same."""

BOOKKEEPING: Final = frozenset({job.name, job_item.name})
"""Tables that may be written without an audit entry: lease, heartbeat, progress, wishes."""

_UNSEALED: Final = BOOKKEEPING | {
    table.name for table in (audit_entry, audit_index, audit_tile, row_seal)
}
"""Tables without a sum: those above, the log, which proves itself, and what follows from both."""

SEALED: Final = {
    name: tuple(column.name for column in table.columns)
    for name, table in sorted(metadata.tables.items())
    if name not in _UNSEALED
}
"""Table → columns of all tables whose rows are summed in ``row_seal``."""

_TRACK_INDEX: Final = f"""\
CREATE VIRTUAL TABLE {track.name}_index USING rtree_i32(
  track_id,
  analysis_0, analysis_1, -- analysis.id, twice
  t0_ms, t1_ms, -- span, milliseconds since the clip's first picture
  x0, x1, -- union of its boxes, pixels of the upright picture
  y0, y1
)"""
"""R*Tree in 32-bit integers: the plain kind keeps floats and would blur milliseconds."""


def _never(name: str, event: str, table: Table, words: str) -> str:
    """A trigger that refuses."""
    refusal = f"SELECT RAISE(ABORT, '{words}')"
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table.name}\nBEGIN {refusal}; END"


def _kept(name: str, table: Table, columns: str) -> tuple[str, str]:
    """Triggers that refuse to delete a row, and to change these columns of it."""
    return (
        _never(f"{name}_no_delete", "DELETE", table, f"a {name} is never deleted"),
        _never(
            f"{name}_stays", f"UPDATE OF {columns}", table, f"what makes a {name} never changes"
        ),
    )


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _but(table: Table, *names: str) -> str:
    """All columns but these, for a trigger."""
    return ", ".join(f'"{name}"' for name in _names(table) if name not in names)


_CLAIM: Final = (
    "claim_us, claim_zone, claim_uncertainty_s, claim_source, claim_rule, claim_written,"
    " clip_id, batch_sha256, path, name_id"
)

EXTRA_DDL: Final = (
    _TRACK_INDEX,
    _never("audit_no_update", "UPDATE", audit_entry, "audit entries are never changed"),
    _never("audit_no_delete", "DELETE", audit_entry, "audit entries are never deleted"),
    _never("audit_index_no_update", "UPDATE", audit_index, "the index is only ever added to"),
    _never("audit_index_no_delete", "DELETE", audit_index, "the index is only ever added to"),
    _never("audit_tile_no_update", "UPDATE", audit_tile, "the tree is only ever added to"),
    _never("audit_tile_no_delete", "DELETE", audit_tile, "the tree is only ever added to"),
    _never("consent_no_update", "UPDATE", consent, "consents are only ever added"),
    _never("correction_no_update", "UPDATE", time_correction, "corrections are only ever added"),
    _never("claim_stays", f"UPDATE OF {_CLAIM}", delivery, "a claim is never overwritten"),
    *_kept("mark", mark, "uid, case_number, delivery_id, author, made_us"),
    *_kept("still", still, _but(still)),
    *_kept("clock_pin", clock_pin, _but(clock_pin, "removed_us")),
    *_kept("saved_search", saved_search, _but(saved_search, "removed_us")),
    *_kept("layer", layer, _but(layer, "removed_us")),
    _never("hash_stays", "UPDATE OF sha256, bytes", clip, "the name of a clip is its hash"),
    *triggers(metadata.tables[name] for name in SEALED).values(),
)
"""What SQLAlchemy has no words for."""

TRIGGERS: Final = {
    words.split(maxsplit=3)[2]: words for words in EXTRA_DDL if words.startswith("CREATE TRIGGER ")
}
"""Name → words of all triggers there are: those that refuse, and those that sum."""
