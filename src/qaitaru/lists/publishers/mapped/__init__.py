"""A plain table as a list: a national list in CSV or in a workbook, read by a mapping."""
