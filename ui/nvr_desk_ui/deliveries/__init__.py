"""The list of deliveries."""
