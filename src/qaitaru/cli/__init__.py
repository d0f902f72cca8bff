"""The command line: parse, call one act or one read, render."""
