"""What the stamp of the basic detector stands for; light, so that anyone may name it."""

from __future__ import annotations

from nvr_desk.digest import sha256_bytes

RECIPE = "nvr-desk basic 1: OpenCV HOG default people detector 64x128, MOG2 moving share"
"""Changed whenever ``engines.basic`` finds other boxes."""

SHA256 = sha256_bytes(RECIPE.encode())
"""Stands where the hash of weights would."""
