"""Why a bare number is no figure: documents, levels, names, telephones, counters, times, bounds.

The word before the number, the sign beside it and the word after it are looked up in tables; only
where a table answers is a pattern tried.
"""

from __future__ import annotations

import re

from tiendo_core.reading.naming import known
from tiendo_core.reading.units import TIME_NOUNS

BEFORE = {
    word: kind
    for kind, words in {
        "level": "độ hạng cấp loại nhóm lớp mũi vùng",
        "rank": "thứ xếp",
        "term": "khóa khoá giai đoạn",
        "session": "lần đợt tuần vòng bước",
        "article": "điều khoản chương mục mẫu",
        "document": "quyển số:",
        "road": "lộ ql tl km đường",
        "telephone": "đài đt thoại fax hotline tel phone zalo dây nóng nóng: gọi sđt đtdđ",
        "counter": "online tuyến: cập: kê:",
        "furniture": "trang bảng biểu lục hình phần tiết ©",
        "name": "thôn quận phường ấp khối bản covid khu tổ tập vitamin đội ron "
        "tầng lầu phòng ngõ ngách hẻm kiệt thửa tờ khoảnh cụm",
        "price year": "ss",
        "time": "lúc giờ phút",
    }.items()
    for word in words.split()
}
AFTER = {
    "nghị": re.compile(r" nghị quyết"),
    "trở": re.compile(r" trở (?:lên|xuống)"),
    "người": re.compile(r" người bình chọn"),
    "từ": re.compile(r" từ [0-9]+ người bình chọn"),
    "không": re.compile(r" không(?![^\W_])"),
    "sạch": re.compile(r" sạch(?![^\W_])"),
    "tại": re.compile(r" tại chỗ"),
    "nhất": re.compile(r" nhất(?![^\W_])"),
    "trang": re.compile(r" trang(?![^\W_]| trại| thiết| phục)"),
    "phụ": re.compile(r" phụ lục"),
    "điểm": re.compile(r" điểm cầu"),
    "tờ": re.compile(r" tờ trình"),
    "nhóm": re.compile(r" nhóm (?:nhiệm vụ|giải pháp|vấn đề|nội dung)"),
    "giải": re.compile(r" giải pháp"),
    "đột": re.compile(r" đột phá"),
    "khâu": re.compile(r" khâu đột phá"),
    "trụ": re.compile(r" trụ cột(?! điện)"),
    "quan": re.compile(r" quan điểm"),
    "vấn": re.compile(r" vấn đề"),
    "làn": re.compile(r" làn(?: xe)?(?![^\W_])"),
    "chỗ": re.compile(r" chỗ(?! ở| làm)"),
    "hải": re.compile(r" hải lý"),
    "bình": re.compile(r" bình luận"),
    "bài": re.compile(r" bài học"),
    "lượt": re.compile(r" lượt (?:đọc|xem|truy cập|thích|chia sẻ|bình luận)"),
}
AFTER_KINDS = {
    "nghị": "resolution",
    "trở": "limit",
    "người": "counter",
    "từ": "counter",
    "lượt": "counter",
    "bình": "counter",
    "trang": "furniture",
    "phụ": "furniture",
    "điểm": "furniture",
    "tờ": "furniture",
    "làn": "size",
    "chỗ": "size",
}
LEARNERS = (" học viên", " người", " lớp", " lao động")
SIZES = frozenset({"mb", "kb", "gb", "kv"})
ARTICLES = frozenset({"khoản", "điều", "điểm", "chương", "mục", "luật", "nghị"})
COUNTER = re.compile(
    r"(?:online|thống kê|truy cập|trực tuyến|lượt xem|visitors?|hits|hôm nay|lượt truy cập)\s*:\s*$"
)
DOCUMENT = re.compile(
    r"(?:nghị quyết|quyết định|công văn|thông báo|chỉ thị|kế hoạch|báo cáo|nghị định|thông tư|"
    r"văn bản|kết luận|luật|tờ trình|hướng dẫn|nq|qđ|công điện|"
    r"chương trình|đề án|lệnh|dự án|giấy phép|"
    r"quy định|pháp lệnh|hiệp định)[^.;,\n]{0,12}số[: ]*$"
    r"|(?<!tổng )(?<!một )(?<!trên )(?<!với )(?<!dân )(?<!sĩ )(?<!hệ )(?<!chỉ )(?<!con )(?<!quân )"
    r"(?<!doanh )(?<!nhân )(?<!điểm )(?<!thiểu )(?<!đa )số[: ]+$"
)
DOCUMENT_NAME = re.compile(
    r"(?:nghị quyết|quyết định|chỉ thị|thông tư|nghị định|trung ương|kết luận|công văn|"
    r"chương trình|đề án|công điện|(?<![^\W_])nq) $"
)
PLAN_NAME = re.compile(r"(?:kế hoạch|dự án|thông báo|hướng dẫn) $")
PLAN_NAMED = re.compile(r" (?:của|về|ngày|năm)(?![^\W_])")
DOCUMENT_LAST = frozenset(
    {"quyết", "định", "thị", "tư", "ương", "luận", "văn", "trình", "án", "điện", "nq"}
)
SEASONED = frozenset({"lúa", "đất", "màu"})
DEGREES = ("mật độ ", "tốc độ ", "tiến độ ", "cường độ ", "nhịp độ ")
PLAN_LAST = frozenset({"hoạch", "án", "báo", "dẫn"})
OFFICE_NUMBER = re.compile(r"[/\-][^\W\d_]|/[0-9]{4}/")
ITEM = re.compile(r"(?:\.[0-9]+)*[.)/](?:\s|$)|\.[^\W\d_]|/[ ]?[^\W\d_]")
NUMBERED = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})+")
THRESHOLD = re.compile(r" (?:[^\W\d_]+ ){1,2}trở (?:lên|xuống)")
BOUNDED = frozenset({"từ", "trên", "thiểu", "nhất", "được"})
ROAD_WORD = re.compile(r"(?<![^\W_])(?:đt|ql|tl|hl|đh|tp|tx|q|p|f|cv|km)\.$")
SAYING = re.compile(r'[^"”0-9%\n]{1,30}["”]')
TELEPHONE = re.compile(r"(?:hotline|thoại|đt|fax|tel)\s?:?\s?\($")
ORDINALS = frozenset({"thứ", "khóa", "khoá"})
MAP_SCALES = frozenset(
    {"200", "500", "1000", "1.000", "2000", "2.000", "5000", "5.000", "10000", "10.000", "25.000"}
)
PHONE_GAP = re.compile(r"[ ().\-/]{1,4}")


