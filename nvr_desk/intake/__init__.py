"""Taking a shipment in: what came, what it claims, when it was filmed, and proof of all three."""
