"""Detector weights of this station."""
