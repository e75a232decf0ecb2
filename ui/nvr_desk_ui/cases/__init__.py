"""Case bar, cases and purposes."""
