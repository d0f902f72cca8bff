"""Parties, owners and payments are put to the lists; two members decide what is found."""
