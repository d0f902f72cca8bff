"""Requests to partners and from them: stages, completeness, what is asked, how answers are used."""
