"""One lane a camera: clips, tracks, coverage and gaps from years down to single frames."""
