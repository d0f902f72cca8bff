"""Commands that put parties, owners and payments to lists, and decide what is found."""
