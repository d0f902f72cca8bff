"""What a pack says in each language."""

import msgspec


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text of a pack in the languages of the house."""

    kk: str
    ru: str
    en: str

    def words(self, language: str) -> str:
        """The text in a language of the house."""
        return {"kk": self.kk, "ru": self.ru}.get(language, self.en)
