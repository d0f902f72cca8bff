"""The investigation: subjects, assets and measures, by what was told of them and by the law."""
