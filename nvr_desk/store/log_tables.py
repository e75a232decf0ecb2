"""Beside the log: its index, the hashes of its tree, and the sums of all other tables.

All of it follows from bodies and rows and can be made anew; ``check`` compares.
"""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy import text as sql_text

from nvr_desk.store.columns import blob, hexes, table, text, whole, within

audit_index = table(
    "audit_index",
    whole("seq", "number of the entry", primary_key=True),
    whole("time_us", "its time, UTC"),
    text("user", "who acted"),
    text("role", "as what"),
    text("station", "where"),
    text("verb", "what they did"),
    text("phase", "genesis, opened, part or closed"),
    whole("parent", "entry that opened the act it belongs to", null=True),
    text("case_number", "case as it was named, whether there is such a case or not", null=True),
    text("outcome", "first word of the outcome: ok, failed, denied, cancelled", null=True),
    Index("ix_audit_index_user", "user", "seq"),
    Index("ix_audit_index_case_number", "case_number", "seq"),
    Index("ix_audit_index_verb", "verb", "seq"),
    Index("ix_audit_index_parent", "parent", "seq"),
    Index("ix_audit_index_time_us", "time_us"),
    Index("ix_audit_index_outcome", "outcome", "seq", sqlite_where=sql_text("outcome <> 'ok'")),
    comment="entries by what lists ask for; made from the bodies, proves nothing",
)

audit_tile = table(
    "audit_tile",
    whole("level", "0: 256 leaves below it, 1: 65,536, and so on", primary_key=True),
    whole("idx", "which one, from 0", primary_key=True),
    text("hash", "RFC 6962 hash of that whole subtree, hex"),
    within("level", 0),
    within("idx", 0),
    *hexes("hash"),
    comment="hashes of whole subtrees of the log, so that a proof reads few leaves",
)

row_seal = table(
    "row_seal",
    text("name", "table that is summed", primary_key=True),
    whole("rows", "how many rows it has"),
    blob("sum", "lattice hash of its rows; store/seals.py"),
    text("digest", "SHA-256 of name, rows and sum; empty while a transaction writes", null=True),
    within("rows", 0),
    *hexes("digest"),
    comment="what all rows of a table add up to, whatever their order",
)
