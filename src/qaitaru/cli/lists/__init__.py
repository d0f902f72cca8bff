"""Commands on sanctions lists: taken in, shown as of a day, compared."""
