"""What CUDA and NVDEC open, and what of it still works behind the fence: each act alone.

Called by steps.py. Without the fence an act tells which descriptors and mapped files it adds; with
it, whether it works after context, engine and decoders were made first. A card is one of the widest
interfaces a kernel has: whatever does not work here must be done before the fence, or not at all.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = (640, 384)
LIMIT_S = 45.0
OURS = "our detector: loaded, recorded, used"


def acts(state: dict[str, Any]) -> dict[str, Any]:
    """Act by name; a CUDA context is there already."""
    import torch

    on = state["device"]

    def convolve() -> None:
        torch.nn.functional.conv2d(
            torch.zeros(4, 24, 97, 161, device=on), torch.zeros(8, 24, 5, 5, device=on)
        ).sum().item()

    found: dict[str, Any] = {
        "another thread": lambda: _in_thread(lambda: torch.zeros(9, device=on).sum().item()),
    }
    if on == "cpu":
        return found
    found |= {
        "matrix product": lambda: _product(torch, on, torch.float32),
        "memory of the card": lambda: torch.empty(256 << 20, dtype=torch.uint8, device=on),
        "convolution of a new shape": convolve,
        "network of the builder": lambda: _network(state),
        "pinned memory": lambda: torch.empty(64 << 20, dtype=torch.uint8, pin_memory=True),
        "half precision product": lambda: _product(torch, on, torch.half),
        "new stream and event": lambda: _stream(torch, on),
        "CUDA graph": lambda: _graph(torch, on),
        OURS: lambda: _detector(state),
        "NVDEC: decoder made before, same size": lambda: _decode(state, (320, 192)),
        "NVDEC: decoder made before, new size": lambda: _decode(state, SIZE),
        "NVDEC: new decoder": lambda: _new_decoder(state),
        "PyAV cuda: new decoder": lambda: _pyav(state),
    }
    return found


def one(name: str, *, device: str, fenced: bool, network: str | None, open_size: bool) -> None:
    """In a process of its own: warm up, perhaps close the fence, do one act, tell of it."""
    from nvr_desk.media import fence
    from nvr_desk.media.fence_profile import FenceProfile

    state: dict[str, Any] = {"device": device, "network": network}
    _warm(state, decoders=name.startswith("NVDEC"))
    if name == OURS:
        from nvr_desk.vision.engines import torch_cuda

        state["slow"] = torch_cuda.warm_up(device)
    todo = acts(state) if name != "escape" else {}
    told: dict[str, Any] = {"act": name}
    before = _held()
    if name == "escape":
        told |= _escape()
    else:
        if fenced:
            profile = FenceProfile(open_files=1024, file_bytes=None if open_size else 0)
            told["isolation"] = fence.apply(profile).isolation
        try:
            todo[name]()
            if device != "cpu":
                import torch

                torch.cuda.synchronize()
            told["works"] = True
        except Exception as error:
            told |= {"works": False, "why": f"{type(error).__name__}: {error}"[:160]}
    if not fenced and name != "escape":
        after = _held()
        told["opened"] = sorted(after["files"] - before["files"])[:8]
        told["mapped"] = sorted(after["maps"] - before["maps"])[:8]
        told["descriptors"] = after["count"] - before["count"]
    sys.stdout.write("\nACT " + json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)  # a driver behind a fence may hang at its end


def all_acts(*, device: str, network: str | None, parallel: int) -> Iterator[dict[str, Any]]:
    """Rows for the table: every act without and with the fence, and the attempts to get out."""
    state = {"device": device, "network": network}
    names = list(acts(state))

    def run(name: str, mode: str) -> dict[str, Any]:
        command = [sys.executable, str(Path(__file__).resolve()), name, device, mode, network or ""]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=LIMIT_S, check=False
            )
        except subprocess.TimeoutExpired:
            return {"act": name, "works": False, "why": "it hangs"}
        for line in done.stdout.splitlines():
            if line.startswith("ACT "):
                return dict(json.loads(line[4:]))
        last = [line for line in done.stderr.splitlines() if line.strip()][-1:]
        return {"act": name, "works": False, "why": f"died with {done.returncode} {last}"[:200]}

    with ThreadPoolExecutor(parallel) as pool:
        free = {name: pool.submit(run, name, "free") for name in names}
        shut = {name: pool.submit(run, name, "fence") for name in names}
        escape = pool.submit(run, "escape", "fence")
        for name in names:
            yield _row(name, free[name].result(), shut[name].result())
        lost = [name for name in names if _failed(free[name].result(), shut[name].result())]
        again = {name: pool.submit(run, name, "size") for name in lost}
        for name in lost:
            ends = again[name].result()
            word = "works" if ends.get("works") else f"fails too: {ends.get('why')}"
            yield {"name": f"{name}, fence without file size limit", "value": word}
        tried = escape.result()
    denied = tried.get("attempts", {})
    out = [name for name, said in denied.items() if said != "denied"]
    yield {
        "name": "attempts to get out, context alive",
        "value": "all denied" if denied and not out else "NOT denied: " + ", ".join(out),
        "note": f"isolation {tried.get('isolation')}; {tried.get('why', '')}; "
        f"{len(denied)} ways tried; context afterwards: {tried.get('after')}",
    }


def _row(name: str, free: dict[str, Any], shut: dict[str, Any]) -> dict[str, Any]:
    opened = ", ".join([*free.get("opened", []), *map(_short, free.get("mapped", []))])
    note = f"opens {free.get('descriptors', 0)} descriptors: {opened or 'nothing new'}"
    if not free.get("works"):
        return {"name": name, "value": "fails without the fence", "note": str(free.get("why"))}
    value = "works behind the fence" if shut.get("works") else "FAILS behind the fence"
    why = "" if shut.get("works") else f"{shut.get('why')}; "
    return {"name": name, "value": value, "note": why + note}


def _failed(free: dict[str, Any], shut: dict[str, Any]) -> bool:
    return bool(free.get("works")) and not shut.get("works")


def _short(path: str) -> str:
    return Path(path).name


def _held() -> dict[str, Any]:
    """Descriptors and mapped files of this process."""
    files, count = set(), 0
    for entry in Path("/proc/self/fd").iterdir():
        try:
            target = str(entry.readlink())
        except OSError:
            continue
        count += 1
        if target.startswith("/"):
            files.add(f"{target}#{entry.name}" if target.startswith("/dev/") else target)
    maps = set()
    for line in Path("/proc/self/maps").read_text("utf-8").splitlines():
        parts = line.split(maxsplit=5)
        if len(parts) == 6 and parts[5].startswith("/") and not parts[5].startswith("/dev/"):
            maps.add(parts[5].strip())
    return {"files": files, "maps": maps, "count": count}


def _warm(state: dict[str, Any], *, decoders: bool) -> None:
    """What the worker does before its fence: context, network, decoders."""
    import torch

    from nvr_desk.media.warm import warm_up

    warm_up()
    on, network = state["device"], state["network"]
    state["content"] = Path(network).read_bytes() if network else None
    torch.nn.functional.conv2d(
        torch.zeros(1, 3, 8, 8, device=on), torch.zeros(4, 3, 3, 3, device=on)
    ).sum().item()
    (torch.ones(8, 8, device=on) @ torch.ones(8, 8, device=on)).sum().item()
    if on == "cpu":
        return
    state["clips"] = {size: _clip(size) for size in ((320, 192), SIZE)}  # opened before the fence
    if not decoders:
        return
    try:
        state["nvdec"] = _card()
    except Exception as error:
        state["why"] = f"{type(error).__name__}: {error}"


def _card() -> Any:  # noqa: ANN401 - an Nvdec
    from nvr_desk.vision.decoders import _library, _missing_library
    from nvr_desk.vision.nvdec import Nvdec

    if (missing := _missing_library()) is not None:
        raise RuntimeError(missing)
    return Nvdec(_library(), each=1)


def _clip(size: tuple[int, int]) -> int:
    """An open descriptor, as the worker gets one from its parent."""
    from scenes import Scene, make

    path = Path(tempfile.mkdtemp()) / "clip.mp4"
    make(Scene(0, 1.0, 10, size, "libx264"), str(path))
    number = os.open(path, os.O_RDONLY)
    shutil.rmtree(path.parent)
    return number


def _network(state: dict[str, Any]) -> None:
    import io

    import torch

    if state["content"] is None:
        raise RuntimeError("no network was built")
    model = torch.jit.load(io.BytesIO(state["content"]), map_location=state["device"])
    with torch.inference_mode():
        model(torch.zeros(1, 3, 384, 640, device=state["device"]))


def _detector(state: dict[str, Any]) -> None:
    """As the worker does it behind its fence; what goes on slower counts as failed here."""
    import numpy as np

    from nvr_desk.vision.classes import lookup
    from nvr_desk.vision.engines.torch_cuda import TorchCudaDetector
    from nvr_desk.vision.settings import settings_for

    if state["content"] is None:
        raise RuntimeError("no network was built")
    shape = (SIZE[1], SIZE[0])
    table = lookup({0: 0, 2: 2, 5: 4, 7: 5}, 80)
    made = TorchCudaDetector(state["content"], shape, table, settings_for("fast"), state["device"])
    made.look([np.zeros((*shape, 3), np.uint8)] * 40)
    if slow := (*state["slow"], *made.slow):
        raise RuntimeError("; ".join(dict.fromkeys(slow)))


def _product(torch: Any, on: str, kind: Any) -> None:  # noqa: ANN401 - the module
    ones = torch.ones(640, 640, device=on, dtype=kind)
    (ones @ ones).sum().item()


def _in_thread(act: Any) -> None:  # noqa: ANN401 - any callable
    with ThreadPoolExecutor(1) as pool:
        pool.submit(act).result()


def _stream(torch: Any, on: str) -> None:  # noqa: ANN401 - the module
    streams = [torch.cuda.Stream(on) for _ in range(4)]
    for stream in streams:
        with torch.cuda.stream(stream):
            torch.zeros(1 << 20, device=on)
        event = torch.cuda.Event(enable_timing=True)
        event.record(stream)
        event.synchronize()


def _graph(torch: Any, on: str) -> None:  # noqa: ANN401 - the module
    inside = torch.zeros(256, 256, device=on)
    side = torch.cuda.Stream(on)
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):
        inside @ inside
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        inside @ inside
    graph.replay()


def _decode(state: dict[str, Any], size: tuple[int, int]) -> None:
    from nvr_desk.media import frames

    if "nvdec" not in state:
        raise RuntimeError(state.get("why", "no NVDEC"))
    with frames.open_container(state["clips"][size]) as container:
        if sum(1 for _ in state["nvdec"].shots(container, 0, 10)) != 10:
            raise RuntimeError("not all pictures came")


def _new_decoder(state: dict[str, Any]) -> None:
    if "nvdec" not in state:
        raise RuntimeError(state.get("why", "no NVDEC"))
    card = state["nvdec"]
    card._idle["h264"] = [card.another("h264")]
    _decode(state, SIZE)


def _pyav(state: dict[str, Any]) -> None:
    from nvr_desk.media import frames, hardware
    from nvr_desk.vision.accelerated import AcceleratedShots

    cuda = hardware.acceleration("cuda")
    with frames.open_container(state["clips"][SIZE], cuda) as container:
        if sum(1 for _ in AcceleratedShots(container, 0, 10)) != 10:
            raise RuntimeError("not all pictures came")


def _escape() -> dict[str, Any]:
    """The named attempts of `fence_probe`, made while the context lives."""
    from nvr_desk.media import fence, fence_probe
    from nvr_desk.media.fence_profile import FenceProfile

    # Targets live in another process, as the parent's do.
    with subprocess.Popen(
        [sys.executable, "-c", _TARGETS], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as keeper:
        aims = json.loads(keeper.stdout.readline() if keeper.stdout else "{}")
        report = fence.apply(FenceProfile(open_files=1024))
        attempts = fence_probe.try_everything(aims)
        import torch

        on = "cuda" if torch.cuda.is_initialized() else "cpu"
        total = float(torch.ones(4, device=on).sum().item())
        told = {
            "attempts": attempts,
            "isolation": report.isolation,
            "works": True,
            "after": "works" if total == 4.0 else "broken",
        }
        sys.stdout.write("\nACT " + json.dumps({"act": "escape", **told}) + "\n")
        sys.stdout.flush()
        if keeper.stdin is not None:
            keeper.stdin.close()
        os._exit(0)


_TARGETS = """
import json, sys
from nvr_desk.media import fence_probe
with fence_probe.targets() as aims:
    print(json.dumps(aims), flush=True)
    sys.stdin.read()
"""


if __name__ == "__main__":
    asked, where, mode, built = sys.argv[1:5]
    one(asked, device=where, fenced=mode != "free", network=built or None, open_size=mode == "size")
