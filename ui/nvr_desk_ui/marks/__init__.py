"""Marks and stills in the window."""
