"""One typology a file: the plain rule, which is the law."""
