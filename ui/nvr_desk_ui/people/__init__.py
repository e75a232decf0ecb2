"""People at the window: signing in, locking, accounts, permissions, settings, questions."""
