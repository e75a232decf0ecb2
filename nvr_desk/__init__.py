"""NVR Desk: the engine. Everything in here works without a window."""

__version__ = "0.1.0"
