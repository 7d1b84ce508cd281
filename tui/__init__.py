"""The screen and the command line over `index`."""
