"""Commands on the duty to freeze."""
