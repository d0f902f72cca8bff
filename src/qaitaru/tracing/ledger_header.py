"""The header of a ledger as a plain table."""

from typing import Final

from qaitaru.facts.table_headers import TableColumns

COLUMNS: Final = TableColumns(
    "ledger_file",
    ("entry_id", "account", "direction", "counterparty", "amount"),
    ("currency", "booked_at", "to_account"),
)
REQUIRED: Final = COLUMNS.required
OPTIONAL: Final = COLUMNS.optional
separator_of = COLUMNS.separator_of
header_faults = COLUMNS.faults
header_notes = COLUMNS.notes
refused = COLUMNS.refused
