"""Who looked, at what, and why: acts are put together, chosen by rule and by lot, looked over."""
