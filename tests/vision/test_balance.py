"""Clips are shared out so that card and cores are both busy to the end, by simulated clocks."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from nvr_desk.vision.balance import CPU, Balance, Load, Place

CORES, ENGINES = 4, 2
TRUE = {(CPU, "h264"): 800.0, (CPU, "hevc"): 650.0, ("nvdec", "h264"): 1300.0}
"""Megapixels a second of one core or engine as the simulated machine has them."""


def clips(codecs: str) -> list[Load]:
    """One letter a clip: h for H.264, v for HEVC; lengths differ."""
    return [
        Load("h264" if letter == "h" else "hevc", 1920, 1080, 300 + 40 * (number % 7))
        for number, letter in enumerate(codecs)
    ]


@dataclass
class Machine:
    """Clips of a kind share its engines evenly; ``slots`` clips are in hand at a time."""

    true: dict[tuple[str, str], float]
    slots: int
    given: dict[str, list[Load]] = field(default_factory=dict)

    def run(self, balance: Balance, queue: list[Load], fit: tuple[str, ...]) -> float:
        """Seconds until all are through."""
        engines = {CPU: CORES, "nvdec": ENGINES}
        hand: list[tuple[str, Load, float, list[float]]] = []
        clock, waiting = 0.0, list(queue)
        while waiting or hand:
            while waiting and len(hand) < self.slots:
                load = waiting.pop(0)
                kind = balance.take(load, fit)
                self.given.setdefault(kind, []).append(load)
                hand.append((kind, load, clock, [load.megapixels]))
            speeds = []
            for kind, load, _, _ in hand:
                crowd = sum(each[0] == kind for each in hand)
                speeds.append(self.true[kind, load.codec] * min(1.0, engines[kind] / crowd))
            step = min(left[0] / speed for (*_, left), speed in zip(hand, speeds, strict=True))
            clock += step
            for (*_, left), speed in zip(hand, speeds, strict=True):
                left[0] -= step * speed
            ended = [each for each in hand if each[3][0] <= 1e-6]
            hand = [each for each in hand if each[3][0] > 1e-6]
            for kind, load, began, _ in ended:
                balance.done(kind, load, clock - began)
        return clock


def balance() -> Balance:
    return Balance({CPU: Place(CORES, 1 << 30), "nvdec": Place(ENGINES, 2 * ENGINES)})


@pytest.mark.parametrize("hevc", [2200.0, 700.0, 400.0])
@pytest.mark.parametrize("codecs", ["h" * 64, "v" * 64, "hv" * 32, "hhv" * 22])
def test_that_card_and_cores_together_are_nearly_as_fast_as_their_sum(
    codecs: str, hevc: float
) -> None:
    true = {**TRUE, ("nvdec", "hevc"): hevc}
    queue = clips(codecs)
    both = Machine(true, 8).run(balance(), queue, ("nvdec",))
    alone = Machine(true, 8).run(balance(), queue, ())
    work = {c: sum(load.megapixels for load in queue if load.codec == c) for c in ("h264", "hevc")}
    sum_of_both = max(
        sum(work[c] / (CORES * true[CPU, c] + ENGINES * true["nvdec", c]) for c in work), 1e-9
    )
    assert both < alone
    assert sum_of_both / both > 0.75


def test_that_hevc_goes_to_the_card_rather_than_h264() -> None:
    machine = Machine({**TRUE, ("nvdec", "hevc"): 2200.0}, 8)
    machine.run(balance(), clips("hv" * 40), ("nvdec",))
    on_card = [load.codec for load in machine.given["nvdec"]]
    assert on_card.count("hevc") > 1.5 * on_card.count("h264")


def test_that_a_card_that_proves_slow_is_used_less() -> None:
    slow = {**TRUE, ("nvdec", "h264"): 60.0, ("nvdec", "hevc"): 60.0}
    machine = Machine(slow, 8)
    sharing = balance()
    machine.run(sharing, clips("h" * 80), ("nvdec",))
    assert len(machine.given.get("nvdec", [])) < 12
    assert sharing.rate("nvdec", "h264") < 400


def test_that_a_card_takes_no_more_clips_than_it_has_sessions() -> None:
    sharing = Balance({CPU: Place(1, 1 << 30), "nvdec": Place(ENGINES, 2 * ENGINES)})
    load = Load("hevc", 1920, 1080, 300)
    taken = [sharing.take(load, ("nvdec",)) for _ in range(40)]
    assert taken.count("nvdec") == 2 * ENGINES


def test_that_a_clip_that_fits_no_card_goes_to_the_cores() -> None:
    assert balance().take(Load("hevc", 1920, 1080, 300), ()) == CPU


def test_that_a_clip_that_failed_teaches_nothing() -> None:
    sharing = balance()
    load = Load("h264", 1920, 1080, 300)
    before = sharing.rate("nvdec", "h264")
    sharing.take(load, ("nvdec",))
    sharing.done("nvdec", load, None)
    assert sharing.rate("nvdec", "h264") == before
    assert sharing.take(load, ("nvdec",)) == "nvdec"
