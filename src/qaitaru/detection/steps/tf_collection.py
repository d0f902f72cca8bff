"""Collection for terrorism as SQL, equal to ``rules/tf_collection.py``."""

from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.tf_collection import TfCollectionParameters
from qaitaru.detection.steps.crowds import Asked, crowds
from qaitaru.engine.steps import Step


def tf_collection_steps(asked: TfCollectionParameters) -> tuple[Step, ...]:
    """Steps that make ``tf_collection``."""
    gifts = f"(marks & {Mark.CHARITY:d}) <> 0 AND amount <= {asked.largest}"
    many = Asked("payee", gifts, asked.persons, Mark.ABROAD, asked.sending)
    return crowds("tf_collection", many)
