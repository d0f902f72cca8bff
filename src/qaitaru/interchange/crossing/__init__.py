"""The crosswalk between goAML and FM-1, and everything it does not carry."""
