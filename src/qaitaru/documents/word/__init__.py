"""An outline as a document of Word: pieces of its markup, styles, tables, and the whole package."""
