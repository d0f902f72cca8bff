"""The United Nations Security Council Consolidated List, XML."""
