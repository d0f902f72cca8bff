"""The vocabulary of the house: frozen facts that every room may speak of."""
