"""Text as bytes and as values: encodings, amounts, dates, currencies."""
