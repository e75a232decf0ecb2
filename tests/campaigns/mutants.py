"""Mutated clips through survey and player: ``python -m tests.campaigns.mutants [COUNT]``.

Passes when this process lives, each file has a verdict, and each that is not ``ok`` a reason.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from nvr_desk.errors import MediaError
from nvr_desk.media.pool import DecodePool
from nvr_desk.media.session import PlayerSession
from nvr_desk.records.media import MediaState

from tests.fakes.media_mutants import mutants

if TYPE_CHECKING:
    from nvr_desk.records.media import Survey


def run(count: int, folder: Path) -> tuple[Counter[str], list[str], float]:
    """Put ``count`` mutants through survey and player.

    Returns:
        How often each outcome came, what breaks the rule, and the longest survey in seconds.
    """
    outcomes: Counter[str] = Counter()
    broken: list[str] = []
    longest = 0.0
    with DecodePool() as pool, PlayerSession() as player:
        for what, path in mutants(folder, count):
            begin = time.monotonic()
            survey = pool.survey(path, name=path.name)
            longest = max(longest, time.monotonic() - begin)
            outcomes[survey.state.value] += 1
            if survey.state is not MediaState.OK and not survey.reason:
                broken.append(f"{path.name}: {what}: no reason")
            outcomes[_look(player, path, survey)] += 1
            path.unlink()
    return outcomes, broken, longest


def _look(player: PlayerSession, path: Path, survey: Survey) -> str:
    if survey.facts is None:
        return "player: not asked"
    last = len(survey.pts) - 1
    try:
        player.open(path, "0" * 64, survey.facts, survey.pts)
        for index in (0, last // 2, last, last // 3):
            picture = player.picture(index)
            if picture.ref.pts != survey.pts[index]:
                return "player: wrong picture"
            player.key_picture(index)
    except MediaError as error:
        return f"player: {type(error).__name__}: {error}"
    return "player: exact"


def main() -> int:
    """Run, print the table, say whether the rule holds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="nvr-desk-mutants-") as folder:
        outcomes, broken, longest = run(count, Path(folder))
    for outcome, number in sorted(outcomes.items()):
        print(f"{number:6}  {outcome}")
    print(f"{count} files in {time.monotonic() - begin:.1f} s, longest survey {longest:.2f} s")
    print("\n".join(broken) if broken else "each has a verdict, each fault a reason")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
