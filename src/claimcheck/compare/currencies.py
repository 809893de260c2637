"""Currencies: the code of ISO 4217, the signs and the English names of each.

Codes are those of ISO 4217 list one (active) with a few of list three (historic) that prose still prints; signs are
those of Unicode's block "Currency Symbols" and the letter-and-dollar forms in common use.
"""

from __future__ import annotations

# code, the name that reports print where it is not the code, signs, names in the singular
_TABLE = """
USD|$|$ US$ U$|dollar; US dollar; U.S. dollar; American dollar; United States dollar; buck; greenback
EUR|€|€|euro
GBP|£|£|pound sterling; British pound; UK pound; quid
JPY|¥|¥ JP¥ 円|yen; Japanese yen
CNY||CN¥ 元 RMB|yuan; Chinese yuan; renminbi; Chinese renminbi; yuan renminbi; kuai
AUD|A$|A$ AU$ AUS$|Australian dollar; Aussie dollar
CAD|C$|C$ CA$ CAN$ Can$|Canadian dollar
HKD|HK$|HK$|Hong Kong dollar
NZD|NZ$|NZ$|New Zealand dollar
SGD|S$|S$ SG$|Singapore dollar; Singaporean dollar
TWD|NT$|NT$|Taiwan dollar; Taiwanese dollar; New Taiwan dollar
CHF|||franc; Swiss franc; SFr
INR|₹|₹ Rs Rs. INR₹|rupee; Indian rupee
MYR||RM|ringgit; Malaysian ringgit
KRW|₩|₩|Korean won; South Korean won
KPW|||North Korean won
RUB|₽|₽|ruble; rouble; Russian ruble; Russian rouble
BRL|R$|R$|Brazilian real; reai
MXN||MX$ Mex$|Mexican peso
SEK|||krona; Swedish krona; kronor; Swedish kronor; Swedish crown
NOK|||Norwegian krone; Norwegian kroner; Norwegian crown
DKK|||krone; kroner; Danish krone; Danish kroner; Danish crown
ISK|||Icelandic krona; Icelandic kronur
PLN||zł|zloty; złoty; Polish zloty
CZK||Kč|koruna; Czech koruna; Czech crown
HUF||Ft|forint; Hungarian forint
RON|||Romanian leu; Romanian lei
BGN||лв|Bulgarian lev; Bulgarian leva
TRY|₺|₺|Turkish lira; lira
ILS|₪|₪|shekel; Israeli shekel; new shekel
ZAR|||South African rand; rand
THB|฿|฿|baht; Thai baht
PHP|₱|₱|Philippine peso
IDR||Rp Rp.|rupiah; Indonesian rupiah
VND|₫|₫|Vietnamese dong; dong
PKR|||Pakistani rupee; Pakistan rupee
LKR|||Sri Lankan rupee; Sri Lanka rupee
NPR|||Nepalese rupee
MUR|||Mauritian rupee
SCR|||Seychelles rupee; Seychellois rupee
BDT|৳|৳|taka; Bangladeshi taka
UAH|₴|₴|hryvnia; Ukrainian hryvnia
KZT|₸|₸|tenge; Kazakhstani tenge
GEL|₾|₾|Georgian lari; lari
AMD|֏|֏|Armenian dram
AZN|₼|₼|Azerbaijani manat; manat
UZS|||Uzbekistani som; Uzbek som
KGS|||Kyrgyzstani som
TJS|||somoni
TMT|||Turkmenistan manat
BYN|||Belarusian ruble; Belarusian rouble
MDL|||Moldovan leu; Moldovan lei
ALL|||Albanian lek
MKD|||Macedonian denar; denar
RSD|||Serbian dinar
BAM|||convertible mark
HRK|||Croatian kuna; kuna
AED|||dirham; UAE dirham; Emirati dirham
MAD|||Moroccan dirham
SAR|||riyal; Saudi riyal
QAR|||Qatari riyal; Qatari rial
OMR|||Omani rial
YER|||Yemeni rial
IRR|||Iranian rial; rial
KWD|||Kuwaiti dinar
BHD|||Bahraini dinar
JOD|||Jordanian dinar
IQD|||Iraqi dinar
LYD|||Libyan dinar
TND|||Tunisian dinar
DZD|||Algerian dinar; dinar
EGP||E£|Egyptian pound
LBP|||Lebanese pound
SYP|||Syrian pound
SDG|||Sudanese pound
SSP|||South Sudanese pound
FKP|||Falkland Islands pound
GIP|||Gibraltar pound
SHP|||Saint Helena pound
NGN|₦|₦|naira; Nigerian naira
GHS|₵|₵ GH₵|cedi; Ghanaian cedi; Ghana cedi
KES||KSh|Kenyan shilling; Kenya shilling; shilling
TZS|||Tanzanian shilling
UGX|||Ugandan shilling
SOS|||Somali shilling
ETB|||birr; Ethiopian birr
ERN|||nakfa
RWF|||Rwandan franc; Rwanda franc
BIF|||Burundian franc; Burundi franc
CDF|||Congolese franc
DJF|||Djiboutian franc; Djibouti franc
GNF|||Guinean franc
KMF|||Comorian franc
XOF|||CFA franc; West African CFA franc
XAF|||Central African CFA franc
XPF|||CFP franc
MGA|||ariary; Malagasy ariary
MZN|||Mozambican metical; metical
MWK|||Malawian kwacha
ZMW|||Zambian kwacha; kwacha
ZWL|||Zimbabwean dollar; Zimbabwe dollar
BWP|||pula; Botswana pula
NAD||N$|Namibian dollar; Namibia dollar
LSL|||loti
SZL|||lilangeni
AOA|||kwanza; Angolan kwanza
GMD|||dalasi
LRD||L$|Liberian dollar
SLE|||Sierra Leonean leone
CVE|||Cape Verdean escudo
STN|||dobra
MRU|||ouguiya
ARS|||Argentine peso; Argentinian peso
CLP|||Chilean peso
COP|||Colombian peso
UYU|||Uruguayan peso
DOP|||Dominican peso
CUP|||Cuban peso
peso|||peso
PEN||S/|Peruvian sol; nuevo sol; nuevos soles
BOB|||boliviano
PYG|₲|₲|guarani; Paraguayan guarani
VES|||Venezuelan bolivar; bolivar
CRC|₡|₡|Costa Rican colon
GTQ|||quetzal; Guatemalan quetzal
HNL|||lempira
NIO|||Nicaraguan cordoba; cordoba
PAB|||balboa
HTG|||gourde; Haitian gourde
JMD||J$|Jamaican dollar; Jamaica dollar
TTD||TT$|Trinidad and Tobago dollar
BBD||Bds$|Barbadian dollar; Barbados dollar
BSD||B$|Bahamian dollar
BZD||BZ$|Belize dollar
BMD||BD$|Bermudian dollar; Bermuda dollar
KYD||CI$|Cayman Islands dollar
XCD||EC$|East Caribbean dollar
GYD||G$|Guyanese dollar; Guyana dollar
SRD|||Surinamese dollar
FJD||FJ$|Fijian dollar; Fiji dollar
SBD||SI$|Solomon Islands dollar
BND|||Brunei dollar
AWG|||Aruban florin
ANG|||Antillean guilder
PGK|||Papua New Guinean kina
WST|||Samoan tala
TOP|||Tongan paʻanga
VUV|||vatu
MOP||MOP$|pataca; Macanese pataca
MNT|₮|₮|tugrik; Mongolian tugrik
LAK|₭|₭|Lao kip
KHR|៛|៛|Cambodian riel; riel
MMK|||kyat; Myanmar kyat; Burmese kyat
MVR|||rufiyaa
BTN|||ngultrum
AFN|؋|؋|afghani
BTC|₿|₿|bitcoin
ETH|||ether
DEM||DM|deutschmark; deutsche mark; Deutsche mark; German mark; D-mark
FRF|||French franc
BEF|||Belgian franc
ITL|||Italian lira; lire
ESP|||peseta; Spanish peseta
NLG|||guilder; Dutch guilder
ATS|||Austrian schilling
FIM|||Finnish mark; markka
GRD|||drachma; Greek drachma
IEP||IR£|Irish pound; punt
PTE|||Portuguese escudo; escudo
cent||¢|cent; US cent; U.S. cent; euro cent; eurocent
penny|||penny; pence
"""

_PLURALS = {"penny": "pennies"}


def _read() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    codes: dict[str, str] = {}
    signs: dict[str, str] = {}
    names: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        code, shown, printed, spelled = line.split("|")
        shown = shown or code
        if code.isupper():
            codes[code] = shown
        for sign in printed.split():
            signs.setdefault(sign, shown)
        for name in spelled.split("; "):
            low = name.lower()
            names.setdefault(low, shown)
            names.setdefault(_PLURALS.get(low, low + "s"), shown)
            if low.startswith("pound "):
                names.setdefault("pounds " + low[6:], shown)
    return codes, signs, names


#: Code of ISO 4217 -> the name that reports print ("$" for USD); signs; names in lower case, singular and plural.
CURRENCY_CODES, CURRENCY_SIGNS, CURRENCY_NAMES = _read()

HUNDREDTHS = {"$": "cent", "€": "cent", "A$": "cent", "C$": "cent", "HK$": "cent", "NZ$": "cent", "£": "penny"}
"""The coin that is a hundredth of the currency, for sums such as "3 dollars 50 cents"."""
