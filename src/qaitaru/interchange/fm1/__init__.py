"""FM-1 out: the form of the financial intelligence unit of Kazakhstan."""
