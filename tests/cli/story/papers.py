"""What the members of the story say of papers, in three languages."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

Said = Mapping[str, "str | list[str] | Mapping[str, str]"]


def three(kk: str, ru: str, en: str) -> Mapping[str, str]:
    return {"kk": kk, "ru": ru, "en": en}


FACTS: Final = three(
    "2025 жылы көшедегі есірткі саудасынан түскен қолма-қол ақша дропперлердің карталарына "
    "салынып, Күләш Шырғанақованың шотына жиналған. 2025 жылғы 19 қыркүйекте сол шоттан "
    "37 500 000 теңгеге пәтер сатып алынған.",
    "В 2025 году наличные от уличной торговли наркотиками вносились на карты дропперов "
    "и собирались на счёте Куляш Шырганаковой. 19 сентября 2025 года с этого счёта за "
    "37 500 000 тенге куплена квартира.",
    "In 2025 cash from street sales of drugs was paid into droppers' cards and gathered on the "
    "account of Kulyash Shyrganakova. On 19 September 2025 a flat was bought from that account "
    "for 37,500,000 tenge.",
)
INVESTIGATOR: Final = three(
    "Тергеуші | А. Мысалова", "Следователь | А. Мысалова", "Investigator | A. Mysalova"
)
OF_MEASURE: Final[Said] = {
    "facts": FACTS,
    "investigator": three(
        "тергеуші А. Мысалова", "следователь А. Мысалова", "investigator A. Mysalova"
    ),
    "grounds": three(
        "Пәтер сатуға қойылған, шара қолданылмаса иеліктен шығарылуы мүмкін.",
        "Квартира выставлена на продажу и без меры может быть отчуждена.",
        "The flat is offered for sale and may be disposed of unless it is held.",
    ),
}
PETITION: Final[Said] = {
    **OF_MEASURE,
    "number": "31",
    "signed": INVESTIGATOR,
    "court": three(
        "Үлгі қалалық тергеу соты",
        "Следственный суд города Пример",
        "Investigating court of Primer",
    ),
    "storage": three(
        "Тіркелген меншік иесінде", "У собственника по реестру", "With the owner of record"
    ),
    "prosecutor": three(
        "Үлгі қаласының прокуроры", "прокурор города Пример", "the prosecutor of Primer"
    ),
}
ORDER: Final[Said] = {
    **OF_MEASURE,
    "number": "12",
    "signed": INVESTIGATOR,
    "place": three("Үлгі қаласы", "город Пример", "Primer"),
    "executors": three("Әділет департаменті", "Департамент юстиции", "Department of Justice"),
}
CONSENT: Final[Said] = {
    **OF_MEASURE,
    "number": "9",
    "signed": three("Прокурор | Б. Ұлғатов", "Прокурор | Б. Улгатов", "Prosecutor | B. Ulgatov"),
    "prosecution": three(
        "Үлгі қаласының прокуратурасы", "Прокуратура города Пример", "Prosecutor's office of Primer"
    ),
    "received": "2026-02-02T09:30",
    "conditions": three(
        "48 сағат ішінде сотқа жүгіну",
        "обратиться в суд в течение 48 часов",
        "to petition the court within 48 hours",
    ),
}
OWN_REFERENCE: Final = "7-12/26"
MLA_FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    "requesting_authority": three(
        "Қазақстан Республикасының Бас прокуратурасы",
        "Генеральная прокуратура Республики Казахстан",
        "Prosecutor General's Office of the Republic of Kazakhstan",
    ),
    "conducting_authority": three(
        "Экономикалық тергеп-тексеру департаменті",
        "Департамент экономических расследований",
        "Economic Investigations Department",
    ),
    "addressee": three(
        "Біріккен Араб Әмірліктерінің Әділет министрлігі",
        "Министерство юстиции Объединённых Арабских Эмиратов",
        "Ministry of Justice of the United Arab Emirates",
    ),
    "addressee_address": three("Үлгі көшесі, 1", "улица Примерная, 1", "1 Sample Road"),
    "case_name": three(
        "Үлгі көшесіндегі пәтер", "Квартира на улице Примерной", "The flat on Sample Street"
    ),
    "case_nature": three(
        "Есірткі саудасынан түскен кірісті заңдастыру туралы қылмыстық іс.",
        "Уголовное дело о легализации доходов от сбыта наркотиков.",
        "A criminal case of laundering of the proceeds of drug trafficking.",
    ),
    "facts": FACTS,
    "qualification": three(
        "ҚК 218-бабының 3-бөлігі", "часть 3 статьи 218 УК", "Article 218(3) of the Criminal Code"
    ),
    "full_text_of_articles": three(
        "218-бап. Қылмыстық жолмен алынған мүлікті заңдастыру: іс-әрекет күнгі мәтін.",
        "Статья 218. Легализация имущества, полученного преступным путём: текст на день деяния.",
        "Article 218. Laundering of property obtained by crime: the text as on the day of the act.",
    ),
    "persons": three(
        "Meridian Sample Components FZE, тіркеу нөмірі FZ-005252, төлемдерді алған.",
        "Meridian Sample Components FZE, регистрационный номер FZ-005252, получила платежи.",
        "Meridian Sample Components FZE, registered as FZ-005252, received the payments.",
    ),
    "link_to_case": three(
        "қылмыстық кірісті алған", "получила преступные доходы", "received the proceeds"
    ),
    "purpose": three(
        "Кірістің қайда кеткенін дәлелдеу және оны тәркілеу үшін қамтамасыз ету",
        "Доказать, куда ушли доходы, и обеспечить их конфискацию",
        "To prove where the proceeds went and to secure them for confiscation",
    ),
    "confidentiality": three(
        "Сұрау салуды құпия сақтауды сұраймыз.",
        "Просим сохранить запрос в тайне.",
        "Please keep this request confidential.",
    ),
    "freezing_facts": three(
        "Шотқа ешқашан жөнелтілмеген тауарлар үшін төлемдер түскен.",
        "На счёт поступали платежи за товары, которые не отгружались.",
        "The account received payments for goods that were never shipped.",
    ),
    "charge": three(
        "2026 жылғы 22 қаңтарда хабарланған, ҚК 218-бабының 3-бөлігі",
        "Объявлено 22 января 2026 года, часть 3 статьи 218 УК",
        "Notified on 22 January 2026, article 218(3) of the Criminal Code",
    ),
    "urgency_reason": three(
        "Қалдық бірнеше күнде алынуы мүмкін.",
        "Остаток может быть снят в течение нескольких дней.",
        "The balance may be withdrawn within days.",
    ),
    "answer_by": three("2026 жылғы 1 сәуір", "1 апреля 2026 года", "1 April 2026"),
}
ASKED: Final = (
    three("Шот бойынша үзінді көшірмелер", "Выписки по счёту", "Statements of the account"),
    three("Шоттағы қалдықты бұғаттау", "Замораживание остатка на счёте", "Freezing of the balance"),
)
WHY: Final = three(
    "қылмыстық кіріс осы шотқа төленген",
    "преступные доходы уплачены на этот счёт",
    "the proceeds were paid to this account",
)
HID: Final = three(
    "кірістің шығу тегін жасыру", "сокрытие происхождения доходов", "hiding the origin of proceeds"
)
THEIRS: Final = three("ААЖ туралы заң, 2-бап", "закон об ОД, статья 2", "AML law, article 2")
ABROAD_NAME: Final = three("Шетелдегі шот", "Счёт за рубежом", "The account abroad")
ABROAD_SHOWN: Final = three(
    "шетелдегі шотқа төлемдер", "платежи на счёт за рубежом", "payments to the account abroad"
)
MERIDIAN: Final = three(
    "ақшаны алған компания", "компания, получившая деньги", "was paid the money"
)
MLA: Final[Said] = {
    **MLA_FIELDS,
    "signed": three(
        "Бас Прокурордың орынбасары | Д. Үлгіев",
        "Заместитель Генерального Прокурора | Д. Ульгиев",
        "Deputy Prosecutor General | D. Ulgiev",
    ),
    "conduct_1": HID,
    "ours_1": three("ҚК 218-бабы", "статья 218 УК", "article 218 of the Criminal Code"),
    "theirs_1": THEIRS,
}
ARIN: Final[Said] = {
    "number": "4",
    "network": "CARIN",
    "addressee": three("Байланыс пункті", "Контактный пункт", "The contact point"),
    "facts": FACTS,
    "link_to_country": three("ақша сонда кеткен", "деньги ушли туда", "the money went on there"),
    "purpose": three("Активтерді табу", "Найти активы", "To find the assets"),
    "confidentiality": three("Құпия.", "Секретно.", "Confidential."),
    "answer_by": "2026-04-01",
    "signed": INVESTIGATOR,
}
FIU: Final[Said] = {
    "number": "8",
    "addressee": three("БАӘ ҚБ", "ПФР ОАЭ", "FIU of the United Arab Emirates"),
    "facts": FACTS,
    "link_to_country": three("шот сонда ашылған", "счёт открыт там", "the account is held there"),
    "purpose": three("Иелерін анықтау", "Установить владельцев", "To find the owners"),
    "use_of_answer": three("тергеу тобы", "следственная группа", "the investigators"),
    "requested_before": three("сұралмаған", "не запрашивалось", "nobody was asked"),
    "confidentiality": three("Құпия.", "Секретно.", "Confidential."),
    "answer_by": "2026-04-01",
    "signed": INVESTIGATOR,
}
SCHEDULE: Final[Said] = {"number": "1", "signed": INVESTIGATOR}
REPORT: Final[Said] = {
    "number": "2",
    "signed": INVESTIGATOR,
    "addressee": three(
        "Үлгі қаласының прокуратурасы", "Прокуратура города Пример", "Prosecutor's office of Primer"
    ),
    "period_first": "2025-01-01",
    "period_last": "2025-12-31",
    "summary": FACTS,
    "findings": three(
        "Пәтердің бағасына түскен ақша қадағаланды",
        "Деньги прослежены в цену квартиры",
        "The money was traced into the price of the flat",
    ),
    "conclusions": three(
        "Мүлік тәркіленуге жатады.",
        "Имущество подлежит конфискации.",
        "The property is liable to confiscation.",
    ),
}
HANDOVER: Final[Said] = {
    "number": "6",
    "signed": INVESTIGATOR,
    "receiver": three("Прокурор | Б. Ұлғатов", "Прокурор | Б. Улгатов", "Prosecutor | B. Ulgatov"),
    "handed": "2026-03-20T15:30",
    "place": three("Үлгі қаласы", "город Пример", "Primer"),
    "receiving": three(
        "Үлгі қаласының прокуратурасы", "Прокуратура города Пример", "Prosecutor's office of Primer"
    ),
    "ground": three("прокурордың талабы", "требование прокурора", "the prosecutor's demand"),
}


def said_file(folder: Path, name: str, said: Said) -> Path:
    """What is said, as the file that a member writes."""
    path = folder / f"{name}.toml"
    path.write_text("".join(f"{key} = {_toml(one)}\n" for key, one in said.items()), "utf-8")
    return path


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    return '"' + str(value).replace('"', '\\"') + '"'
