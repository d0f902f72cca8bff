"""The investigation: opened, led, its assets secured and given back, one act a file."""
