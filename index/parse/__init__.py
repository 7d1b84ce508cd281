"""Parse: a raw document becomes articles."""
