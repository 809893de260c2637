"""The language of a text: told by script or function words, English where nothing else stands out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.compare.languages import NAMES, language_of

SAMPLES = {
    "en": "A study showed that 40% of nurses sleep worse after the night shift than during the day. The researchers followed 312 people for two years and also measured how long the breaks were that the roster had planned, but not how they were used.",
    "de": "Eine Studie zeigte, dass 40 % der Pflegekräfte nach der Nachtschicht schlechter schlafen als am Tag. Die Forscher haben über zwei Jahre hinweg 312 Personen befragt und dabei auch die Dauer der Pausen gemessen, die im Dienstplan vorgesehen waren.",
    "fr": "Une étude a montré que 40 % des infirmières dorment moins bien après une garde de nuit que pendant la journée. Les chercheurs ont suivi 312 personnes pendant deux ans et ont aussi mesuré la durée des pauses qui étaient prévues dans les horaires.",
    "es": "Un estudio mostró que el 40 % de las enfermeras duerme peor después del turno de noche que durante el día. Los investigadores siguieron a 312 personas durante dos años y también midieron la duración de las pausas que estaban previstas en los horarios.",
    "it": "Uno studio ha mostrato che il 40% delle infermiere dorme peggio dopo il turno di notte che durante il giorno. I ricercatori hanno seguito 312 persone per due anni e hanno anche misurato la durata delle pause che erano previste negli orari.",
    "pt": "Um estudo mostrou que 40% das enfermeiras dormem pior depois do turno da noite do que durante o dia. Os investigadores seguiram 312 pessoas durante dois anos e também mediram a duração das pausas que estavam previstas nos horários.",
    "nl": "Een onderzoek liet zien dat 40% van de verpleegkundigen na de nachtdienst slechter slaapt dan overdag. De onderzoekers volgden 312 mensen gedurende twee jaar en hebben ook gemeten hoe lang de pauzes waren die in het rooster stonden.",
    "sv": "En studie visade att 40 % av sjuksköterskorna sover sämre efter nattskiftet än på dagen. Forskarna följde 312 personer under två år och mätte också hur långa pauserna var som fanns i schemat, men inte hur de användes av personalen.",
    "da": "En undersøgelse viste, at 40 % af sygeplejerskerne sover dårligere efter nattevagten end om dagen. Forskerne fulgte 312 personer i to år og målte også, hvor lange pauserne var, som var planlagt i vagtplanen, men ikke hvordan de blev brugt.",
    "no": "En undersøkelse viste at 40 % av sykepleierne sover dårligere etter nattevakten enn om dagen. Forskerne fulgte 312 personer i to år og målte også hvor lange pausene var som var planlagt i vaktplanen, men ikke hvordan de ble brukt av dem.",
    "fi": "Tutkimus osoitti, että 40 % hoitajista nukkuu yövuoron jälkeen huonommin kuin päivällä. Tutkijat seurasivat 312 henkilöä kahden vuoden ajan ja mittasivat myös, kuinka pitkiä tauot olivat, mutta ei sitä, miten ne käytettiin tai oliko niistä hyötyä.",
    "pl": "Badanie pokazało, że 40% pielęgniarek śpi gorzej po nocnej zmianie niż w ciągu dnia. Naukowcy obserwowali 312 osób przez dwa lata i mierzyli także, jak długie były przerwy, które zostały przewidziane w grafiku, ale nie to, do czego służyły.",
    "cs": "Studie ukázala, že 40 % zdravotních sester spí po noční směně hůře než ve dne. Výzkumníci sledovali 312 lidí po dobu dvou let a měřili také, jak dlouhé byly přestávky, které byly v rozvrhu, ale ne to, k čemu se využívaly.",
    "ro": "Un studiu a arătat că 40% dintre asistente dorm mai prost după tura de noapte decât în timpul zilei. Cercetătorii au urmărit 312 persoane timp de doi ani și au măsurat și durata pauzelor care erau prevăzute în program, dar nu cum au fost folosite.",
    "hu": "Egy vizsgálat szerint az ápolók 40%-a rosszabbul alszik az éjszakai műszak után, mint nappal. A kutatók 312 embert követtek két éven át, és azt is megmérték, hogy milyen hosszúak voltak a szünetek, de azt nem, hogy mire használták őket.",
    "tr": "Bir araştırma, hemşirelerin %40'ının gece vardiyasından sonra gündüze göre daha kötü uyuduğunu gösterdi. Araştırmacılar iki yıl boyunca 312 kişiyi izledi ve çizelgede olan molaların ne kadar sürdüğünü de ölçtü, ama bu molaların ne için kullanıldığını değil.",
    "ru": "Исследование показало, что 40 % медсестёр спят после ночной смены хуже, чем днём. Учёные наблюдали за 312 людьми в течение двух лет.",
    "uk": "Дослідження показало, що 40 % медсестер після нічної зміни сплять гірше, ніж удень. Науковці спостерігали за 312 людьми протягом двох років.",
    "el": "Μια μελέτη έδειξε ότι το 40% των νοσηλευτών κοιμάται χειρότερα μετά τη νυχτερινή βάρδια από ό,τι την ημέρα. Οι ερευνητές παρακολούθησαν 312 άτομα.",
    "zh": "一项研究表明，百分之四十的护士在夜班之后睡得比白天差。研究人员对三百一十二人进行了为期两年的观察，并且测量了排班表中休息时间的长短，但没有测量其用途。",
    "ja": "ある研究によると、看護師の40％は夜勤の後、日中よりもよく眠れないという。研究者たちは312人を二年間にわたって追跡し、勤務表にある休憩の長さも測定した。",
    "ar": "أظهرت دراسة أن أربعين في المئة من الممرضات ينمن بعد نوبة الليل بشكل أسوأ من النهار. وتابع الباحثون أكثر من ثلاثمئة شخص لمدة عامين.",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_languages_are_told(language: str) -> None:
    assert language_of(SAMPLES[language]) == language
    assert language in NAMES


@pytest.mark.parametrize("language", [code for code in SAMPLES if code != "en"])
def test_foreign_quotations_leave_an_english_text_english(language: str) -> None:
    assert language_of(f"{SAMPLES['en']} The report says: “{SAMPLES[language][:150]}” {SAMPLES['en']}") == "en"


@pytest.mark.parametrize("language", ["de", "fr", "es", "pl", "ru", "ja"])
def test_english_names_leave_a_foreign_text_foreign(language: str) -> None:
    assert language_of(f"{SAMPLES[language]} “Sleep of nurses in the night” {SAMPLES[language]}") == language


@pytest.mark.parametrize("language", ["de", "fr", "es", "it"])
def test_half_and_half_is_read_as_english(language: str) -> None:
    assert language_of(f"{SAMPLES['en']} {SAMPLES[language]}") in ("en", "")


@pytest.mark.parametrize("language", [code for code in SAMPLES if code != "en"])
def test_an_abstract_in_english_leaves_a_foreign_text_foreign(language: str) -> None:
    assert language_of(f"{SAMPLES['en']} {SAMPLES[language]} {SAMPLES[language]} {SAMPLES[language]}") == language


@pytest.mark.parametrize(
    "text",
    ["", "Un estudio mostró que el 40 % duerme peor.", "α β γ", "Guten Tag", "x" * 500, "Lima Oslo Bern Kyiv " * 40],
)
def test_what_is_too_short_or_tells_nothing(text: str) -> None:
    assert language_of(text) == ""


def test_english_of_tables_and_formulas() -> None:
    assert language_of("Mean μ = 4.2, σ = 1.1, α = .05; β = .3. " * 20) in ("en", "")


@given(st.text(max_size=600))
def test_never_raises(text: str) -> None:
    assert language_of(text * 3) in {"", *NAMES}
