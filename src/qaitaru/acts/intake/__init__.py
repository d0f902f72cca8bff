"""The evidence comes in: sealed, read under a mapping, looked at again, and taken out of sight."""
