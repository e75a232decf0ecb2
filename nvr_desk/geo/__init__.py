"""Places on the globe: Web Mercator, the bundled base map, foreign map files."""
