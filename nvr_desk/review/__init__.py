"""Questions to the index and tracks as other programs read them."""
