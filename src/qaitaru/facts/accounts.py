"""Accounts as their sources name them, and the key under which two spellings are one."""


def account_key(text: str) -> str:
    """The letters and digits of an account number, in capitals.

    Banks print one number with spaces, dots, dashes or slashes; what is left is compared. Nothing
    is guessed: two numbers that differ in one character are two accounts.
    """
    return "".join(letter for letter in text.upper() if letter.isalnum())
