"""The claim that goes with the evidence: the receipts said to be proceeds, and what was bought."""

from qaitaru.facts.money import plain
from qaitaru.training.answer_key import AnswerKey, KeyAsset, KeyReceipt


def claim_toml(key: AnswerKey) -> bytes:
    """The claim as TOML: the receipts in the order they came, then the assets."""
    first = key.tainted[0]
    head = (
        f'account = "{first.account}"',
        f'currency = "{first.currency}"',
        'claimant = "proceeds"',
        "",
    )
    return "\n".join((*head, *map(_receipt, key.tainted), *map(_asset, key.assets))).encode()


def _asset(asset: KeyAsset) -> str:
    return "\n".join(
        ("[[asset]]", f'name = "{asset.kind}"', f'references = ["{asset.reference}"]', "")
    )


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
