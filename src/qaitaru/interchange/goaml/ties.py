"""Who directs an entity and who disposes of an account, as the interests of the evidence tell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from qaitaru.facts.accounts import account_key
from qaitaru.interchange.case import Standing
from qaitaru.interchange.goaml.draft import Tie
from qaitaru.interchange.goaml.sheets import OWN, Source
from qaitaru.screening.ownership.interests import Interest, InterestKind

Ties = Mapping[str, tuple[Tie, ...]]


def directors_of(interests: Iterable[Interest], sources: Mapping[int, Source]) -> Ties:
    """Those who direct each party, by its key in the register."""
    found = (one for one in interests if one.kind is InterestKind.DIRECTOR)
    return _by_owned(((one.owned, one) for one in found), sources)


def signatories_of(
    interests: Iterable[Interest], accounts: Iterable[str], sources: Mapping[int, Source]
) -> Ties:
    """Those of whom any interest in an account is said, by its number."""
    known = set(accounts)
    found = ((account_key(one.owned), one) for one in interests)
    return _by_owned(((account, one) for account, one in found if account in known), sources)


def _by_owned(found: Iterable[tuple[str, Interest]], sources: Mapping[int, Source]) -> Ties:
    ties: dict[str, list[Tie]] = defaultdict(list)
    for owned, one in found:
        source = sources.get(one.import_no)
        if source is not None:
            role = one.note if source.reader == OWN else ""
            at = Standing(source.exhibit, one.place)
            ties[owned].append(Tie(party=one.owner, role=role, standing=(at,)))
    return {owned: tuple(said) for owned, said in ties.items()}
