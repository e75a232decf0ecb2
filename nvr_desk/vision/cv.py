"""The one door to OpenCV in this room: arrays only, and Qt left alone.

The wheel bundles Qt 5 plug-ins and points Qt at them; the window must not find those.
"""

from __future__ import annotations

import os

import cv2

for _name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
    os.environ.pop(_name, None)

cv2.setNumThreads(1)  # many pictures are prepared beside each other, each on one thread

__all__ = ["cv2"]
