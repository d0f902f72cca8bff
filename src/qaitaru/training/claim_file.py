"""The claim that goes with the evidence: which receipts are said to be proceeds."""

from qaitaru.facts.money import plain
from qaitaru.training.answer_key import AnswerKey, KeyReceipt


def claim_toml(key: AnswerKey) -> bytes:
    """The claim as TOML: one account, one claimant, the receipts in the order they came."""
    first = key.tainted[0]
    head = (
        f'account = "{first.account}"',
        f'currency = "{first.currency}"',
        'claimant = "proceeds"',
        "",
    )
    return "\n".join((*head, *map(_receipt, key.tainted))).encode()


def _receipt(receipt: KeyReceipt) -> str:
    return "\n".join(
        (
            "[[receipt]]",
            f'reference = "{receipt.reference}"',
            f"booked_on = {receipt.booked_on}",
            f'amount = "{plain(receipt.amount_minor, receipt.currency)}"',
            "",
        )
    )
