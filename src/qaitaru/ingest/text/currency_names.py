"""What people and banks call currencies, in Kazakh, Russian and English, and by their signs.

Only names that mean one currency alone: a bare dirham, krone or dollar of an unnamed country is
not here, save the plain dollar sign and word, which stand for the United States dollar.
"""

from typing import Final

_NAMES: Final = {
    "KZT": "₸|тенге|теңге|тг|тңг|казахстанский тенге|казахстанские тенге|қазақстан теңгесі|tenge",
    "RUB": "₽|р|руб|рубль|рубли|рублей|российский рубль|российские рубли|рос. рубль|рубль рф"
    "|ресей рублі|rub|ruble|rubles|rouble|roubles|russian ruble|russian rouble",
    "USD": "$|us$|доллар|доллары|долларов|доллар сша|доллары сша|долл|долл. сша|ақш доллары"
    "|us dollar|us dollars|dollar",
    "EUR": "€|евро|еуро|euro|euros",
    "GBP": "£|фунт стерлингов|фунты стерлингов|pound sterling",
    "CNY": "юань|юани|китайский юань|қытай юані|yuan|rmb|renminbi",
    "KGS": "кыргызский сом|қырғыз сомы|kyrgyz som",
    "UZS": "узбекский сум|өзбек сумы|uzbek sum|uzbek som",
    "UAH": "₴|гривна|гривня|hryvnia",
    "BYN": "белорусский рубль|belarusian ruble",
    "TRY": "₺|турецкая лира|түрік лирасы|turkish lira",
    "AED": "дирхам оаэ|бәә дирхамы|uae dirham",
    "CHF": "швейцарский франк|швейцария франкі|swiss franc",
    "AZN": "₼|азербайджанский манат|azerbaijani manat",
    "GEL": "₾|лари|lari",
    "AMD": "֏|армянский драм|armenian dram",
    "TJS": "сомони|somoni",
    "JPY": "иена|йена|японская иена|yen",
    "INR": "₹|индийская рупия|indian rupee",
}

CURRENCY_NAMES: Final[dict[str, str]] = {
    name: code for code, names in _NAMES.items() for name in names.split("|")
}
"""Name in small letters -> ISO 4217 code."""
