"""Whether a goAML report fits an agency's schema, told truthfully."""
