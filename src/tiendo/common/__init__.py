"""What every screen shares: the look, the pieces, the frame; small, or it is wrong."""
