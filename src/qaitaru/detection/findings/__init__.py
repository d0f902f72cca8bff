"""Findings: schemes weighed by evidence and joined, one finding for each scheme."""
