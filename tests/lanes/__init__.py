"""Lanes: the program on a machine where something is missing."""
