"""Care of a station: what it has, whether it is sound, copies of it, a demo case."""
