"""Tell figures from the other numbers of a page: dates, documents, levels, terms, telephones.

The word before a number decides most cases (a table), the words after it the rest. What is left is a
mention: a number that may be a figure.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tiendo_core.reading import timing
from tiendo_core.reading.figures import Token
from tiendo_core.reading.naming import known
from tiendo_core.reading.timing import Span
from tiendo_core.reading.tokens import MORE, Mention, scan
from tiendo_core.reading.units import MILLIONS, MONEY, SCALES, TIME_NOUNS

LEVEL_WORDS = {
    "độ": "level", "khóa": "term", "khoá": "term", "thứ": "session", "điều": "document", "khoản": "document",
    "quyển": "document", "hạng": "level", "cấp": "level", "loại": "level", "lộ": "road", "ql": "road",
    "đt": "telephone", "thoại": "telephone", "fax": "telephone", "hotline": "telephone", "tel": "telephone",
    "online": "counter", "tuyến:": "counter", "cập:": "counter", "kê:": "counter", "trang": "furniture",
    "bảng": "furniture", "biểu": "furniture", "lục": "furniture", "hình": "furniture", "phần": "furniture",
    "chương": "furniture", "mục": "furniture", "thôn": "name", "quận": "name", "phường": "name", "ấp": "name",
    "khối": "name", "bản": "name", "lúc": "time", "covid": "name", "lần": "session", "tiết": "furniture",
    "ss": "price year", "nhóm": "level", "đoạn": "term", "khu": "name", "tổ": "name", "km": "name",
    "đợt": "session", "tập": "name", "lớp": "level", "tuần": "session", "vùng": "name", "zalo": "telephone",
    "phone": "telephone", "giờ": "time", "phút": "time", "vòng": "session", "giai": "term", "số:": "document", "dây": "telephone", "nóng": "telephone", "nóng:": "telephone", "mũi": "level", "gọi": "telephone", "bước": "level", "vitamin": "name", "đội": "name", "số:": "document", "đường": "name",
}
COUNTER = re.compile(r"(?:online|thống kê|truy cập|trực tuyến|lượt xem|visitors?|hits|hôm nay|lượt truy cập)\s*:\s*$")
DOCUMENT = re.compile(
    r"(?:nghị quyết|quyết định|công văn|thông báo|chỉ thị|kế hoạch|báo cáo|nghị định|thông tư|văn bản|kết luận|luật|tờ trình|hướng dẫn|nq|qđ|công điện|chương trình|đề án|lệnh|dự án|giấy phép|quy định|pháp lệnh|hiệp định)[^.;,\n]{0,12}số[: ]*$|(?<!tổng )(?<!một )(?<!trên )(?<!với )số[: ]+$"
)
DATED = frozenset({"ngày", "đến", "tới", "từ", "hết", "sáng", "chiều", "tối", "hôm", "trước", "sau", "trong", "vào", "và", "lúc", "với", "dịp", "lễ", "đêm", "trưa", "(ngày", "(sáng", "(chiều", "qua", "khánh", "nay", "tháng", "mùng", "rạng"})
DOCUMENT_NAME = re.compile(r"(?:nghị quyết|quyết định|chỉ thị|thông tư|nghị định|trung ương|kết luận|công văn|chương trình) $")
DOCUMENT_LAST = frozenset({"quyết", "định", "thị", "tư", "ương", "luận", "văn", "trình"})
OFFICE_NUMBER = re.compile(r"[/\-][^\W\d_]|/[0-9]{4}/|-[^\W\d_]")
YEARLY = re.compile(r"(?:19|20)[0-9]{2}")
MONTH_YEAR = re.compile(r"(0?[1-9]|1[0-2])/((?:19|20)[0-9]{2})(?![0-9/])")
TERM = re.compile(r"((?:19|20)[0-9]{2}) ?(?:-|đến) ?(?:năm )?((?:19|20)[0-9]{2})(?![0-9]|[.,][0-9])")
GLUED = re.compile(r"(?<![^\W_])(?:đạt|là|ước|tăng|giảm|bằng|trên|gần|hơn|khoảng|được|còn|có|chiếm|vượt)$")
ORDINAL = re.compile(r"[.)/]?[ ]")
THRESHOLD = re.compile(r"[^.;,\n]{0,24}trở (?:lên|xuống)")
SPACED = re.compile(r"[0-9]{9,12}$")


CURRENCY = re.compile(r" (đồng|đ|usd|vnđ|vnd|euro)(?![^\W_]| chí)")
POWERS = {**SCALES, "đồng": 0}


class Scanned(NamedTuple):
    """What a text holds in numbers: mentions that may be figures, periods, and the rest."""

    mentions: list[Mention]
    spans: list[Span]
    tokens: list[Token]


def sort_numbers(low: str) -> Scanned:
    """Every number of the text as a mention, a period or a token with the reason it is no figure."""
    found = Scanned([], [], [])
    worded = timing.worded(low)
    worded.append(Span(len(low) + 1, len(low) + 1, timing.EVENT, None))
    at = skip = 0
    for match in scan(low):
        start = match.start()
        while worded[at].end <= start:
            if worded[at].start >= skip:
                found.spans.append(worded[at])
            at += 1
        if start < skip:
            continue
        if worded[at].start <= start:
            found.spans.append(worded[at])
            skip = worded[at].end
            at += 1
            continue
        skip = _sort(low, match, found)
    while worded[at].start <= len(low):
        if worded[at].start >= skip:
            found.spans.append(worded[at])
        at += 1
    return found


def _sort(low: str, match: re.Match[str], found: Scanned) -> int:
    """Put one number where it belongs; the offset from which the next may start."""
    start = match.start()
    head, broken, second, percent, scale, scale2, unit, per = match.groups()
    if start:
        left = low[start - 1]
        if left == "t" and (start < 2 or not low[start - 2].isalnum()) and (month := timing.MONTHLY.match(low, start)):
            year = month.group(2) or month.group(4)
            if year:
                number = int(month.group(1) or month.group(3))
                found.spans.append(Span(start - 1, month.end(), timing.MONTH, int(year), (number,)))
                return month.end()
        if left.isalnum() or left == "_":
            if left in "oli" and (start < 2 or not low[start - 2].isalnum()):
                mention = _mention(match)
                mention.start -= 1
                mention.kind = "malformed"
                found.mentions.append(mention)
                return mention.end
            if not (scale or unit or percent) or not GLUED.search(low[max(0, start - 8) : start]):
                return match.end(1)
    if percent or ((scale or unit) and (unit != "m" or scale)):
        mention = _mention(match)
        if scale and (unit is None):
            _compose(low, mention)
        found.mentions.append(mention)
        return mention.end
    other = _not_figure(low, match, found)
    if other:
        return other
    if second is None and not head.isdigit() and per:
        pass
    found.mentions.append(_mention(match))
    return found.mentions[-1].end


def _not_figure(low: str, match: re.Match[str], found: Scanned) -> int:
    """Sort a number without a unit as a period or a token; 0 when it may be a figure."""
    start, end = match.span(1)
    head = match.group(1)
    before = low[max(0, start - 26) : start]
    words = before.split()
    word = words[-1] if words and before[-1] in " (:" else ""
    bare = word.strip("(,;:")
    span = _period(low, start, bare, before)
    if span is not None:
        if span.kind == timing.YEAR and found.mentions and found.mentions[-1].end == span.start - 1:
            span = span._replace(kind=timing.EVENT)
        found.spans.append(span)
        return span.end
    reason = _reason(low, match, before, word)
    if reason is None:
        return 0
    stop = max(end, match.end(3)) if reason == "document" and match.group(3) else end
    found.tokens.append(Token(start, stop, low[start:stop], reason))
    return stop


def _period(low: str, start: int, word: str, before: str) -> Span | None:
    """A date, month, year or term that begins at this digit."""
    term = TERM.match(low, start) if low[start] in "12" else None
    if term:
        return Span(start, term.end(), timing.EVENT, None)
    if word == "tháng":
        month = timing.MONTHLY.match(low, start)
        if month:
            number = int(month.group(1) or month.group(3))
            year = month.group(2) or month.group(4)
            lead = before[: before.rfind("tháng")]
            kind, first = timing.MONTH, (number,)
            opened = timing.FROM_MONTH.search(lead)
            if opened and int(opened.group(1)) > 1:
                return Span(start - 6, month.end(), timing.RANGE, int(year) if year else None, (1, int(opened.group(1))), (0, number))
            if timing.CUMULATIVE.search(lead):
                kind = timing.MONTHS_FROM_START if number > 1 else kind
                return Span(start - 6, month.end(), kind, int(year) if year else None, first)
            return Span(start - 6, month.end(), kind, int(year) if year else None, first, (), timing.serves(lead))
    if word in ("từ", "ngày", "tuần") and (days := timing.DAYS.match(low, start)):
        first_day, last_day, month_of, year = days.groups()
        place = (int(first_day), int(month_of)), (int(last_day), int(month_of))
        span = Span(start, days.end(), timing.RANGE, int(year) if year else None, *place)
        return span if word == "tuần" or timing.length(span) >= timing.FEW_DAYS else span._replace(kind=timing.EVENT)
    date = timing.DATE.match(low, start)
    if date and 1 <= int(date.group(1)) <= 31:
        mark = date.group(2)
        if (date.group(4) and mark != " tháng ") or word in DATED or date.group(5):
            return timing.dated(date, before)
        if mark == "/" and low[date.end() : date.end() + 1] in ("", ",", ".", ")", ";", "\n") and re.search(r"[^\W\d_]", before):
            return timing.dated(date, before)
    if YEARLY.match(low, start) and not low[start + 4 : start + 5].isdigit() and not re.match(r"[.,][0-9]", low[start + 4 : start + 6]):
        if word in ("năm", "vụ") or not re.match(r" (?!năm|so|tăng|giảm|đạt|là|của|và|ước|trên|có|đã|thu|với|như|tại|từ|để|cho|được|đến|trong|theo)[^\W\d_]", low[start + 4 : start + 10]):
            lead = before[: -len(word) - 1] if word == "năm" and before.endswith("năm ") else before
            return Span(start - (4 if lead is not before else 0), start + 4, timing.YEAR, int(low[start : start + 4]), (), (), timing.serves(lead) or before.endswith(("(", "(năm ")))
    month_year = MONTH_YEAR.match(low, start)
    if month_year:
        return Span(start, month_year.end(), timing.MONTH, int(month_year.group(2)), (int(month_year.group(1)),), (), timing.serves(before))
    return None


def _reason(low: str, match: re.Match[str], before: str, word: str) -> str | None:
    """Why a bare number is no figure, or None."""
    start, end = match.span(1)
    head = match.group(1)
    if before.rstrip()[-1:] == ":" and COUNTER.search(before):
        return "counter"
    kind = LEVEL_WORDS.get(word) or LEVEL_WORDS.get(word.strip("(:"))
    if kind and (kind in ("telephone", "counter") or head.isdigit() and len(head) <= 3 and not known(low[end + 1 : end + 30])):
        return kind
    if word.strip(":") == "số" and DOCUMENT.search(before):
        return "document"
    if word in DOCUMENT_LAST and DOCUMENT_NAME.search(before):
        return "document"
    if OFFICE_NUMBER.match(low, end) and not match.group(3) and not match.group(8):
        return "document"
    if before.strip() == "" or before.rstrip(" ").endswith("\n"):
        if re.match(r"(?:\.[0-9]+)*[.)/](?:\s|$)|\.[^\W\d_]|/[ ]?[^\W\d_]", low[end : end + 6]):
            return "item"
    if head.isdigit() and head[0] == "0" and len(head) > 8:
        return "telephone"
    after = low[end : end + 12].split(None, 1)
    if low.startswith(" nghị quyết", end) and not match.group(3):
        return "resolution"
    if after and low[end : end + 1] == " " and not low.startswith(" ngày công", end) and after[0].strip(",.;:)") in TIME_NOUNS:
        return "time"
    if low[end : end + 1] == ":" and low[end + 1 : end + 3].isdigit():
        return "time"
    if before[-1:] == ":" and before[-2:-1].isdigit():
        return "time"
    if before.endswith("+") and before[-2:-1].isdigit():
        return "road"
    if before.endswith("(") and low[end : end + 1] == ")" and len(head) < 3:
        return "item"
    if low[end : end + 1] in ("h", "g") and not low[end + 1 : end + 2].isalpha():
        return "time"
    if low.find("trở", end, end + 30) > 0 and THRESHOLD.match(low, end):
        return "threshold"
    return None


def _mention(match: re.Match[str]) -> Mention:
    """The mention of a number with its tails."""
    head, broken, second, percent, scale, scale2, unit, per = match.groups()
    mention = Mention(match.start(), match.end(), head)
    mention.second = second
    mention.percent = percent is not None
    mention.scale = (SCALES[scale] if scale else 0) + (SCALES[scale2] if scale2 else 0)
    if broken:
        mention.kind = "malformed"
        mention.tail = broken
    if unit is None and per and second is None and not percent and not scale:
        mention.end = match.end(1)
        per = None
    money = MONEY.get(unit) if unit else None
    if money or (scale and not unit):
        mention.unit = _money(scale, scale2, money or "đồng") + (per or "").replace(" /", "/").replace("/ ", "/")
        mention.scale = 0 if scale2 is None else SCALES[scale]
        if money and scale and SCALES[scale2 or scale] < 6:
            mention.unit = money + (per or "").replace(" /", "/").replace("/ ", "/")
            mention.scale += SCALES[scale2 or scale]
        mention.kind = mention.kind or ("" if money else "bare scale")
    elif unit in MILLIONS:
        mention.unit = "triệu đồng" + (per or "").replace(" /", "/").replace("/ ", "/")
    elif unit:
        mention.unit = (unit + (per or "")).replace(" /", "/").replace("/ ", "/")
    elif percent:
        mention.unit = "%"
    return mention


def _compose(low: str, mention: Mention) -> None:
    """ "1 tỷ 864 triệu đồng", "288 nghìn 591 tỷ đồng", "7 triệu 520 nghìn con": scales that join."""
    start = (mention.unit or "tỷ").split()[0]
    last = whole = POWERS[start]
    while more := MORE.match(low, mention.end):
        digits, scale = more.group(1), more.group(2)
        power = POWERS[scale]
        if not digits.isdigit() or power >= last and not (last < 6 <= power and mention.head.isdigit() and len(digits) <= 3):
            break
        if power > last:
            mention.head += digits.zfill(3)
            mention.unit = f"{'tỷ' if scale == 'tỉ' else scale} đồng"
            whole = power
        else:
            mention.more.append((digits, power - whole))
        mention.end = more.end()
        last = power
        if scale == "đồng":
            mention.kind = ""
            break
    money = CURRENCY.match(low, mention.end)
    if money and last != POWERS[start]:
        mention.end = money.end()
        mention.unit = f"{(mention.unit or '').split()[0]} {MONEY[money.group(1)]}"
        mention.kind = ""


def _money(scale: str | None, scale2: str | None, money: str) -> str:
    """The unit of an amount of money keeps its scale: "tỷ đồng"; "ngàn tỷ" keeps "tỷ"."""
    last = scale2 or scale
    return f"{'tỷ' if last == 'tỉ' else last} {money}" if last else money
