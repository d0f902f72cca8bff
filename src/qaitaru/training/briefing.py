"""The case as a cadet receives it, in three languages, as Markdown."""

from qaitaru.training.answer_key import AnswerKey
from qaitaru.wording import LANGUAGES, Words, forms_for, words_for

_TASKS = ("ingest", "coverage", "problems", "flows", "trace", "report")


def briefings(key: AnswerKey) -> dict[str, str]:
    """The briefing by file name, one a language."""
    return {f"briefing.{language}.md": _briefing(key, language) for language in LANGUAGES}


def _briefing(key: AnswerKey, language: str) -> str:
    words, forms = words_for(language), forms_for(language)
    flat = key.asset("flat")
    nominee = next(party for party in key.parties if party.role == "nominee")
    organiser = next(party for party in key.parties if party.role == "organiser")
    figures = {
        "organiser": _name(organiser.name_kk, organiser.name_ru, organiser.name_en, language),
        "nominee": _name(nominee.name_kk, nominee.name_ru, nominee.name_en, language),
        "price": forms.money(flat.price_minor, flat.currency),
        "day": forms.day(flat.bought_on),
        "statements": len(key.statements),
        "seed": key.seed,
    }
    story = (words(f"scenario.story.{part}", **figures) for part in ("facts", "papers", "notice"))
    return "\n\n".join((f"# {words('scenario.title')}", *story, _tasks(words), ""))


def _tasks(words: Words) -> str:
    lines = (f"{n}. {words(f'scenario.task.{task}')}" for n, task in enumerate(_TASKS, start=1))
    return "\n".join((f"## {words('scenario.tasks')}", "", *lines))


def _name(kk: str, ru: str, en: str, language: str) -> str:
    return {"kk": kk, "ru": ru, "en": en}[language]
