"""Charts and exhibits as SVG made from facts: the same file on screen, in print and in court."""
