"""Which language a text is written in, as far as that decides whether its claims can be read.

By script where the script tells, else by function words: the commonest words of a language make up a quarter or more
of any prose and are short lists (Grefenstette 1995, "Comparing two language identification schemes"; the words are
the commonest ones of each language's closed classes). English is what is assumed: another language is told only
where its words stand out, since a text that is wrongly called foreign would go unchecked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from claimcheck.compare import lazy_patterns as re
from claimcheck.compare.figures import beyond_ascii
from claimcheck.compare.letters import ascii_words

NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "ca": "Catalan", "nl": "Dutch", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish",
    "pl": "Polish", "cs": "Czech", "ro": "Romanian", "hu": "Hungarian", "tr": "Turkish", "id": "Indonesian",
    "vi": "Vietnamese", "ru": "Russian", "uk": "Ukrainian", "bg": "Bulgarian", "sr": "Serbian", "el": "Greek",
    "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "ar": "Arabic", "fa": "Persian", "he": "Hebrew", "hi": "Hindi",
    "th": "Thai",
}  # fmt: skip
"""English names by ISO 639-1 code, of every language that :func:`language_of` tells."""

_FUNCTION_WORDS = {
    "en": "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they "
    "which one you were her all she there would their we him been has when who will more no if out so what up its "
    "about into than them can only other some could these may do then any my now such our over me even most also",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
    "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr "
    "durch man sein wurde wenn können ich wir kann diese dieser unter",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec ou la "
    "aux d l qu n s c cette ces mais nous vous ont été être leur comme elle fait son sa ses lui entre sans même aussi "
    "chez dont peut très",
    "es": "de la que el en y los se del las un por con no una su para es al lo como más o pero sus le ha me si sin "
    "sobre este ya entre cuando todo esta ser son dos también fue había era muy hasta desde está mi porque qué han "
    "puede estos",
    "it": "di e il la che in per un è non una del si con sono della da dei le i al gli più alla come nel anche ha ma "
    "lo delle questo se o nella su dal ai essere tra ci sua loro era stato degli molto hanno cui può dalla questa",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu "
    "sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era são foram nas pode",
    "ca": "de la i el que a en els les un per amb del una és no al es més com però va són dels s d l seva seu han ha "
    "aquest aquesta també pot entre sobre fins molt ser aquests",
    "nl": "de van een het en in is dat op te zijn met voor niet aan er die om ook als maar bij dan door nog naar uit "
    "tot hij wordt worden over werd ze heeft hebben of deze geen kan zich meer al wel kunnen was we ik",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan man "
    "när år säger hon under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla detta",
    "da": "og i at det er en til af på for med den som de har ikke der et han var om jeg men kan fra så vi man ved sig "
    "skal havde blev eller også efter være når hun nu hvor mere over end bliver deres disse ud andre",
    "no": "og i det er på som en til av for at med har de den ikke et om var men jeg vi han fra så kan seg ved skal "
    "sier ble også etter eller være når hun nå der hvor mer over enn blir deres disse ut andre fikk",
    "fi": "ja on ei että se oli hän mutta ovat kun myös tai joka sen niin kuin ole mukaan jos mitä jo vain voi olla "
    "ne sitä hänen tämä kanssa jotka ovat vielä nyt minä sekä siitä niiden oman noin jälkeen ennen ollut",
    "pl": "w i na z się nie do to że jest o a od przez jak za ale po co dla tym są ten tego był oraz które która który "
    "może być tylko już jego czy ich ze więcej bardzo także przy lub jej te pod",
    "cs": "a v se na je že s z do to o i k ve pro za ale by jsou jako po není podle jak tak od nebo byl při své jeho "
    "které který která si až však už jsem být jejich bylo také může mezi před",
    "ro": "de în și a la cu o să din pe care nu un pentru este mai că se au sau al fi ce ca sunt prin fost lui dar "
    "dintre după cele ale acest această cel poate lor între",
    "hu": "a az és hogy nem is egy ez meg csak de volt van már ha mint el még ki vagy azt kell mert lehet ezt akkor "
    "minden amely több fel után között által nagyon szerint pedig volna",
    "tr": "ve bir bu da de için ile olarak çok daha gibi olan en ne kadar ya sonra ama o değil her var olduğu ki "
    "tarafından göre olduğunu ise kendi veya hem ancak arasında",
    "id": "yang dan di dengan untuk pada dari ini dalam tidak akan itu adalah oleh juga atau ke bahwa sebagai dapat "
    "mereka telah lebih karena ada saya kami bisa tersebut sudah",
    "vi": "và của là có trong được cho không với các một người những đã này khi để từ cũng ở nhiều đến như ra về theo "
    "tại trên bị hơn sẽ việc",
}
_LATIN = {code: frozenset(words.split()) for code, words in _FUNCTION_WORDS.items()}
_LANGUAGES: dict[str, list[str]] = {}
for _code, _words in _LATIN.items():
    for _word in _words:
        _LANGUAGES.setdefault(_word, []).append(_code)

FEWEST = 200
"""Characters of prose below which no language is told."""

_MOST = 30_000  # characters that are looked at
_LEAST_SHARE = 0.13  # of all words that must be function words of a language other than English
_STANDS_OUT = 1.6  # times as many of them as English ones
#: Languages that say with endings what others say with small words, of which they have fewer by half.
_OF_ENDINGS = frozenset({"fi", "pl", "cs", "hu", "tr"})
_SPARSE = 1.6
_WORD = re.compile(r"[^\W\d_]+")
#: First and last code point of the scripts that are no alphabet shared with English (Unicode 15, Blocks.txt), in order.
_SCRIPTS = (
    ("greek", "\u0370", "\u03ff"), ("cyrillic", "\u0400", "\u052f"), ("hebrew", "\u0590", "\u05ff"),
    ("arabic", "\u0600", "\u077f"), ("devanagari", "\u0900", "\u097f"), ("thai", "\u0e00", "\u0e7f"),
    ("kana", "\u3040", "\u30ff"), ("han", "\u3400", "\u9fff"), ("hangul", "\uac00", "\ud7af"),
)  # fmt: skip
_FOREIGN = re.compile("[" + "".join(f"{first}-{last}" for _, first, last in _SCRIPTS) + "]")
_FIRSTS = [first for _, first, _ in _SCRIPTS]
_ONE_LANGUAGE = {"greek": "el", "hebrew": "he", "devanagari": "hi", "thai": "th", "hangul": "ko"}
#: Scripts without spaces: two letters say as much as a word of five.
_DENSE = frozenset({"han", "kana", "hangul"})


@lru_cache(maxsize=256)
def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language of some prose; "" where it is too short or does not tell.

    Linear in the first 30,000 characters.
    """
    text = text[:_MOST]
    if not text.isascii():
        runs: Counter[str] = Counter()
        for letter, count in Counter(_FOREIGN.findall(text)).items():
            runs[_SCRIPTS[bisect_right(_FIRSTS, letter) - 1][0]] += count
        foreign = runs.total()
        latin = sum(map(len, _WORD.findall(_FOREIGN.sub(" ", text)))) if foreign else 0
        dense = sum(runs[name] for name in _DENSE)
        if foreign + dense > latin:
            return _of_script(text, runs) if foreign + dense >= FEWEST // 2 else ""
    return _of_words(text) if len(text) >= FEWEST else ""


