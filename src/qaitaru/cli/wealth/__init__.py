"""Commands on wealth profiles."""
