"""Measures of the engine through the facade: intake, index and log; no Qt."""
