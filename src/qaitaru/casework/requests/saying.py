"""Whether a text of a request says anything."""


def says(text: str) -> bool:
    """Whether there is a letter or a digit in it: a dash in a field's place leaves it empty."""
    return any(one.isalnum() for one in text)
