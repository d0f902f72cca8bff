"""A party against the lists: explained hits, then decisions."""
