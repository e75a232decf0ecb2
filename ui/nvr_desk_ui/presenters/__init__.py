"""What the window says, as plain functions: no Qt here, so every sentence is tested without it."""
