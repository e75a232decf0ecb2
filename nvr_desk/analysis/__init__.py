"""Detection over the clips of a case, and how much of them was looked at."""