def reason(low: str, match: re.Match[str], before: str, word: str) -> str | None:
    """Why a bare number is no figure, or None; ``word`` stands right before it."""
    start, end = match.span(1)
    head = match.group(1)
    pair = match.group(3) is not None
    return (
        (word and _by_word(low, match, before, word))
        or _by_left(low, start, end, before, head)
        or (_by_sign(low, end, pair or match.group(8) is not None))
        or _by_next(low, match.end(3) if pair else end, word)
        or (head[0] in "01" and _by_digits(head))
        or None
    )


def _by_word(low: str, match: re.Match[str], before: str, word: str) -> str | None:
    """The word before says what is numbered: a level, a paper, a place, a telephone."""
    end = match.end(1)
    head = match.group(1)
    bare = word.strip("(:")
    kind = BEFORE.get(word) or BEFORE.get(bare)
    if kind == "telephone" and known(low[end + 1 : end + 30]):
        return None
    if kind in ("telephone", "counter"):
        return kind if kind == "telephone" or COUNTER.search(before) or ":" in word else None
    if kind and head.isdigit() and len(head) <= 3:
        after = low[end + 1 : end + 30]
        if kind == "article":
            words = after.split(None, 1)
            if words and words[0] in ARTICLES:
                return "document"
            kind = "document"
        if kind == "rank":
            if match.group(3):
                return "rank"
            kind = "session"
        if bare in ORDINALS and not low.startswith(LEARNERS, end):
            return kind
        if bare == "độ" and before.endswith(DEGREES):
            return None
        if bare == "bản" and before.endswith("nhật bản "):
            return None
        if not known(after) and (not match.group(3) or kind in ("furniture", "road")):
            return kind
    if bare == "số" and DOCUMENT.search(before):
        return "document"
    if match.group(3) in MAP_SCALES and head == "1" and before.endswith(("tỷ lệ ", "tỉ lệ ")):
        return "scale"
    if word == "đạo" and before.endswith("ban chỉ đạo "):
        return "name"
    if word == "thành" and before.endswith("lập thành "):
        return "document"
    if bare == "điểm" and before.endswith(("đạt điểm ", "được điểm ", "chấm điểm ")):
        return "level"
    if word[-1] == ":" and COUNTER.search(before):
        return "counter"
    if kind == "furniture" and NUMBERED.fullmatch(head):
        return kind
    if word == "©":
        return kind
    if word in DOCUMENT_LAST and DOCUMENT_NAME.search(before):
        return "document"
    if word in PLAN_LAST and PLAN_NAME.search(before) and PLAN_NAMED.match(low, match.end()):
        return "document"
    return None


