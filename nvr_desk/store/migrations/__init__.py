"""Steps from schema to schema, one file each in ``versions``; old ones are frozen for good."""
