"""Cameras of a case on a bundled map, without a network."""
