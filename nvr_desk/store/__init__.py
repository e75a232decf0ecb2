"""The workspace on disk: database, vault, and one query module a noun. Knows nothing of media."""
