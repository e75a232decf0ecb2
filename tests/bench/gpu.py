"""Memory of an NVIDIA GPU, where there is one and its library can be asked."""

from __future__ import annotations

import importlib
from typing import Any


def used_mib() -> dict[str, float] | None:
    """Memory in use per GPU by its name; None without a GPU or without NVML."""
    try:
        nvml: Any = importlib.import_module("pynvml")
        nvml.nvmlInit()
    except Exception:  # noqa: BLE001 - the library raises classes of its own, and is not a must
        return None
    try:
        found: dict[str, float] = {}
        for number in range(int(nvml.nvmlDeviceGetCount())):
            handle = nvml.nvmlDeviceGetHandleByIndex(number)
            name = nvml.nvmlDeviceGetName(handle)
            used = float(nvml.nvmlDeviceGetMemoryInfo(handle).used)
            found[f"{number} {name}"] = round(used / 2**20)
        return found or None
    finally:
        nvml.nvmlShutdown()
