"""What a person typed survives the end of the window; what was open is offered, never opened."""
