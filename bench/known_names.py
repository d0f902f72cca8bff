"""Names to make parties of, and how hands spell them in three scripts and habits. All made up.

The tables are the bench's own: what is measured reads names by other tables.
"""

import random
from typing import Final


def words(text: str) -> tuple[str, ...]:
    """A text as its words."""
    return tuple(text.split())


MEN: Final = words(
    "Серік Болат Нұрлан Ерлан Марат Қанат Асқар Дәурен Бауыржан Ғалым Талғат Мұрат Ержан "
    "Қайрат Азамат Айдос Ернар Жандос Әлихан Санжар Рүстем Дархан Олжас Тимур Арман Бекзат "
    "Нұржан Сәкен Жанібек Абай Мейрам Төлеген Өмірзақ Қуаныш Самат Дінмұхамед Шыңғыс Ринат "
    "Виктор Сергей Андрей Алексей Дмитрий Юрий Игорь Евгений Владимир Николай Павел Михаил "
    "Роман Артём Ильяс Зейнолла"
)
WOMEN: Final = words(
    "Айгүл Әйгерім Гүлнар Сәуле Динара Жанар Мәдина Айнұр Қарлығаш Назгүл Шолпан Ләззат Бақыт "
    "Меруерт Асель Камила Аружан Томирис Жұлдыз Гаухар Роза Сандуғаш Ботагөз Ақмарал Ұлжан "
    "Индира Елена Ольга Наталья Татьяна Ирина Светлана Юлия Анна Мария Екатерина Людмила "
    "Галина Ксения Зарина"
)
_STEMS: Final = words(
    "Ахмет Оспан Сүлеймен Нұрпейіс Қасым Жұмабай Әбен Ибраим Исмаил Омар Сейіт Тілеу Бек Төле "
    "Мұса Жақсыбек Смағұл Қали Айтбай Ерғали Сәрсен Байжан Әлім Рахым Кәрім Алдаберген Есім "
    "Досжан Құрман Нәби Шәріп Тұрсын Мырзахмет Үсен Кенже Жүніс Сапар Қожахмет Мақсұт Дүйсен "
    "Иса Әміре Бейсен Қонысбай Ескендір Тоқтар Батыр Молда Жанұзақ Сағын Зікір Айқын Еркін "
    "Шаймерден Рысқұл Наурыз Бөлек Ораз Күміс Темір Ақыл Мәмбет Қоңыр Сары Тәңір Итемген "
    "Шокан Лес Иван Петр Сидор Кузнец Смирн Волк Морозк Соколк Лебед Поп Новик Павл Степан "
    "Семён Макар Захар Борис Тарас Кирил Фёдор Денис Гусей Орлин Виноград Белоус Тихон "
    "Мельник Рудак Ярм"
)
_FORE: Final = words(
    "Нұр Жан Бай Ер Қара Ақ Сары Тұр Ай Бек Құл Тоқ Дос Мыр Сағын Есен Жақсы Қой Өтеп Құдай "
    "Алпыс Сейт Жаңа Бөрі Той Қуат Сұлтан Мақ Шал Тас"
)
_AFT: Final = words(
    "бек бай тай хан ғали жан мұрат берген сейіт құл мырза тас қали баев нияз дос ғазы темір "
    "бол сын"
)
_COMPOUND: Final = tuple(fore + aft for fore in _FORE for aft in _AFT if fore.lower() != aft)
MEN_TOO: Final = MEN + _COMPOUND[::5]


def _family(stem: str) -> str:
    return stem if stem.endswith("ев") else stem + ("ев" if stem[-1] in "йиіья" else "ов")


FAMILIES: Final = tuple(map(_family, _STEMS + MEN[:34] + _COMPOUND))
FIRST_WORDS: Final = words(
    "Алтын Арман Береке Дала Жетісу Қазына Сарыарқа Темір Тұлпар Ұлы Шығыс Батыс Нұр Ақ Көк "
    "Еуразия Альфа Вектор Горизонт Дельта Евро Запад Импульс Квант Лидер Магнат Норд Оптима "
    "Партнёр Ресурс Сигма Титан Универсал Форвард Центр Эверест Юпитер Азия Болашақ Думан"
)
SECOND_WORDS: Final = words(
    "Трейд Строй Инвест Сервис Логистик Ойл Газ Мунай Групп Снаб Агро Металл Фарм Маркет "
    "Финанс Консалт Тех Пром Транс Экспорт Құрылыс Сауда Көлік Өнім"
)
CITIES: Final = words("Алматы Астана Шымкент Караганда Актобе Атырау Павлодар Костанай")
STREETS: Final = words(
    "Абая Сатпаева Достык Толе би Жандосова Гагарина Розыбакиева Момышулы Кенесары Республики"
)

_RUSSIAN: Final = dict(zip("әіңғүұқөһ", "аингуукох", strict=True))
_LETTERS: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_PASSPORT: Final = words(
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
)
_HABIT: Final = words("a b v g d e yo j z i i k l m n o p r s t u f h c ch sh sh - y - e u ya")
_BANK: Final = words("a b v g d ye e zh z i y k l m n o p r s t u f kh ts ch sh sch - i - e iu ia")


def russian(word: str) -> str:
    """A Kazakh word as it is written in Russian."""
    return _by(word, _RUSSIAN)


def latin(word: str, dice: random.Random) -> str:
    """A word in Latin letters, by the passport's table or by a hand's habit."""
    table = dice.choice((_PASSPORT, _PASSPORT, _HABIT, _BANK))
    letters = {one: other.replace("-", "") for one, other in zip(_LETTERS, table, strict=True)}
    if dice.random() < 0.2:
        letters["қ"] = "q"
    return _by(word, {one: letters[other] for one, other in _RUSSIAN.items()} | letters)


def _by(word: str, table: dict[str, str]) -> str:
    found = []
    for letter in word:
        plain = table.get(letter.lower(), letter.lower())
        found.append(plain.capitalize() if letter.isupper() else plain)
    return "".join(found)


def slipped(word: str, dice: random.Random) -> str:
    """A word with a slip of the hand: a letter lost, doubled, turned round or mistyped."""
    if len(word) < 5:
        return word
    at = dice.randrange(1, len(word) - 1)
    kind = dice.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + dice.choice("аеионтрскл" if word[0] > "z" else "aeiontrskl") + word[at + 1 :]


def drawn(names: tuple[str, ...], dice: random.Random) -> str:
    """A name, the first ones more often: some names are common everywhere."""
    return names[int(len(names) * dice.random() ** 2)]
