"""Name an indicator from the words around its value."""

from __future__ import annotations

import re
from functools import lru_cache

from tiendo_core.reading.units import NOUNS

_NOUNS = frozenset(NOUNS)
_SINGLE = frozenset(n for n in NOUNS if " " not in n)
_LEADING = re.compile(
    r"^(?:[^\w(\"“]+|(?:trong|đến|tính đến|tính|từ|sau|hết|ước|lũy kế|luỹ kế|cộng dồn|về|có|đã|"
    r"đã có|hiện có|toàn huyện có|"
    r"toàn xã có|toàn tỉnh có|toàn tỉnh|toàn huyện|toàn xã|theo đó|ngoài ra|cụ thể|tổng cộng có|"
    r"nay|hiện|riêng|số|tổng số|và|còn|cả|khi|"
    r"trong đó có|trong đó|có thêm|được|với|các|đồng thời|như vậy|của|do|là|năm|đạt|kết quả)\s+|"
    r"(?:toàn |ủy ban nhân dân |ubnd |hđnd )?(?:huyện|xã|tỉnh|thị xã|thành phố|phường|quận|hội|"
    r"đảng bộ|ngành|trường|đơn vị|các đơn vị|địa phương|lực lượng chức năng) "
    r"(?:ta )?(?:đã|hiện|vừa|cũng|đã có|hiện có|có|được|đã được|hiện đã|đã tổ chức) |nâng (?=tổng)|"
    r"(?:[0-9][\w./]*|tháng|đầu năm|quý [ivx]+|năm|kỳ)[\s,:]+)",
    re.I,
)
_ADVERBIAL = re.compile(
    r"^(?:[^,]{0,60} cho(?= biết,)|theo|nhiệm kỳ|giai đoạn|thống kê|báo cáo|tính|"
    r"ước tính|đến|trong|tại|từ|sau|năm|"
    r"qua|so với|nhìn chung|bên cạnh|cùng với|nhờ|"
    r"về|như vậy|kết quả|"
    r"tính đến|ước đến|vào|riêng|hiện|kết luận|chiều|sáng|ngày|dịp|thời gian|trên cơ sở|tuy nhiên|"
    r"kết thúc|tháng|quý|cụ thể)(?= )[^,]*, *(?=[^\W\d_])",
    re.I,
)
_TRAILING = re.compile(
    r"(?:[\s,:;(\-+]+|\s(?:ước|đạt|là|được|đã|có|với|và|ước đạt|thực hiện|của|trong|ở|tại|từ|mới|"
    r"cả|năm|cho|hơn|tháng|do|trong (?:ba|sáu|bảy|tám|chín)|trên tổng số|trong tổng số))+$",
    re.I,
)
_PERIOD = re.compile(
    r"\s(?:trong |ước )?(?:[0-9]+ tháng|quý [ivx]+|tháng [0-9/]+|"
    r"năm [0-9]{4})(?: đầu năm)?(?: năm)?(?: [0-9]{4})?$",
    re.I,
)
_JUNK = frozenset(
    {
        "với",
        "hai",
        "ba",
        "cho",
        "của",
        "và",
        "là",
        "đầu",
        "tại",
        "trong",
        "ở",
        "nhưng",
        "có",
        "tới",
        "đến",
        "thì",
    }
)
_DANGLING = re.compile(r"^(?:[,;:\s]+)|[,;:\s(]+$")


@lru_cache(maxsize=1 << 14)
def clean(phrase: str) -> str:
    """A noun phrase without the words that lead in and out of it."""
    old = None
    while old != phrase:
        old = phrase
        phrase = _LEADING.sub("", _ADVERBIAL.sub("", phrase))
    old = None
    while old != phrase:
        old = phrase
        phrase = _PERIOD.sub("", _TRAILING.sub("", phrase))
    before, then, verb = phrase.rpartition(", đã ")
    if then and "," not in verb and len(before) > 12:
        phrase = verb
    if len(phrase) > 90:
        pieces = phrase.split(", ")
        phrase = pieces[-1] if len(pieces[-1].split()) > 2 else ", ".join(pieces[-2:])
    phrase = _DANGLING.sub("", phrase)
    return "" if phrase.lower() in _JUNK else phrase


def _noun_at(words: list[str]) -> str | None:
    """The longest counted noun at the beginning of some words."""
    for size in (3, 2, 1):
        if len(words) >= size:
            noun = " ".join(words[:size]).strip(',.;:()/"”“')
            if noun in _NOUNS:
                return noun
    return None


@lru_cache(maxsize=1 << 14)
def counted(own: str) -> str | None:
    """The shortest noun that a count counts; ``own`` begins right after the number."""
    words = own.lower().split(" ", 5)
    if ", " in own:
        *heads, other = own.lower().split(", ")
        return ", ".join([*heads, _noun_at(other.split(" ", 4)) or " ".join(other.split()[:2])])
    noun = _noun_at(words)
    if noun and "/" not in own[: len(noun) + 1]:
        return noun
    if not words[0] or not words[0][0].isalpha():
        return None
    if "/" in words[0][2:]:
        return words[0].strip(",.;")
    if len(words) > 1 and "/" in words[1]:
        return f"{words[0]} {words[1]}".strip(",.;")
    first = words[0] if "/" in words[0][:2] else words[0].split("/")[0]
    first = first.strip(",.")
    return first if len(words) == 1 else f"{first} {words[1]}".strip(",.")


