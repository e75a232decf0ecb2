"""Finding persons and vehicles in clips. Knows neither cases nor database."""
