"""The ledger's transfers one by one, as whoever looks for patterns in them reads them.

``plain_transfers`` has every transfer that counts, with its two ends by key, its second, its day
as booked, and its words; ``plain_entries`` the rows of the ledger that show it. They read ``ledger_transfers``,
``accounts``, ``parties`` and the views of the visible imports.

An end is its account; where no account is named, the party; where neither is, it is empty.
"""

from typing import Final

from qaitaru.engine.steps import Step
from qaitaru.ledger.legs import PER_IMPORT

_OWN_KEY = """CASE WHEN {side}_account.account IS NOT NULL THEN {side}_account.account
  WHEN {side}_party.key IS NOT NULL THEN {side}_party.key ELSE '' END"""
_PAYER, _PAYEE = (_OWN_KEY.format(side=side) for side in ("payer", "payee"))
_CLOCK = "TRY_CAST(NULLIF(clock_time, '') AS TIME)"

_SAID = f"""
SELECT t.transfer_no, t.currency, t.amount_minor, t.payments, t.booked_on,
  COALESCE(d.booked_utc, c.booked_utc, q.booked_utc) AS booked_utc,
  COALESCE(NULLIF(d.clock_time, ''), NULLIF(c.clock_time, ''), q.clock_time, '') AS clock_time,
  concat_ws(' ', d.purpose, c.purpose, q.purpose) AS purpose, COALESCE(q.channel, '') AS channel,
  {_PAYER} AS payer, {_PAYEE} AS payee,
  COALESCE(payer_account.account, '') AS payer_account, COALESCE(payee_account.account, '') AS payee_account
FROM ledger_transfers AS t
LEFT JOIN bookings AS d ON d.import_no = t.debit_no // {PER_IMPORT} AND d.seq = t.debit_no % {PER_IMPORT}
LEFT JOIN bookings AS c ON c.import_no = t.credit_no // {PER_IMPORT} AND c.seq = t.credit_no % {PER_IMPORT}
LEFT JOIN transfers AS q ON q.import_no = t.claim_no // {PER_IMPORT} AND q.seq = t.claim_no % {PER_IMPORT}
LEFT JOIN accounts AS payer_account ON payer_account.account_no = t.payer_account_no
LEFT JOIN accounts AS payee_account ON payee_account.account_no = t.payee_account_no
LEFT JOIN parties AS payer_party ON payer_party.party_no = t.payer_no
LEFT JOIN parties AS payee_party ON payee_party.party_no = t.payee_no
WHERE t.corroborates_no = 0
"""
_PLAIN = f"""
SELECT transfer_no, currency, amount_minor, payments, booked_on, purpose, channel, payer_account, payee_account, payer, payee,
  CASE WHEN booked_utc IS NOT NULL THEN epoch_us(booked_utc) // 1000000
    ELSE (booked_on - DATE '1970-01-01') * 86400 + COALESCE(epoch_us({_CLOCK}) // 1000000, 0) END AS at_s,
  booked_utc IS NULL AND {_CLOCK} IS NULL AS is_day, booked_utc IS NULL AND {_CLOCK} IS NOT NULL AS no_zone
FROM plain_said
"""
_LEG = f"{{no}} // {PER_IMPORT} || '-{{letter}}' || {{no}} % {PER_IMPORT}"
_ENTRIES = f"""
SELECT transfer_no, 1 AS place, {_LEG.format(no="debit_no", letter="b")} AS entry_id
FROM ledger_transfers WHERE corroborates_no = 0 AND debit_no <> 0
UNION ALL
SELECT transfer_no, 2, {_LEG.format(no="credit_no", letter="b")}
FROM ledger_transfers WHERE corroborates_no = 0 AND credit_no <> 0
UNION ALL
SELECT transfer_no, 3, {_LEG.format(no="claim_no", letter="t")}
FROM ledger_transfers WHERE corroborates_no = 0 AND claim_no <> 0
UNION ALL
SELECT corroborates_no, 4, {_LEG.format(no="claim_no", letter="t")}
FROM ledger_transfers WHERE corroborates_no <> 0 AND claim_no <> 0
"""

PLAIN_STEPS: Final = (
    Step("plain_said", _SAID, view=True),
    Step("plain_transfers", _PLAIN),
    Step("plain_entries", _ENTRIES, view=True),
)
