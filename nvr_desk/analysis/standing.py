"""Looks that stand already: they answer again without a worker, and never run twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.analysis.plan import still_shown
from nvr_desk.store import tracks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.analysis.plan import Look, Work
    from nvr_desk.records.act import ActHandle
    from nvr_desk.store.unit import Store, Unit


def renew(
    store: Store, act: ActHandle[Unit], work: Work, look: Look, *, wished: bool = False
) -> bool:
    """Let lists and searches answer from a look that stands, if another one does that is no better.

    Args:
        store: Rows.
        act: Writes the entry, in the same transaction.
        work: The clip, and the deliveries that let it be looked at.
        look: Which of its looks.
        wished: A person asked for it though a stronger profile stands.

    Returns:
        Whether it was brought forward; False where it answers already, or nothing is shown now.
    """
    key = (work.sha256, look.model_sha256, look.settings_sha256)
    with store.read() as db:
        shown = still_shown(db, work)
        stamp = tracks.stamp(db, *key)
        wanted = bool(shown) and tracks.is_older(db, *key, wished=wished)
    if not wanted or stamp is None:
        return False
    detail = {
        "model": stamp.name,
        "model_sha256": stamp.sha256,
        "engine": stamp.engine,
        "settings_sha256": look.settings_sha256,
        "answers": True,
    }
    with store.unit() as tx:
        tracks.renew(tx, *key)
        act.part(tx, objects(work, shown), detail, "ok")
    return True


def objects(work: Work, shown: Sequence[str]) -> list[dict[str, str]]:
    """What an entry about a clip names: its bytes, and the deliveries that show them."""
    return [
        {"kind": "clip", "id": work.sha256},
        *({"kind": "delivery", "id": name} for name in shown),
    ]
