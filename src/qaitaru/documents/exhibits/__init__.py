"""Tracing exhibits: worksheets that compute a result by themselves, and drawings of it."""
