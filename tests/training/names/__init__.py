"""Learning the tagger of names."""
