"""From sealed bytes to facts and problems: one format a file, read in a limited worker."""