def known(own: str) -> bool:
    """Whether the words begin with a noun that is counted."""
    return _noun_at(own.split(" ", 4)) is not None


def numbered(noun: str) -> bool:
    """Whether a number behind the noun is its name ("tuyến 971", "cụm 2"), not its count."""
    return noun.lower() in _SINGLE


def bare(own: str) -> bool:
    """Whether the words are a counted noun and nothing more."""
    return own in _NOUNS


@lru_cache(maxsize=1 << 12)
def inner(noun: str) -> str | None:
    """The counted noun within a noun phrase ("số hồ sơ quá hạn": hồ sơ)."""
    words = noun.lower().split()
    for at in range(min(9, len(words))):
        found = _noun_at(words[at : at + 3])
        if found == "phòng" and at and words[at - 1] in _GUARDS:
            continue
        if found:
            return found
    return None


_GUARDS = frozenset({"tiêm", "dự", "quốc", "đề"})
"""Words before "phòng" that make it a verb, not rooms ("tiêm phòng")."""


def within(one: str, other: str) -> bool:
    """Whether one noun begins the other ("hộ", "hộ nghèo")."""
    return one.startswith(other) or other.startswith(one)


def compose(noun: str, own: str, subject: str, unit: str | None, label: bool = False) -> str:
    """The indicator of an amount: its own words in their order; what is spoken of when they say too
    little.

    ``noun`` stands before the number, ``own`` after it. A classifier ("con", "người") after a noun
    phrase only counts; "năng suất" or "số tiền" alone need the subject they leave out, and a few
    words
    under a ``label`` ("Lúa xuân: gieo cấy 128 ha") need the label.
    """
    own = own if len(own) < 120 else own[:120].rpartition(" ")[0]
    counts = bool(own) and own.lower() == unit
    if counts and " " in noun and (own.lower() in _CLASSIFIERS or own.lower() in noun.lower()):
        name = noun
    else:
        name = own if own and noun.lower() in _ACTORS else f"{noun} {own}".strip()
    low = name.lower()
    if not name:
        return subject
    generic = low in _GENERIC or (counts and (not noun or noun.lower() in _GENERIC))
    if subject and not noun and counts:
        if subject.lower() in _NOUNS:
            return name
        kept = _without_noun(subject)
        if kept:
            return f"{kept} {name}"
    if (
        subject
        and subject.lower() not in _GENERIC
        and (generic or (label and len(name.split()) <= 2))
        and low not in subject.lower()
    ):
        return f"{name} {_brief(subject)}"
    return name


@lru_cache(maxsize=1 << 12)
def _brief(subject: str) -> str:
    """A subject as it stands inside a name: its head alone when it is long, no capital in front."""
    subject = _QUALITY.sub("", subject)
    if len(subject) > _LONG:
        subject = _CLAUSE.split(subject, maxsplit=1)[0] or subject
    first, _, rest = subject.partition(" ")
    lower = rest[:1].islower() and first[1:].islower()
    return subject[0].lower() + subject[1:] if lower else subject


_LONG = 45
_CLAUSE = re.compile(r" (?:được|do|với|từ|theo|để|nhằm|trên địa bàn|đang) ")
_QUALITY = re.compile(r"^(?:dài|rộng|trị giá|kinh phí|tổng kinh phí|số tiền) ")


@lru_cache(maxsize=1 << 12)
def _without_noun(subject: str) -> str:
    """ "Thành lập doanh nghiệp" without the noun it counts; "" when it counts none."""
    words = subject.split()
    for size in (3, 2, 1):
        if 0 < len(words) - size < 3 and " ".join(words[-size:]).lower() in _NOUNS:
            return " ".join(words[:-size])
    return ""


_ACTORS = frozenset(
    {"trường", "huyện", "xã", "tỉnh", "thị xã", "thành phố", "phường", "hội", "đơn vị", "ngành"}
)
_CLASSIFIERS = frozenset(
    {"con", "người", "chiếc", "cái", "cháu", "em", "quả", "đồng chí", "lượt", "hộ", "ha", "tấn"}
)
_GENERIC = frozenset(
    n.strip()
    for n in """
năng suất, sản lượng, diện tích, bình quân, năng suất bình quân, số tiền, tiền, tổng tiền, kinh phí,
tổng kinh phí, trị giá,
giá trị, tổng giá trị, tổng vốn, số vốn, vốn, thu, chi, tổng thu, tổng chi, nữ, nam, chết, bị
thương, dài, rộng, trọng lượng,
vốn đăng ký, tổng vốn đăng ký, doanh thu, lợi nhuận, nuôi trồng, khai thác, được, tổng số, trung
bình, thu hoạch, gieo,
phạt, số phạt, tổng mức đầu tư, trong đó, cả năm, riêng, lũy kế, tăng, giảm, hoàn thành, còn lại,
con số, tỷ lệ, đạt, đầu, giao, được giao, nay, nhưng, bán, trồng, gieo cấy, gieo trồng, thực hiện,
bán được, giải ngân, đã trồng, tiêu
""".replace("\n", " ").split(",")
)
