"""One typology a file: the same rule as named SQL steps, for any volume on any engine."""
