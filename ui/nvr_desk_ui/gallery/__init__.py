"""The gallery panel: every appearance by its best shot."""
