"""What the desk imports of vision is light; tests/lanes listens to what the engines import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent.parent


def test_that_vision_is_cheap_to_import_for_the_desk() -> None:
    program = (
        "import sys, nvr_desk.vision.device, nvr_desk.vision.registry, nvr_desk.vision.settings\n"
        "heavy = {'torch', 'openvino', 'cv2', 'av', 'onnxruntime', 'ultralytics'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(HOUSE)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
