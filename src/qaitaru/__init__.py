"""qaitaru: parallel financial investigations, asset recovery, targeted financial sanctions."""

__version__ = "0.1.0"
