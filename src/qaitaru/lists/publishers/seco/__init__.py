"""The Swiss sanctions list of SECO, with the history of each entry inside the file."""
