"""Measures of the window, each in a process of its own: ``python -m nvr_desk_ui.bench``."""
