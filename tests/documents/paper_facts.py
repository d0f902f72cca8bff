"""What each paper of a synthetic investigation says, whole, in three languages."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from qaitaru.documents.facts.arin_enquiry import ArinEnquiry
from qaitaru.documents.facts.asset_schedule import AssetSchedule
from qaitaru.documents.facts.bank_letter import BankLetter, Hole
from qaitaru.documents.facts.fiu_request import FiuRequest
from qaitaru.documents.facts.fiu_spontaneous import FiuSpontaneous
from qaitaru.documents.facts.handover_list import HandedOver, HandoverList
from qaitaru.documents.facts.investigation_report import (
    Hypothesis,
    InvestigationReport,
    MeasureTaken,
    RequestSent,
)
from qaitaru.documents.facts.judge_petition import JudgePetition
from qaitaru.documents.facts.mla_request import FinalOrder, MlaRequest
from qaitaru.documents.facts.parts import (
    Account,
    Asked,
    Asset,
    Attachment,
    Authority,
    Offence,
    Prose,
    Signatory,
    Subject,
)
from qaitaru.documents.facts.prosecutor_consent import ProsecutorConsent
from qaitaru.documents.facts.restriction_order import RestrictionOrder
from qaitaru.facts.money import Money

THERE: Final = timezone(timedelta(hours=5))
DAY: Final = date(2026, 11, 22)


def told(kk: str, ru: str, en: str) -> Prose:
    return Prose(kk=kk, ru=ru, en=en)


DEPARTMENT = Authority(
    name=told(
        "Үлгі облысы бойынша Экономикалық тергеп-тексеру департаменті",
        "Департамент экономических расследований по Примерной области",
        "Economic Investigations Department for Primer Region",
    ),
    address=told(
        "010000, Үлгі қаласы, Үлгі көшесі, 1",
        "010000, г. Пример, ул. Примерная, 1",
        "1 Primer Street, Primer 010000",
    ),
)
PROSECUTION = Authority(
    name=told(
        "Қазақстан Республикасының Бас прокуратурасы",
        "Генеральная прокуратура Республики Казахстан",
        "Prosecutor General's Office of the Republic of Kazakhstan",
    ),
    address=told("010000, Астана қаласы", "010000, г. Астана", "Astana 010000"),
)
ABROAD = Authority(
    name=told(
        "Үлгістан Республикасының Әділет министрлігі",
        "Министерство юстиции Республики Ульгистан",
        "Ministry of Justice of the Republic of Ulgistan",
    ),
    address=told(
        "Үлгікент қ., Сот көшесі, 2", "г. Ульгикент, ул. Судебная, 2", "2 Court St, Ulgikent"
    ),
)
UNIT = Authority(
    name=told(
        "Қазақстан Республикасының Қаржылық мониторинг агенттігі",
        "Агентство Республики Казахстан по финансовому мониторингу",
        "Financial Monitoring Agency of the Republic of Kazakhstan",
    )
)
UNIT_ABROAD = Authority(
    name=told("Үлгістанның ҚБ", "ПФР Ульгистана", "FIU of Ulgistan"),
    contact="ESW",
)
SIGNED = Signatory(
    position=told(
        "Бас Прокурордың орынбасары",
        "Заместитель Генерального Прокурора",
        "Deputy Prosecutor General",
    ),
    name=told("А. Үлгіов", "А. Ульгиев", "A. Ulgiev"),
)
INVESTIGATOR = Signatory(
    position=told(
        "Аса маңызды істер жөніндегі тергеуші",
        "Следователь по особо важным делам",
        "Senior investigator",
    ),
    name=told("Д. Серікқызы", "Д. Сериккызы", "D. Serikkyzy"),
)
LAUNDERING = Offence(
    article=told(
        "ҚК 218-бабының 3-бөлігі", "часть 3 статьи 218 УК", "Article 218(3) of the Criminal Code"
    ),
    title=told(
        "Қылмыстық жолмен алынған ақшаны және (немесе) өзге мүлікті заңдастыру (жылыстату)",
        "Легализация (отмывание) денег и (или) иного имущества, полученных преступным путем",
        "Legalisation (laundering) of money and (or) other property obtained by crime",
    ),
    text=told(
        "[Баптың мәтіні баптың іс-әрекет жасалған күнгі редакциясы бойынша келтіріледі.]",
        "[Приводится текст статьи в редакции, действовавшей на день деяния.]",
        "[The text of the article as in force on the day of the act.]",
    ),
    penalty=told(
        "бес жылдан он жылға дейін, мүлкі тәркіленіп",
        "от пяти до десяти лет с конфискацией",
        "five to ten years, with confiscation",
    ),
)
PERSON = Subject(
    name=told("Үлгіов Болат Серікұлы", "Ульгиев Болат Серикович", "Ulgiev Bolat"),
    status=told(
        "2026 жылғы 3 қарашадан күдікті",
        "подозреваемый с 3 ноября 2026 года",
        "suspect since 3 November 2026",
    ),
    born=date(1984, 2, 17),
    born_in=told("Үлгі қ.", "г. Пример", "Primer"),
    identifier=told("ЖСН 000000000000", "ИИН 000000000000", "IIN 000000000000"),
    citizenship=told("Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan"),
    residence=told("Үлгі қ., Бейбітшілік көшесі, 7", "г. Пример, ул. Мира, 7", "7 Mira St, Primer"),
    link=told(
        "ақша аударылған шоттарды басқарған",
        "распоряжался счетами, через которые прошли деньги",
        "controlled the accounts through which the money passed",
    ),
)
COMPANY = Subject(
    name="Silk Bridge Trading FZE",
    is_legal=True,
    seat=told("Үлгістан, Үлгікент қ.", "Ульгистан, г. Ульгикент", "Ulgikent, Ulgistan"),
    identifier="UL-000123",
    link=told(
        "пайдасына 168\u00a0901\u00a0326,22\u00a0USD аударылған",
        "в её пользу переведено 168\u00a0901\u00a0326,22\u00a0USD",
        "USD 168,901,326.22 was transferred to it",
    ),
)
FLAT = Asset(
    description=told(
        "Үш бөлмелі пәтер, 94,3 ш. м",
        "Трёхкомнатная квартира, 94,3 кв. м",
        "Three-room flat, 94.3 sq. m",
    ),
    location=told(
        "Үлгікент қ., Теңіз көшесі, 12-45",
        "г. Ульгикент, ул. Морская, 12-45",
        "12-45 Sea St, Ulgikent",
    ),
    owner_of_record="Silk Bridge Trading FZE",
    believed_owner=told("Үлгіов Б. С.", "Ульгиев Б. С.", "B. Ulgiev"),
    identifier="UL-LAND-7781",
    link=told(
        "2025 жылғы 17 шілдеде заңсыз кіріс түскен шоттан төленген",
        "оплачена 17 июля 2025 года со счёта, на который поступили преступные доходы",
        "paid on 17 July 2025 from the account that received the proceeds",
    ),
    value=Money(412_500_00, "USD"),
    valued_on=date(2026, 10, 1),
    valuation=told(
        "тәуелсіз бағалаушының есебі",
        "отчёт независимого оценщика",
        "report of an independent valuer",
    ),
    traced=Money(380_000_00, "USD"),
    rule=told("алдымен өз қаражаты", "сначала собственные средства", "own money first"),
    measure=told(
        "2026 жылғы 1 желтоқсанға дейін шектелген",
        "ограничена до 1 декабря 2026 года",
        "restricted until 1 December 2026",
    ),
    phase=told("шектелді", "ограничена", "restricted"),
)
CAR = Asset(
    description=told("Автомобиль, 2024 ж.", "Автомобиль 2024 г. в.", "Car, 2024"),
    location=told("Үлгі қ.", "г. Пример", "Primer"),
    owner_of_record=told("Үлгіов Б. С.", "Ульгиев Б. С.", "B. Ulgiev"),
    identifier="000 AAA 01",
    link=told("сол шоттан төленген", "оплачен с того же счёта", "paid from the same account"),
    value=Money(28_000_000_00, "KZT"),
)
FACTS_TOLD = told(
    "Тергеп-тексеру барысында 2025 жылғы қаңтар – шілде "
    "аралығында жеке тұлғалардың шоттарына түскен "
    "12\u00a0345\u00a0678,90\u00a0KZT көлеміндегі қаражат "
    "екі заңды тұлға арқылы Үлгістандағы шотқа "
    "аударылғаны анықталды.\n\nСол шоттан 2025 жылғы 17 шілдеде пәтер үшін ақы төленген.",
    "В ходе расследования установлено, что в январе – июле 2025 года деньги в сумме "
    "12\u00a0345\u00a0678,90\u00a0KZT, поступившие на счета физических лиц, были переведены через "
    "два юридических лица на счёт в Ульгистане.\n\nС этого "
    "счёта 17 июля 2025 года оплачена квартира.",
    "The investigation has established that from January to "
    "July 2025 money received on accounts of "
    "natural persons, 12,345,678.90\u00a0KZT in all, was "
    "passed through two companies to an account in "
    "Ulgistan.\n\nFrom that account a flat was paid for on 17 July 2025.",
)
ACCOUNT = Account(
    number="UL64999USD0000010234567",
    bank=told("«Үлгі Банк» АҚ", "АО «Ульги Банк»", "Ulgi Bank JSC"),
    holder="Silk Bridge Trading FZE",
    currency="USD",
)
ASKED = (
    Asked(
        what=told(
            "2025 жылғы 1 қаңтардан бастап шот бойынша толық үзінді көшірме",
            "полная выписка по счёту с 1 января 2025 года",
            "full statement of the account from 1 January 2025",
        ),
        about="UL64999USD0000010234567",
        why=told(
            "заңсыз кіріс осы шотқа түскен",
            "на него поступили преступные доходы",
            "it received the proceeds",
        ),
        proves=told("ақша байланысы", "денежная связь", "the money link"),
    ),
    Asked(
        what=told(
            "меншік құқығын тіркеу ісінің материалдары",
            "материалы регистрационного дела на недвижимость",
            "the land register's papers",
        ),
        about="UL-LAND-7781",
        why=told(
            "пәтер сол шоттан төленген",
            "квартира оплачена с этого счёта",
            "the flat was paid for from it",
        ),
        proves=told("нақты меншік иесі", "действительный собственник", "ownership and control"),
    ),
)
SECRET = told(
    "Сұрау салудың бар екендігі мен мазмұны жария етілмейді.",
    "Факт и содержание запроса не подлежат разглашению.",
    "The existence and the contents of this request are to be kept secret.",
)
CASE_NAME = told("«Дала желі» операциясы", "Операция «Степной ветер»", "Operation Steppe Wind")
CASE_NUMBER = "255500031000123"
ATTACHED = (
    Attachment(
        title=told(
            "Күдік туралы қаулы", "Постановление о признании подозреваемым", "Notice of suspicion"
        ),
        pages=4,
    ),
    Attachment(title=told("Заң мәтіндері", "Тексты законов", "Texts of the laws"), pages=2),
)

MLA = MlaRequest(
    number="12-3/45",
    dated=DAY,
    requesting=PROSECUTION,
    conducting=DEPARTMENT,
    addressee=ABROAD,
    state=told("Үлгістан Республикасының", "Республики Ульгистан", "the Republic of Ulgistan"),
    ground=told(
        (
            "Біріккен Ұлттар Ұйымының 2003 жылғы 31 қазандағы Сыбайлас "
            "жемқорлыққа қарсы конвенциясының 46 және 55-баптары"
        ),
        (
            "статьи 46 и 55 Конвенции Организации Объединённых Наций "
            "против коррупции от 31 октября 2003 года"
        ),
        "Articles 46 and 55 of the United Nations Convention against Corruption of 31 October 2003",
    ),
    case_name=CASE_NAME,
    case_number=CASE_NUMBER,
    case_opened=date(2026, 3, 2),
    facts=FACTS_TOLD,
    damage=Money(12_345_678_90, "KZT"),
    offences=(LAUNDERING,),
    suspicion=told(
        "2026 жылғы 3 қарашада күдік туралы қаулы хабарланды",
        "3 ноября 2026 года объявлено постановление о признании подозреваемым",
        "the notice of suspicion was served on 3 November 2026",
    ),
    purpose=told(
        "шыққан тегі заңсыз мүлікті анықтау, қамтамасыз ету және тәркілеу",
        "установление, обеспечение и конфискация имущества преступного происхождения",
        "identification, securing and confiscation of property of criminal origin",
    ),
    subjects=(PERSON, COMPANY),
    accounts=(ACCOUNT,),
    assets=(FLAT,),
    circumstances=(
        told("шотты кім басқарды", "кто распоряжался счётом", "who controlled the account"),
        told("пәтерді кім пайдаланады", "кто пользуется квартирой", "who uses the flat"),
    ),
    asked=ASKED,
    wants_restraint=True,
    restraint_ground=told(
        "Пәтер заңсыз кіріске сатып алынған және оны сатуға қойылған.",
        "Квартира куплена на преступные доходы и выставлена на продажу.",
        "The flat was bought with proceeds and is offered for sale.",
    ),
    order=FinalOrder(
        court=told("Үлгі қаласының № 2 соты", "Суд № 2 города Пример", "Court No. 2 of Primer"),
        dated=date(2026, 9, 1),
        final_on=date(2026, 10, 2),
        extent=told("толық көлемде", "в полном объёме", "in full"),
        third_parties=told(
            "тіркелген иесі хабардар етілді және тыңдалды",
            "собственник по реестру уведомлён и выслушан",
            "the owner of record was notified and heard",
        ),
    ),
    procedure=told(
        "жауап алу бейнежазбаға түсірілсін",
        "допрос прошу провести с видеозаписью",
        "please record interviews on video",
    ),
    presence=told(
        "тергеуші Д. Серікқызының қатысуы",
        "присутствие следователя Д. Сериккызы",
        "presence of investigator D. Serikkyzy",
    ),
    confidentiality=SECRET,
    is_urgent=True,
    urgency=told(
        "пәтер 2026 жылғы 15 желтоқсанға дейін сатылуы мүмкін",
        "квартира может быть продана до 15 декабря 2026 года",
        "the flat may be sold by 15 December 2026",
    ),
    sent_electronically=True,
    contact="+7 (7172) 00-00-00",
    attachments=ATTACHED,
    signatory=SIGNED,
)
FIU_REQUEST = FiuRequest(
    number="FIU-77",
    dated=DAY,
    requesting=UNIT,
    addressee=UNIT_ABROAD,
    facts=FACTS_TOLD,
    predicate=LAUNDERING.title,
    subjects=(PERSON, COMPANY),
    accounts=(ACCOUNT,),
    link=told(
        "қаражат Үлгістандағы шотқа түскен",
        "деньги поступили на счёт в Ульгистане",
        "the money went to an account in Ulgistan",
    ),
    asked=(
        told(
            "шот иесі және бенефициар",
            "владелец и бенефициар счёта",
            "holder and beneficial owner of the account",
        ),
        told("2025 жылғы айналымдар", "обороты за 2025 год", "turnover of 2025"),
    ),
    purpose=told(
        "талдау және тергеп-тексеруге қолдау",
        "анализ и поддержка расследования",
        "analysis in support of an investigation",
    ),
    users=told("тергеу органы", "орган расследования", "the investigating body"),
    asked_elsewhere=told(
        "басқа бөлімшелерге сұрау салынбаған",
        "другие подразделения не запрашивались",
        "no other unit has been asked",
    ),
    confidentiality=SECRET,
    answer_by=date(2026, 11, 29),
    is_urgent=True,
    urgency=told(
        "қаражат шығарылуы мүмкін", "деньги могут быть выведены", "the money may be moved"
    ),
    consents_to=told(
        "тергеу органына беру",
        "передача органу расследования",
        "passing it to the investigating body",
    ),
    signatory=SIGNED,
)
FIU_SPONTANEOUS = FiuSpontaneous(
    number="FIU-78",
    dated=DAY,
    sending=UNIT,
    addressee=UNIT_ABROAD,
    facts=FACTS_TOLD,
    predicate=LAUNDERING.title,
    subjects=(PERSON, COMPANY),
    accounts=(ACCOUNT,),
    link=FIU_REQUEST.link,
    use_limitation=told(
        "тек барлау мақсатында, біздің жазбаша келісімінсіз дәлел ретінде пайдаланылмайды",
        (
            "только в разведывательных целях; без нашего письменного "
            "согласия не используется как доказательство"
        ),
        "for intelligence only; not to be used as evidence without our written consent",
    ),
    reliability=told(
        "ХҚЕ хабарламалары; дереккөз атаулары алынды",
        "сообщения субъектов мониторинга; источники изъяты",
        "reports of obliged entities; sources removed",
    ),
    feedback_by=date(2027, 1, 22),
    signatory=SIGNED,
)
ARIN = ArinEnquiry(
    number="ARIN-5",
    dated=DAY,
    network="ARIN-WCA",
    requesting=PROSECUTION,
    addressee=ABROAD,
    case_number=CASE_NUMBER,
    offence=LAUNDERING.title,
    facts=FACTS_TOLD,
    subjects=(PERSON, COMPANY),
    link=FIU_REQUEST.link,
    asset_kinds=(
        told("жылжымайтын мүлік", "недвижимость", "land and buildings"),
        told("банк шоттары", "банковские счета", "bank accounts"),
        told("заңды тұлғалардағы үлестер", "доли в юридических лицах", "shares in companies"),
    ),
    benefit=Money(12_345_678_90, "KZT"),
    purpose=told("мүлікті анықтау", "выявление имущества", "to identify assets"),
    confidentiality=SECRET,
    answer_by=date(2026, 12, 6),
    formal_planned=told(
        "құқықтық көмек туралы сұрау салу",
        "запрос о правовой помощи",
        "a request for legal assistance",
    ),
    signatory=SIGNED,
)
PETITION = JudgePetition(
    number="4",
    dated=DAY,
    court=Authority(
        name=told(
            "Үлгі қаласының мамандандырылған тергеу соты",
            "Специализированный следственный суд города Пример",
            "Specialised Investigating Court of Primer",
        )
    ),
    investigator=told(
        "тергеуші Д. Серікқызы", "следователь Д. Сериккызы", "investigator D. Serikkyzy"
    ),
    case_number=CASE_NUMBER,
    case_opened=date(2026, 3, 2),
    offences=(LAUNDERING,),
    facts=FACTS_TOLD,
    subjects=(PERSON,),
    assets=(FLAT, CAR),
    grounds=told(
        "Мүлік сатуға қойылған; тыйым салынбаса, ол иеліктен шығарылады.",
        "Имущество выставлено на продажу; без ареста оно будет отчуждено.",
        "The property is offered for sale; unless arrested it will be disposed of.",
    ),
    sum_to_secure=Money(12_345_678_90, "KZT"),
    established=datetime(2026, 11, 21, 10, 0, tzinfo=THERE),
    restricted_on=datetime(2026, 11, 21, 12, 0, tzinfo=THERE),
    restricted_until=datetime(2026, 12, 1, 12, 0, tzinfo=THERE),
    storage=told(
        "тіркелген иесінің жауапты сақтауында",
        "на ответственном хранении собственника",
        "in the custody of the owner",
    ),
    third_parties=told(
        "пәтер заңды тұлғаның атына тіркелген, бірақ күдіктінің ақшасына сатып алынған",
        "квартира записана на юридическое лицо, но куплена на деньги подозреваемого",
        "the flat is in the name of a company but was bought with the suspect's money",
    ),
    prosecutor=told(
        "Үлгі облысының прокуроры", "прокурор Примерной области", "the prosecutor of Primer Region"
    ),
    attachments=ATTACHED,
    signatory=INVESTIGATOR,
)
CONSENT = ProsecutorConsent(
    number="9",
    dated=DAY,
    prosecution=Authority(
        name=told(
            "Үлгі облысының прокуратурасы",
            "Прокуратура Примерной области",
            "Prosecutor's Office of Primer Region",
        )
    ),
    addressee=DEPARTMENT,
    investigator=PETITION.investigator,
    case_number=CASE_NUMBER,
    offence=LAUNDERING.article,
    received=datetime(2026, 11, 21, 11, 0, tzinfo=THERE),
    facts=FACTS_TOLD,
    assets=(FLAT, CAR),
    grounds=PETITION.grounds,
    until=datetime(2026, 12, 1, 12, 0, tzinfo=THERE),
    conditions=(
        told(
            "48 сағат ішінде сотқа өтінішхат енгізілсін",
            "внести ходатайство в суд в течение 48 часов",
            "petition the court within 48 hours",
        ),
    ),
    signatory=Signatory(
        position=told("Прокурор", "Прокурор", "Prosecutor"),
        name=told("Б. Үлгібаев", "Б. Ульгибаев", "B. Ulgibaev"),
    ),
)
RESTRICTION = RestrictionOrder(
    number="17",
    dated=DAY,
    place=told("Үлгі қ.", "г. Пример", "Primer"),
    investigator=PETITION.investigator,
    authority=DEPARTMENT,
    case_number=CASE_NUMBER,
    offence=LAUNDERING.article,
    facts=FACTS_TOLD,
    subjects=(PERSON,),
    assets=(FLAT,),
    accounts=(ACCOUNT,),
    sum_limit=Money(12_345_678_90, "KZT"),
    grounds=PETITION.grounds,
    begins=datetime(2026, 11, 21, 12, 0, tzinfo=THERE),
    until=datetime(2026, 12, 1, 12, 0, tzinfo=THERE),
    executors=(Authority(name=told("«Үлгі Банк» АҚ", "АО «Ульги Банк»", "Ulgi Bank JSC")),),
    consent=told(
        "прокурор Б. Үлгібаев, 2026 жылғы 21 қараша",
        "прокурор Б. Ульгибаев, 21 ноября 2026 года",
        "prosecutor B. Ulgibaev, 21 November 2026",
    ),
    notice_by=datetime(2026, 11, 22, 12, 0, tzinfo=THERE),
    signatory=INVESTIGATOR,
)
BANK = BankLetter(
    number="45-7",
    dated=DAY,
    requesting=DEPARTMENT,
    bank=Authority(
        name=told("«Мысал Банк» АҚ", "АО «Банк Пример»", "Primer Bank JSC"),
        address=told("Үлгі қ.", "г. Пример", "Primer"),
    ),
    basis=told(
        "тергеу судьясының 2026 жылғы 20 қарашадағы санкциясы",
        "санкция следственного судьи от 20 ноября 2026 года",
        "the investigating judge's sanction of 20 November 2026",
    ),
    case_number=CASE_NUMBER,
    account=Account(
        number="KZ64999KZT0000010234567",
        holder=told("Үлгіов Б. С.", "Ульгиев Б. С.", "B. Ulgiev"),
        currency="KZT",
    ),
    holes=(
        Hole(first=date(2025, 4, 1), last=date(2025, 4, 30)),
        Hole(first=date(2025, 8, 1), last=date(2025, 8, 31), is_broken=True, exhibits="№ 3"),
        Hole(first=date(2025, 10, 1), last=date(2025, 10, 31), is_unproved=True, exhibits="№ 5"),
    ),
    in_hand_first=date(2025, 1, 1),
    in_hand_last=date(2025, 12, 31),
    answer_by=date(2026, 12, 2),
    contact="+7 (7172) 00-00-00",
    signatory=INVESTIGATOR,
)
SCHEDULE = AssetSchedule(
    number="1",
    dated=DAY,
    authority=DEPARTMENT,
    case_number=CASE_NUMBER,
    case_name=CASE_NAME,
    assets=(FLAT, CAR),
    totals=(Money(412_500_00, "USD"), Money(28_000_000_00, "KZT")),
    traced_totals=(Money(380_000_00, "USD"),),
    remarks=told(
        "Автомобиль бағаланбаған.", "Автомобиль не оценивался.", "The car has not been valued."
    ),
    signatory=INVESTIGATOR,
)
REPORT = InvestigationReport(
    number="2",
    dated=DAY,
    authority=DEPARTMENT,
    addressee=PROSECUTION,
    case_number=CASE_NUMBER,
    case_name=CASE_NAME,
    opened=date(2026, 3, 2),
    period_first=date(2025, 1, 1),
    period_last=date(2025, 12, 31),
    summary=FACTS_TOLD,
    subjects=(PERSON, COMPANY),
    findings=(
        told(
            "жеті шоттан бір шотқа жинау",
            "сбор с семи счетов на один",
            "collection from seven accounts into one",
        ),
        told(
            "үш күн ішінде шетелге шығару",
            "вывод за рубеж в течение трёх дней",
            "sent abroad within three days",
        ),
    ),
    benefit=Money(12_345_678_90, "KZT"),
    benefit_basis=told(
        "көздер мен шығыстар әдісі", "метод источников и расходов", "sources and uses"
    ),
    hypotheses=(
        Hypothesis(
            said=told(
                "пәтер заңсыз кіріске алынған",
                "квартира куплена на преступные доходы",
                "the flat was bought with proceeds",
            ),
            outcome=told("расталды", "подтвердилась", "confirmed"),
        ),
    ),
    assets=(FLAT, CAR),
    measures=(
        MeasureTaken(
            what=FLAT.description,
            ground=told("ҚПК 161-бабы", "статья 161 УПК", "CPC 161"),
            begins=date(2026, 11, 21),
            until=date(2026, 12, 1),
            stands=told("қолданыста", "действует", "in force"),
        ),
    ),
    requests=(
        RequestSent(
            to=ABROAD.name,
            channel=told("құқықтық көмек", "правовая помощь", "legal assistance"),
            sent=DAY,
            stands=told("жіберілді", "направлен", "sent"),
            use_limitation=told("тек осы іс бойынша", "только по этому делу", "this case only"),
        ),
    ),
    unanswered=(
        told("компанияның бенефициары", "бенефициар компании", "the company's beneficial owner"),
    ),
    conclusions=told(
        "Мүлікке тыйым салуға негіз бар.",
        "Имеются основания для ареста имущества.",
        "There are grounds to arrest the property.",
    ),
    proposals=(
        told(
            "тыйым салу туралы өтінішхат енгізу",
            "внести ходатайство об аресте",
            "petition for an arrest",
        ),
    ),
    attachments=ATTACHED,
    signatory=INVESTIGATOR,
)
HANDOVER = HandoverList(
    number="6",
    handed=datetime(2026, 11, 22, 15, 30, tzinfo=THERE),
    place=told("Үлгі қ.", "г. Пример", "Primer"),
    case_number=CASE_NUMBER,
    giving=DEPARTMENT,
    receiving=PROSECUTION,
    ground=told("прокурордың талабы", "требование прокурора", "the prosecutor's demand"),
    items=(
        HandedOver(exhibit=1, name="vypiska_bank_2025.csv", sha256="ab" * 32, size_bytes=48_213),
        HandedOver(
            exhibit=2,
            name="Үзінді көшірме 2.xlsx",
            sha256="cd" * 32,
            size_bytes=1_048_576,
            sealed=told("бүтін, № 7", "цел, № 7", "whole, No. 7"),
        ),
    ),
    giver=INVESTIGATOR,
    receiver=Signatory(
        position=told("Прокурор", "Прокурор", "Prosecutor"),
        name=told("Б. Үлгібаев", "Б. Ульгибаев", "B. Ulgibaev"),
    ),
    remarks=told("Көшірмелер тексерілді.", "Копии сверены.", "The copies were compared."),
)
FACTS: Final[dict[str, object]] = {
    "arin_enquiry": ARIN,
    "asset_schedule": SCHEDULE,
    "bank_letter": BANK,
    "fiu_request": FIU_REQUEST,
    "fiu_spontaneous": FIU_SPONTANEOUS,
    "handover_list": HANDOVER,
    "investigation_report": REPORT,
    "judge_petition": PETITION,
    "mla_request": MLA,
    "prosecutor_consent": CONSENT,
    "restriction_order": RESTRICTION,
}
PRODUCED: Final = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
