"""The tracing rules: one legal presumption a file."""
