"""What a report tells by the way: one person's story, an accident, who attended, a norm.

Such numbers are true and are no indicator of a place. A story begins with a person who holds no
office ("Anh Vàng A Sùng (41 tuổi), ... vay 80 triệu đồng") and lasts to the end of the paragraph,
or
until the sentence that speaks of the whole again ("toàn xã", "trên địa bàn").
"""

from __future__ import annotations

import re

from tiendo_core.reading.segment import Sentence

_PERSON = re.compile(
    r"[AaCcÔôBbEe](?:nh|hị|ng|à|m|háu|ô|hú|ác|ụ|ệnh nhân)(?: bé)? (?=[^\W\d_a-zà-ỹđ][^\W\d_]* ?)"
)
_CALLED = frozenset(
    {"anh", "chị", "ông", "bà", "em", "cháu", "cô", "chú", "bác", "cụ", "bệnh nhân", "em bé"}
)
_OFFICE = re.compile(
    r"chủ tịch|bí thư|giám đốc|trưởng|phó |chi cục|cục |chánh|ủy viên|uỷ viên|đại diện|chủ nhiệm|"
    r"tổng biên tập|phát ngôn|đại biểu|đồng chí|thứ trưởng|bộ trưởng|cán bộ|lãnh đạo|chuyên viên|"
    r"kế toán|công chức|thượng tá|trung tá|đại tá|thiếu tá|bác sĩ"
)
_SPEAKS = re.compile(
    r"cho biết|báo cáo|trả lời|thông tin|nêu|khẳng định|nhấn mạnh|phát biểu|kết luận|đánh giá|"
    r"phiếu|^[^.;,]{0,30}:"
)
_AT_HOME = re.compile(r"(?:gia đình|nhà|vợ chồng) (?:anh|chị|ông|bà|em|mình|tôi)(?![^\W_])")
_OWN_WORDS = re.compile(r"(?:nhà|gia đình|vợ chồng) tôi(?![^\W_])|(?<![^\W_])tôi (?:có|trồng|nuôi)")
_WHOLE = re.compile(
    r"toàn (?:xã|huyện|tỉnh|thị|thành|phường|quận|ngành|thôn|hội|đảng|quốc|vùng)|trên địa bàn|"
    r"cả (?:xã|huyện|tỉnh|nước|thôn)|(?<![^\W_])tổng (?:số|dư nợ|doanh số|kinh phí|nguồn)|"
    r"(?:hiện nay|đến nay|năm qua|hiện|năm [0-9]{4}),? (?:xã|huyện|tỉnh|thị xã|thành phố|phường|"
    r"hội|ngành|chi nhánh|ngân hàng|phòng|đơn vị|trung tâm|trường)(?![^\W_])"
)
_ATTENDS = re.compile(
    r"\W*(?:tham dự|tham gia dự|về dự|đến dự|cùng dự|tới dự|dự)(?: và (?:chỉ đạo|chủ trì))? "
    r"(?:đại hội|hội nghị|buổi|lễ|kỳ họp|phiên|cuộc|hội thi|hội thảo|có|với|chương trình)"
)
_ACCIDENT = re.compile(
    r"\W*(?:trước đó,? |vào |khoảng |lúc |hồi )+[0-9]{1,2} ?(?:h|g|giờ)[0-9]*(?: ?phút)?,? "
    r"(?:ngày|cùng|sáng|chiều|tối|đêm|rạng)"
)
_LIVES = re.compile(
    r"\W*(?:điển hình|tiêu biểu|đơn cử|ví dụ|chẳng hạn)(?: là| như| có)?[^.,;0-9]{0,24}"
    r"(?:hộ|gia đình|mô hình|trường hợp|trang trại|vườn|bạn)(?: của)?(?! [0-9])"
)


class Asides:
    """Follows the sentences of a text; tells from which offset on a sentence is an aside."""

    def __init__(self, text: str, low: str) -> None:
        self.text = text
        self.low = low
        self.never = len(low) + 1
        self.spots = [spot for spot in map(self._person, _PERSON.finditer(text)) if spot]
        self.spots += [(match.start(), True) for match in _OWN_WORDS.finditer(low)]
        self.spots.sort()
        self.at = 0
        self.line = -1

    def _person(self, match: re.Match[str]) -> tuple[int, bool] | None:
        """Where a person is named in full, and whether it is a story: no office, no voice."""
        start, end = match.span()
        if start and self.text[start - 1].isalnum():
            return None
        if self.low[start : end - 1] not in _CALLED:
            return None
        second = self.text.find(" ", end, end + 12) + 1
        if not second or not self.text[second : second + 1].isupper():
            return None
        lead = self.low[max(0, start - 30) : start].rpartition("\n")[2].rpartition(". ")[2]
        after = self.low[end : end + 70].partition("\n")[0]
        speaks = _SPEAKS.search(after) and not _AT_HOME.search(after)
        return start, not (speaks or _OFFICE.search(lead) or _OFFICE.search(after))

    def enter(self, sentence: Sentence) -> int:
        """Move to a sentence; the offset from which its numbers are told by the way."""
        start, end = sentence.start, sentence.end
        low = self.low
        if sentence.line != self.line:
            self.line = -1
        spot = self.never
        while self.at < len(self.spots) and self.spots[self.at][0] < end:
            place, story = self.spots[self.at]
            self.at += 1
            if story:
                spot = min(spot, place)
            else:
                self.line = -1
        if _ATTENDS.match(low, start, end) or _ACCIDENT.match(low, start, end):
            return start
        if _LIVES.match(low, start, end):
            spot = start
        if spot < self.never:
            whole = _WHOLE.search(low, spot, end)
            self.line = -1 if whole else sentence.line
            return self.never if whole else spot
        if self.line < 0:
            return spot
        if _WHOLE.search(low, start, end):
            self.line = -1
            return spot
        return start
