"""Commands on the evidence: brought in, looked at, read under a mapping, withdrawn."""
