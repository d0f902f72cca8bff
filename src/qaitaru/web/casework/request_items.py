"""What the laws ask of a request, law by law, each item beside the fields that answer it."""

from dataclasses import dataclass

from qaitaru.acts.casework.look_at_requests import RequestView
from qaitaru.casework.requests.completeness import ItemCheck
from qaitaru.law.request_contents import RequestContent, RequestContentEdition
from qaitaru.web.casework.page_of_case import CasePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item: whether it is there, and its fields with what each says."""

    key: str
    text: str
    article: str
    standing: str  # met, blocking, advisory
    fields: tuple[tuple[str, str, bool], ...]  # the field, what it says, whether it is empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The items of one law or treaty, in the edition of the day."""

    contents: RequestContent
    edition: RequestContentEdition
    name: str
    source: str
    items: tuple[Item, ...]

    @property
    def met(self) -> int:
        """How many are there."""
        return sum(one.standing == "met" for one in self.items)


def groups_of(one: RequestView, own: CasePage) -> tuple[Group, ...]:
    """The items by law, in the laws' order."""
    language = own.view.language
    laws = {check.contents.key: check for check in one.checks}
    return tuple(
        Group(
            contents=first.contents,
            edition=first.edition,
            name=first.contents.text.words(language),
            source=own.cited(first.edition.source),
            items=tuple(_item(each, one, language) for each in one.checks if _is_of(each, first)),
        )
        for first in laws.values()
    )


def _is_of(check: ItemCheck, first: ItemCheck) -> bool:
    return check.contents.key == first.contents.key


def _item(check: ItemCheck, one: RequestView, language: str) -> Item:
    standing = "met" if check.is_met else check.item.weight.value
    said = one.told.fields
    return Item(
        key=check.item.key,
        text=check.item.text.words(language),
        article=check.item.article,
        standing=standing,
        fields=tuple(
            (field.value, said.get(field, ""), field in check.missing)
            for field in check.item.fields
        ),
    )
