"""How an account is kept under a rule: in lots, in shares, or as caps on each claim."""
