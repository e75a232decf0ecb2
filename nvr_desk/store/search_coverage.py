"""How much of what a question reaches was looked at: sums over all deliveries at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.records.coverage import Tally, tally
from nvr_desk.records.search import MOST_UNSEEN, SearchCoverage, Unseen
from nvr_desk.store.delivery_columns import SUMS, distinct
from nvr_desk.store.track_rows import spans_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from nvr_desk.records.track import ObjectClass
    from nvr_desk.store.search_reach import Reach

_ROUNDING, _ROUNDING_S = 0.01, 0.25
"""Share and seconds of a clip that spans may miss because they end on pictures."""


def coverage_of(db: Connection, reach: Reach, classes: Iterable[ObjectClass]) -> SearchCoverage:
    """What an answer says of the footage it could reach.

    Args:
        db: An open transaction.
        reach: What the question reaches.
        classes: Asked for.
    """
    told, rows = reach.columns, reach.rows
    footage_s, sums = told.duration_s[rows], told.seen[rows]
    _cut(db, reach, footage_s, sums)
    # The first three of ``SUMS`` are looked at.
    looked_s = sums[:, 0] + sums[:, 1] + sums[:, 2]
    analysed = told.look[rows] > 0
    kinds = [told.kinds[at] for at in distinct(told.looked_for[rows]) if at >= 0]
    models = [told.models[at] for at in distinct(told.model[rows]) if at >= 0]
    first = told.first_pass[rows]
    unseen, others = _unseen(reach, np.maximum(0.0, footage_s - looked_s), footage_s)
    seen = Tally(
        footage_s=float(footage_s.sum()),
        **dict(zip(SUMS, sums.sum(axis=0).tolist(), strict=True)),
        first_s=float(looked_s[first].sum()),
    )
    return SearchCoverage(
        deliveries=len(rows),
        footage_s=seen.footage_s,
        looked_s=seen.looked_s,
        not_looked=int(np.count_nonzero(~analysed)),
        hidden=reach.hidden,
        undated=reach.undated,
        unplaced=reach.unplaced,
        not_looked_for=tuple(c for c in classes if any(c not in some for some in kinds)),
        unverified=any(model.unverified for model in models),
        tally=seen,
        first_pass=int(np.count_nonzero(first)),
        models=tuple(sorted(models, key=lambda model: (model.name, model.sha256))),
        unseen=unseen,
        more_unseen=others,
    )


def _cut(
    db: Connection, reach: Reach, footage_s: NDArray[np.float64], sums: NDArray[np.float64]
) -> None:
    """Count of deliveries that the question's times cut through only the seconds that count."""
    places = np.flatnonzero(reach.cut)
    if not len(places):
        return
    told = reach.columns
    looks = told.look[reach.rows[places]]
    spans = spans_of(db, np.unique(looks[looks > 0]).tolist())
    first = np.searchsorted(reach.owner, reach.rows[places], "left")
    last = np.searchsorted(reach.owner, reach.rows[places], "right")
    for place, look, low, high in zip(places, looks.tolist(), first, last, strict=True):
        seen = Tally()
        for low_s, high_s in zip(reach.low_s[low:high], reach.high_s[low:high], strict=True):
            window = (float(low_s), float(high_s))
            seen += tally(spans.get(look, ()), window[1] - window[0], window)
        footage_s[place] = seen.footage_s
        sums[place] = [getattr(seen, name) for name in SUMS]


def _unseen(
    reach: Reach, unseen_s: NDArray[np.float64], footage_s: NDArray[np.float64]
) -> tuple[tuple[Unseen, ...], int]:
    """(deliveries not wholly looked at, most seconds first; how many beyond these)."""
    told = reach.columns
    places = np.flatnonzero(unseen_s > np.maximum(_ROUNDING_S, _ROUNDING * footage_s))
    many = len(places)
    if many > MOST_UNSEEN:
        least = np.partition(unseen_s[places], many - MOST_UNSEEN)[many - MOST_UNSEEN]
        places = places[unseen_s[places] >= least]
    rows = reach.rows[places]
    order = np.lexsort((told.rank[rows], -unseen_s[places]))[:MOST_UNSEEN]
    pairs: list[tuple[int, int]] = np.stack([rows, places], axis=1)[order].tolist()
    named = tuple(
        Unseen(
            told.ids[row], told.names[row], told.items[row], float(unseen_s[place]),
            bool(told.look[row] > 0),
        )
        for row, place in pairs
    )  # fmt: skip
    return named, many - len(named)
