"""How the weights that the program ships are learnt from the shared pages."""
