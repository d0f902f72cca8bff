"""Printed statements with a text layer."""
