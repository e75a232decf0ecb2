"""Frozen values that cross layers; one module a noun, no behaviour beyond their own arithmetic."""
