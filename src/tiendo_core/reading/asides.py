"""What a report tells by the way: one person's story, an accident, who attended, a norm.

Such numbers are true and are no indicator of a place. A story begins with a person who holds no
office ("Anh Vàng A Sùng (41 tuổi), ... vay 80 triệu đồng") and lasts to the end of the paragraph,
or
until the sentence that speaks of the whole again ("toàn xã", "trên địa bàn").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo_core.reading.segment import Sentence

_CALLED = (
    *("Anh ", "Chị ", "Ông ", "Bà ", "Em ", "Cháu ", "Bệnh nhân "),
    *(" anh ", " chị ", " ông ", " bà ", " em ", " cháu ", " cô ", " chú ", " bác ", " cụ "),
    " bệnh nhân ",
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
_OWN_WORDS = re.compile(r"(?:nhà|gia đình|vợ chồng) tôi(?![^\W_])|tôi (?:có|trồng|nuôi)")
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
_GUESTS = re.compile(
    r"(?<![^\W_])(?:tham dự|về dự|đến dự|tới dự|cùng dự|dự) "
    r"(?:có|còn có|gồm|gồm có) (?=đồng chí|các đồng chí|đ/c|ông|bà|lãnh đạo|đại diện)"
)
_ACCIDENT = re.compile(
    r"\W*(?:trước đó,? |vào |khoảng |lúc |hồi )+[0-9]{1,2} ?(?:h|g|giờ)[0-9]*(?: ?phút)?,? "
    r"(?:ngày|cùng|sáng|chiều|tối|đêm|rạng)"
)
_LIVES = re.compile(
    r"\W*(?:điển hình|tiêu biểu|đơn cử|ví dụ|chẳng hạn)(?: là| như| có)?[^.,;0-9]{0,24}"
    r"(?:hộ|gia đình|mô hình|trường hợp|trang trại|vườn|bạn)(?: của)?(?! [0-9])"
)


_HEADLINES = re.compile(
    r"\n[^\w\n]*(?:(?:các |những )?(?:tin|bài)(?: bài| viết| tức)? (?:liên quan|khác|cùng|mới|"
    r"đã đưa|cũ|nổi bật|xem nhiều|đọc nhiều)|xem thêm|đọc thêm|có thể bạn quan tâm)"
)
HEADLINE = 160


class Asides:
    """Follows the sentences of a text; tells from which offset on a sentence is an aside."""

    def __init__(self, text: str, low: str) -> None:
        self.text = text
        self.low = low
        self.never = len(low) + 1
        self.spots = [spot for spot in map(self._person, self._called()) if spot]
        own = low.find("tôi")
        while own >= 0:
            match = _OWN_WORDS.search(low, max(0, own - 10), own + 9)
            if match:
                self.spots.append((match.start(), True))
            own = low.find("tôi", own + 3)
        self.spots.sort()
        self.at = 0
        self.line = -1
        self.others = [match.end() for match in _HEADLINES.finditer(low)]
        self.next = 0
        self.until = -1

    def _called(self) -> Iterator[tuple[int, int]]:
        """Where a word that people are called by stands before a capital, and where it ends."""
        text = self.text
        for word in _CALLED:
            at = text.find(word)
            while at >= 0:
                end = at + len(word)
                if text[end : end + 1].isupper():
                    yield at, end
                at = text.find(word, end)

    def _person(self, place: tuple[int, int]) -> tuple[int, bool] | None:
        """Where a person is named in full, and whether it is a story: no office, no voice."""
        start, end = place
        second = self.text.find(" ", end, end + 12) + 1
        if not second or not self.text[second : second + 1].isupper():
            return None
        lead = self.low[max(0, start - 30) : start].rpartition("\n")[2].rpartition(". ")[2]
        after = self.low[end : end + 70].partition("\n")[0].partition(". ")[0]
        speaks = _SPEAKS.search(after) and not _AT_HOME.search(after)
        return start, not (speaks or _OFFICE.search(lead) or _OFFICE.search(after))

    def enter(self, sentence: Sentence) -> int:
        """Move to a sentence with numbers; the offset from which they are told by the way."""
        start, end = sentence.start, sentence.end
        low = self.low
        if sentence.line != self.line:
            self.line = -1
        spot = self.never
        while self.at < len(self.spots) and self.spots[self.at][0] < end:
            place, story = self.spots[self.at]
            self.at += 1
            if not story:
                self.line = -1
            elif place >= start:
                spot = min(spot, place)
            elif "\n" not in low[place:start]:
                self.line = sentence.line
        if self._headlined(sentence) or _ATTENDS.match(low, start, end):
            return start
        guests = _GUESTS.search(low, start, end) if low.find("dự ", start, end) >= 0 else None
        if guests is not None:
            return guests.start()
        if _ACCIDENT.match(low, start, end):
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

    def _headlined(self, sentence: Sentence) -> bool:
        """Whether a line stands among the headlines of other articles."""
        start, end = sentence.start, sentence.end
        while self.next < len(self.others) and self.others[self.next] < end:
            self.until = self.others[self.next]
            self.next += 1
        if self.until < 0:
            return False
        if end - start >= HEADLINE:
            self.until = -1
        return self.until >= 0
