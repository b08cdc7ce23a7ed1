"""Units, scales and counted nouns, as data."""

from __future__ import annotations

from functools import lru_cache

SCALES: dict[str, int] = {
    "trăm": 2,
    "nghìn": 3,
    "ngàn": 3,
    "vạn": 4,
    "triệu": 6,
    "tỷ": 9,
    "tỉ": 9,
}
MONEY = {
    "đồng": "đồng",
    "đ": "đồng",
    "vnđ": "đồng",
    "vnd": "đồng",
    "usd": "usd",
    "đô la": "usd",
    "đô la mỹ": "usd",
    "đôla": "usd",
    "euro": "euro",
    "$": "usd",
    "đông": "đồng",
}
MILLIONS = ("tr.đồng", "tr.đ", "trđ", "tr đ", "tr.đồng")
MEASURES = (
    "héc ta",
    "héc-ta",
    "hecta",
    "hécta",
    "ha",
    "tấn",
    "tạ",
    "yến",
    "kilôgam",
    "kg",
    "gram",
    "gam",
    "g",
    "lít",
    "mét khối",
    "mét vuông",
    "mét",
    "m2",
    "m²",
    "m3",
    "m³",
    "km2",
    "km²",
    "km",
    "cm",
    "mm",
    "m",
    "kwh",
    "mwh",
    "mw",
    "kw",
    "kv",
    "mva",
    "kva",
    "điểm phần trăm",
    "điểm %",
    "lần",
    "cv",
    "gb",
    "mb",
    "%o",
    "‰",
    "tr.đồng",
    "tr.đ",
    "trđ",
)
NOUNS = tuple(
    n.strip()
    for n in """
htx, dn, tthc, đ/c, h/s, gcn, gcnqsdđ, lđ, tn, hs, gv, hv, trẻ, bà mẹ, cặp, vụ, vụ án, tờ rơi, sáng
chế, thư, đầu sách, bạn đọc,
nữ, nam, việc, thông báo, cờ, cờ thi đua, huân chương, bằng, tổ dân phố, mái che, phiếu, đoàn, tiết
mục, quầy, khoản thu, khoản, giảng viên,
doanh nghiệp, hợp tác xã, tổ hợp tác, dự án, công trình, hộ, hộ nghèo, người, lao động, học sinh,
giáo viên,
trường, lớp, lớp học, giường bệnh, trạm y tế, đảng viên, chi bộ, tổ chức, cơ sở, hồ sơ, vụ, vụ việc,
đối tượng,
bị can, bị cáo, lượt, cuộc, buổi, đợt, mô hình, sản phẩm, tiêu chí, chỉ tiêu, xã, phường, thị trấn,
huyện,
thôn, bản, ấp, khu phố, tổ dân phố, khu dân cư, gia đình, cháu, em, trẻ em, phụ nữ, hội viên, đoàn
viên,
cán bộ, công chức, viên chức, nhà, nhà văn hóa, căn nhà, căn, ngôi nhà, phòng học, phòng, cây, con,
chiếc,
tàu, xe, phương tiện, giấy chứng nhận, giấy phép, giấy, quyết định, văn bản, đơn, đơn thư, ý kiến,
kiến nghị,
đồng chí, tập thể, cá nhân, suất, suất quà, phần quà, học bổng, thẻ, liều, mũi, ca, trường hợp, bệnh
nhân,
thuê bao, trang trại, gia trại, lồng, giếng, tuyến, tuyến đường, cầu, cống, bài, bài viết, tin, tin
bài,
chương trình, đề án, nhiệm vụ, thủ tục, thủ tục hành chính, nhóm, ngành, đơn vị, cụm công nghiệp,
khu công nghiệp, chợ, siêu thị, cửa hàng, máy, thiết bị, hạng mục, gói thầu, hợp đồng, di tích, lễ
hội,
giải, huy chương, vận động viên, khóa, thửa, thửa đất, điểm, vị trí, biên bản, khẩu, nhân khẩu, sổ,
tổ,
đội, câu lạc bộ, nghệ nhân, sản phẩm ocop, trạm, đập, hồ, ao, bể, tủ, bộ, cái, bao, đàn, ổ dịch, ổ,
dân,
khách, sinh viên, chủ thể, chi nhánh, chuyến, chuyên đề, hội nghị, tác phẩm, sáng kiến, bằng khen,
giấy khen,
danh hiệu, công ty, nhà máy, nhà đầu tư, phiên, kỳ, phản ánh, bị hại, nạn nhân, tờ, tín chỉ, tàu cá,
thuyền,
máy tính, camera, điểm cầu, thí sinh, bác sĩ, y tế, cơ quan, cổng, hầm, đối tác, quả, trứng, bó,
cành, lô,
viên, bản, trứng, buồng, thành viên, học viên, nhân viên, thân nhân, thương binh, bệnh binh, liệt
sĩ, mô, ngôi, ngôi mộ, mộ,
thành phố, thị xã, khối phố, xóm, tổ chức đảng, chi hội, đồng bào, khối, dòng, giỏ, bàn, ghế, bảng,
trụ, cột, tấm, ngày công, đơn vị máu,
hộ gia đình, thanh niên, tân binh, chiến sĩ, quân nhân, cựu chiến binh, trung tâm, thư viện,
trạm biến áp, khu, điểm du lịch, phòng nghỉ, khách sạn, đại biểu, ủy viên, bí thư, già làng, nhà ở,
nhà vệ sinh,
tài khoản, giao dịch, tổ công nghệ, lượt người, nghìn lượt, mặt hàng, loại, sự cố, đám cháy, điểm
trường,
""".replace("\n", " ").split(",")
    if n.strip()
)
SPELLED_OUT = {
    "dn": "doanh nghiệp",
    "htx": "hợp tác xã",
    "h/s": "học sinh",
    "hs": "học sinh",
    "đ/c": "đồng chí",
    "lđ": "lao động",
    "gv": "giáo viên",
    "gcn": "giấy chứng nhận",
    "tthc": "thủ tục hành chính",
}
TIME_NOUNS = frozenset(
    {
        "giờ",
        "phút",
        "giây",
        "ngày",
        "tuổi",
        "tuần",
        "năm",
        "tháng",
        "quý",
        "thập",
        "bậc",
        "sao",
        "cấp",
        "tiếng",
        "đêm",
    }
)

_MEASURES = frozenset([*MEASURES, *MONEY.values(), "%"])


def power_of(word: str) -> int:
    """The power of ten of a scale word, 0 for any other word."""
    return SCALES.get(word, 0)


@lru_cache(maxsize=1 << 10)
def is_measure(unit: str | None) -> bool:
    """Whether a unit measures (money, hectares, %), rather than counts things."""
    if unit is None:
        return False
    first = unit.partition("/")[0]
    return first in _MEASURES or first.split()[-1] in _MEASURES


def measure_named(text: str) -> str:
    """A unit as a table's column prints it ("Triệu đồng", "Tr.đ", "1000 tấn"), in the reader's
    form.
    """
    text = text.strip("() ").lower()
    if text in MILLIONS or text == "triệu":
        return "triệu đồng"
    if text in ("tỷ", "tỉ", "tỉ đồng"):
        return "tỷ đồng"
    return MONEY.get(text, text)
