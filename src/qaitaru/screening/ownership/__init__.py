"""Who owns and controls whom, and what of it is held by the designated: pure rules."""
