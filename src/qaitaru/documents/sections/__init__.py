"""The parts of the investigation report, one a file: facts and a desk in, a section out."""
