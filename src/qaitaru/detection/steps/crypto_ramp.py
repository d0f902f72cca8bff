"""Crypto ramps as SQL, equal to ``rules/crypto_ramp.py``."""

from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.counterflow import Counterflow
from qaitaru.detection.rules.crypto_ramp import CryptoRampParameters
from qaitaru.detection.steps.crowds import Asked, crowds
from qaitaru.engine.steps import Step


def crypto_on_ramp_steps(asked: CryptoRampParameters) -> tuple[Step, ...]:
    """Steps that make ``crypto_on_ramp``."""
    paid = f"(marks & {Mark.CRYPTO:d}) = 0"
    flow = Counterflow(asked.seconds, asked.percent, after_seconds=asked.beyond_seconds)
    many = Asked("payee", paid, asked.counterparties, Mark.CRYPTO, flow)
    return crowds("crypto_on_ramp", many)


def crypto_off_ramp_steps(asked: CryptoRampParameters) -> tuple[Step, ...]:
    """Steps that make ``crypto_off_ramp``."""
    cards = f"(marks & {Mark.CARD | Mark.CRYPTO:d}) = {Mark.CARD:d}"
    flow = Counterflow(asked.seconds, asked.percent, before_seconds=asked.beyond_seconds)
    many = Asked("payer", cards, asked.counterparties, Mark.CRYPTO, flow)
    return crowds("crypto_off_ramp", many)
