"""Is this station quick enough? Made-up cases and clips, and how figures are told."""
