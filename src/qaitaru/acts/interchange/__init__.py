"""A case said in the formats of those beside us."""
