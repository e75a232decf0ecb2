"""The verbs of nvr-desk clock."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Final

import typer

from nvr_desk.cli.clip import when
from nvr_desk.cli.output import answer, note, table
from nvr_desk.cli.session import desk
from nvr_desk.errors import UsageError
from nvr_desk.timecode import EPOCH, local_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.records.clock_pin import ClockPin, ClockProposal

MAX_OFFSET_S: Final = 20 * 366 * 86_400.0
"""No clock is further off its claim; what is, counts from 1970, because there is no claim."""

app = typer.Typer(help="Clocks of cameras.", no_args_is_help=True)

Case = Annotated[str, typer.Option(help="Case number.")]
Name = Annotated[str, typer.Argument(help="Item number, hash prefix, name or delivery id.")]
Which = Annotated[
    str | None, typer.Option(help="first or second, of an hour that came twice.")
]  # fmt: skip
Zone = Annotated[str, typer.Option(help="IANA zone, e.g. America/Denver.")]
Trust = Annotated[
    list[str] | None, typer.Option(help="A delivery whose time is taken as known; repeat.")
]  # fmt: skip


Free = Annotated[
    list[str] | None,
    typer.Option(help="A delivery corrected by form or overlay that is solved anyway; repeat."),
]


@app.callback()
def _room() -> None:
    """Clocks of cameras."""


@app.command("overlay")
def overlay(
    name: Name,
    case: Case,
    at: Annotated[float, typer.Option(help="The picture, container seconds.")],
    shows: Annotated[str, typer.Option(help="What it shows: YYYY-MM-DD HH:MM:SS.")],
    zone: Zone,
    which: Which = None,
    turned: Annotated[
        bool, typer.Option("--turned", help="The second has just turned on this picture.")
    ] = False,
    reason: Annotated[str, typer.Option(help="More words.")] = "",
) -> None:
    """Correct a clock by the time that is drawn into a picture."""
    with desk(case) as opened:
        made = opened.clock.by_overlay(
            case, name, at, shows, zone, which=which, turned=turned, reason=reason
        )
    answer(made, [f"{made.name}: {when(made)}"])


@app.command("zone")
def zone_(
    name: Name,
    case: Case,
    zone: Zone,
    reason: Annotated[str, typer.Option(help="How that was found.")],
    which: Which = None,
) -> None:
    """Correct a clock whose wall time was read in the wrong zone."""
    with desk(case) as opened:
        made = opened.clock.by_zone(case, name, zone, reason, which=which)
    answer(made, [f"{made.name}: {when(made)}"])


@app.command("reset")
def reset(name: Name, case: Case, reason: Annotated[str, typer.Option(help="Why.")]) -> None:
    """Let the claim alone hold again; the log and the list of corrections keep what was."""
    with desk(case) as opened:
        made = opened.clock.take_back(case, name, reason)
    answer(made, [f"{made.name}: {when(made)}"])


@app.command("back")
def back(
    name: Name,
    case: Case,
    number: Annotated[
        int | None, typer.Option(help="Of the correction, from 1; 0: the claim alone.")
    ] = None,
) -> None:
    """Let the correction before the last one hold again, or the one of a number."""
    with desk(case) as opened:
        ((delivery, last),) = opened.clock.standing(case, [name]).items()
        wanted = max(0, last - 1) if number is None else number
        (made,) = opened.clock.put_back(case, {delivery: wanted}, over={delivery: last})
    answer(made, [f"{made.name}: {when(made)}"])


@app.command("pin")
def pin(  # noqa: PLR0917 - options of a line
    name: Name,
    case: Case,
    at: Annotated[float, typer.Option(help="When it is seen there, container seconds.")],
    other: Annotated[str | None, typer.Option(help="The other delivery.")] = None,
    other_at: Annotated[float | None, typer.Option(help="When it is seen in the other.")] = None,
    known: Annotated[
        str | None,
        typer.Option(help="Instead: when it was, YYYY-MM-DD HH:MM:SS; without seconds ± 30 s."),
    ] = None,
    zone: Zone = "UTC",
    which: Which = None,
    uncertainty: Annotated[float, typer.Option(help="Doubt either way, seconds.")] = 0.5,
    note: Annotated[str, typer.Option(help="What the event is.")] = "",
) -> None:
    """Pin one event in two clips, or in one clip to a known time."""
    with desk(case) as opened:
        made = opened.clock.pin(
            case, name, at, other=other, other_s=other_at, wall=known, zone=zone, which=which,
            uncertainty_s=uncertainty, note=note,
        )  # fmt: skip
    answer(made, [f"pin {made.id}, ± {made.uncertainty_s:g} s"])


@app.command("unpin")
def unpin(
    number: Annotated[int, typer.Argument(help="Number of the pin.")],
    case: Case,
    back: Annotated[bool, typer.Option("--back", help="Let it hold again instead.")] = False,
) -> None:
    """Take a pin away; it stays on record."""
    with desk(case) as opened:
        made = opened.clock.pin_again(case, number) if back else opened.clock.unpin(case, number)
    answer(made, [f"pin {made.id} {'holds' if back else 'taken away'}"])


@app.command("list")
def listing(case: Case) -> None:
    """Pins of a case that hold."""
    with desk(case) as opened:
        found = opened.clock.listing(case)
        names = {each.delivery.id: each.delivery for each in opened.clips.listing(case)}
    shown = {name: found.item or found.name for name, found in names.items()}
    rows = [
        (
            str(each.id),
            f"{shown.get(each.a_delivery, each.a_delivery)} {each.a_s:.3f} s",
            _other(each, shown),
            f"± {each.uncertainty_s:g} s",
            each.author,
            each.note,
        )
        for each in found
    ]
    answer(found, table(("PIN", "EVENT IN", "AND", "DOUBT", "AUTHOR", "NOTE"), rows))


@app.command("solve")
def solve(
    case: Case,
    trust: Trust = None,
    free: Free = None,
    apply: Annotated[bool, typer.Option("--apply", help="Correct the clocks as proposed.")] = False,
    token: Annotated[
        str | None, typer.Option(help="With --apply: only if this is still the proposal.")
    ] = None,
) -> None:
    """What all pins say together, with residuals; --apply makes corrections of it."""
    trusted, freed = tuple(trust or ()), tuple(free or ())
    if token is not None and not apply:
        raise UsageError("--token goes with --apply")
    with desk(case) as opened:
        found = opened.clock.solve(case, trust=trusted, free=freed)
        names = {each.delivery.id: each.delivery for each in opened.clips.listing(case)}
        if apply:
            found = opened.clock.accept(case, token or found.token, trust=trusted, free=freed)
    shown = {name: each.item or each.name for name, each in names.items()}
    answer(found, _lines(found, shown))
    said = f"a proposal: --apply takes it, --token {found.token} takes this one only"
    note("corrected" if apply else said)


def _lines(found: ClockProposal, shown: Mapping[str, str]) -> list[str]:
    clocks = [
        (
            shown.get(each.delivery, each.delivery),
            f"held fixed ({each.held})" if each.trusted else _offset(each.offset_s),
            f"± {each.uncertainty_s:.3f} s",
            "" if each.rate_ppm is None else f"{each.rate_ppm:+.1f} ppm",
            "none" if each.before_s is None else _offset(each.before_s),
        )
        for each in found.solved
    ]
    pins = [
        (
            str(each.pin),
            f"{each.residual_s:+.3f} s",
            f"{each.weight:+.2f}" if each.checked else "unchecked",
            ", ".join(shown.get(name, name) for name in each.held),
            "does not fit the others" if each.pin in found.outliers else "",
        )
        for each in found.residuals
    ]
    loops = [
        f"round over pins {', '.join(map(str, each.pins))}: {each.error_s:+.3f} s left over,"
        f" ± {each.expected_s:.3f} s expected"
        for each in found.loops
    ]
    left = [
        f"left out: {', '.join(shown.get(name, name) for name in each.deliveries)}: {each.why}"
        for each in found.left
    ]
    return [
        *table(("DELIVERY", "OFFSET", "DOUBT", "DRIFT", "BEFORE"), clocks),
        "",
        *table(("PIN", "RESIDUAL", "W", "HELD FIXED", ""), pins),
        *loops,
        *left,
    ]


def _offset(seconds: float) -> str:
    """Seconds to add to the claim; where there is none, the time itself."""
    if abs(seconds) <= MAX_OFFSET_S:
        return f"{seconds:+.3f} s"
    return f"begins {local_text(EPOCH + timedelta(seconds=seconds), None)}"


def _other(pin: ClockPin, shown: Mapping[str, str]) -> str:
    if pin.instant is not None:
        return local_text(pin.instant, None)
    return f"{shown.get(pin.b_delivery or '', pin.b_delivery or '')} {pin.b_s or 0.0:.3f} s"
