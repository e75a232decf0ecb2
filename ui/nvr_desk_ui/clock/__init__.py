"""Clocks of cameras in the window."""
