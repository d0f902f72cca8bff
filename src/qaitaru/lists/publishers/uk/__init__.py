"""The UK sanctions list, in XML and as a table."""
