"""The readers of each publisher's lists; ``lists/formats.py`` has them in order."""
