"""The lists of the Office of Foreign Assets Control: CSV with remarks, plain XML, advanced XML."""
