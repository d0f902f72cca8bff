"""Acts between agencies: partners and their keys, packages, questions of hit or no hit."""
