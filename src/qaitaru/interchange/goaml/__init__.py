"""goAML reports out: the form, the agency's schema, its code lists, and what they cannot say."""
