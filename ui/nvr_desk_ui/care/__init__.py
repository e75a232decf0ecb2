"""Check, backup, and what this machine has."""
