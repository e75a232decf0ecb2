"""Bytes and frames: foreign media is touched only here, in fenced worker processes."""