def _by_left(low: str, start: int, end: int, before: str, head: str) -> str | None:
    """What stands at the left edge: the beginning of a line, a bracket, a sign."""
    left = low[start - 1] if start else "\n"
    if left == " " and before[-2:-1] not in ("", "\n", " ", "-", "+", "*", "•"):
        return None
    if left == "(":
        if TELEPHONE.search(before):
            return "telephone"
        return "item" if low[end : end + 1] == ")" and len(head) < 3 else None
    if left == ":":
        return "time" if before[-2:-1].isdigit() else None
    if left in '"“':
        return "slogan" if SAYING.match(low, end) else None
    if left == "+":
        return "road" if before[-2:-1].isdigit() else None
    if left == "-" and before[-2:-1].isalpha():
        return "name"
    if left == "." and ROAD_WORD.search(before):
        return "road"
    if before.rstrip(" -+*•")[-1:] in ("", "\n") and left in "\n -+*•":
        numbered = NUMBERED.fullmatch(head) and low[end : end + 1] == " "
        return "item" if numbered or ITEM.match(low, end) else None
    return None


def _by_sign(low: str, end: int, paired: bool) -> str | None:
    """What stands right after: the letters of a document's number, a colon of a clock, "h"."""
    sign = low[end : end + 1]
    if sign == "t" and low[end + 1 : end + 2].isdigit():
        return "name"
    if sign in "/-":
        return "document" if sign and not paired and OFFICE_NUMBER.match(low, end) else None
    if sign == ":":
        return "time" if low[end + 1 : end + 3].isdigit() else None
    if sign in ("h", "g"):
        return None if low[end + 1 : end + 2].isalpha() else "time"
    return None


def _by_next(low: str, end: int, word: str) -> str | None:
    """What the word after says: hours, ages, a grade, a size, a slogan, "trở lên"."""
    if low[end : end + 1] != " ":
        return None
    stop = low.find(" ", end + 1, end + 14)
    following = low[end + 1 : stop if stop > 0 else end + 12].split("\n", 1)[0].rstrip(",.;:)")
    if following in TIME_NOUNS:
        return None if low.startswith(" ngày công", end) else "time"
    if following == "vụ" and word in SEASONED:
        return "name"
    pattern = AFTER.get(following)
    if pattern and pattern.match(low, end):
        return AFTER_KINDS.get(following, "slogan")
    if word in BOUNDED and THRESHOLD.match(low, end):
        return "threshold"
    return None


def _by_digits(head: str) -> str | None:
    """Telephones are known by their digits alone: a zero and many more, or 1800 and 1900."""
    if head[0] == "0" and len(head) > 8 and head.replace(".", "").isdigit():
        return "telephone"
    return "telephone" if head.startswith(("1900.", "1800.")) and len(head) == 9 else None


def is_same_telephone(low: str, last_end: int, start: int) -> bool:
    """Whether only spaces, dots and brackets stand between two groups of digits."""
    return start - last_end < 5 and PHONE_GAP.fullmatch(low, last_end, start) is not None
