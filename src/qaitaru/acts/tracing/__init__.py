"""Claims are built and saved, traced under the rules, kept, shown, and made again."""
