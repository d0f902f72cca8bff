"""The searches as plain functions: what they mean, for as many transfers as one can read."""
