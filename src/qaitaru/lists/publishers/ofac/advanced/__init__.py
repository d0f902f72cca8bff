"""OFAC in advanced XML: numbered value sets, then parties that refer to them."""