def _of_script(text: str, runs: Counter[str]) -> str:
    script = runs.most_common(1)[0][0]
    if script in ("han", "kana"):
        return "ja" if runs["kana"] * 10 > runs["han"] else "zh"
    if script == "cyrillic":
        held = Counter(text.lower())
        if held["і"] + held["ї"] + held["є"] > held["ы"] + held["э"]:
            return "uk"
        if held["ы"] + held["э"]:
            return "ru"
        return "sr" if held["ј"] + held["њ"] + held["љ"] else "bg"
    if script == "arabic":
        return "fa" if sum(text.count(c) for c in "پچژگی") * 40 > runs["arabic"] else "ar"
    return _ONE_LANGUAGE[script]


def _of_words(text: str) -> str:
    if any(map(str.isalpha, set(beyond_ascii(text)))):
        counts = Counter(_WORD.findall(text.lower()))
    else:
        counts = Counter(ascii_words(text))
    total = counts.total()
    found: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for word in counts.keys() & _LANGUAGES.keys():
        count, codes = counts[word], _LANGUAGES[word]
        for code in codes:
            found[code] += count
            weights[code] = weights.get(code, 0.0) + count / len(codes)  # words of one language say which it is
    english = found["en"]
    best, most = "", 0.0
    for code in _LATIN:
        fuller = _SPARSE if code in _OF_ENDINGS else 1.0
        if code == "en" or found[code] < _LEAST_SHARE * total or found[code] * fuller <= _STANDS_OUT * english:
            continue
        if weights.get(code, 0.0) > most + 1e-9:
            best, most = code, weights[code]
    if best:
        return best
    return "en" if english >= _LEAST_SHARE * total else ""
