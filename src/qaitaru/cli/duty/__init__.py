"""Commands on the duty to freeze, and on the law whose clocks it runs by."""
