"""Commands between agencies: partners, packages, hit or no hit."""
