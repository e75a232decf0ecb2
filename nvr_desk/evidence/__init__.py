"""Packages that leave the house: BagIt packets, written and verified."""
