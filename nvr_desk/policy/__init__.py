"""Rules of the house: who may do what, for what, with whose consent. No storage, no window."""
