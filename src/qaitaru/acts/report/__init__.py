"""The investigation report is gathered from all subjects, and written."""
