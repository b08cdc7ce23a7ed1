"""Numbers that are no figures are left out with a reason; the figures beside them are read."""

from __future__ import annotations

import pytest

from tiendo_core.reading import read


def _read(text: str) -> list[str]:
    """Every figure as the number that carries it: its value, else its shares and changes."""
    told = []
    for figure in read(text, year=2023).records():
        keys = ("value", "pct_plan", "yoy_pct", "yoy_abs", "delta_pct", "delta_abs", "pct_of_pair")
        told.append(next((f"{figure[key]:f}" for key in keys if figure[key] is not None), "?"))
    return told


def _plain(one: str) -> str:
    return one.rstrip("0").rstrip(".") if "." in one else one


CASES = {
    "clock times": [
        ("Hội nghị khai mạc lúc 7 giờ 30, toàn huyện thu 412 tỷ đồng.", "412"),
        ("Đúng 14h ngày 22/8, xã đã kết nạp 12 đảng viên.", "12"),
        ("Từ 8h30' sáng, có 45 hộ đăng ký vay vốn.", "45"),
        ("Bản tin phát lúc 14:35 cho biết toàn tỉnh trồng 320 ha rừng.", "320"),
        ("Tính đến 17 giờ ngày 15/8, đã giải ngân 86,4 tỷ đồng.", "86.4"),
    ],
    "dates of every shape": [
        ("Ngày 22-8, huyện khởi công 3 công trình.", "3"),
        ("Đến ngày 31.8.2023 thu được 205 tỷ đồng.", "205"),
        ("Trong hai ngày 5 và 6/7, đã tiêm 1.250 liều.", "1250"),
        ("Mùng 10 tháng 3 âm lịch, khu di tích đón 15.300 lượt khách.", "15300"),
        ("Từ ngày 26 - 28/6, có 312 thí sinh dự thi.", "312"),
        ("Tính đến ngày 31/4/2023, thu ngân sách đạt 205 tỷ đồng.", "205"),
        ("Năm 2019 tỷ lệ hộ nghèo là 4,2%.", "4.2"),
        ("Các năm 2019, 2020, 2021 xã giữ vững 19 tiêu chí.", "19"),
        ("Giai đoạn 2021-2025, huyện trồng 540 ha rừng.", "540"),
        ("Nhiệm kỳ 2020 - 2025 đã kết nạp 96 đảng viên.", "96"),
        ("Vụ đông xuân 2022 - 2023 gieo cấy 4.120 ha lúa.", "4120"),
        ("Năm học 2022-2023 có 31 trường đạt chuẩn.", "31"),
    ],
    "papers and laws": [
        ("Theo Quyết định số 1234/QĐ-UBND, đã hỗ trợ 56 hộ.", "56"),
        ("Theo QĐ 1234/QĐ-UBND, đã hỗ trợ 56 hộ.", "56"),
        ("Luật số 26/2012/QH13 có hiệu lực, xã kiểm tra 24 cơ sở.", "24"),
        ("Căn cứ điều 5 khoản 2, đã xử lý 18 trường hợp.", "18"),
        ("Thực hiện Nghị quyết 42, huyện sáp nhập 9 thôn.", "9"),
        ("Thực hiện Nghị quyết số 42-NQ/TW, huyện sáp nhập 9 thôn.", "9"),
        ("Theo Nghị định 38/2019/NĐ-CP đã chi trả cho 210 người.", "210"),
        ("Chi tiết tại phụ lục 2, biểu 3, trang 12. Toàn xã có 64 hộ nghèo.", "64"),
        ("Theo mẫu 01 kèm theo, đã lập 88 hồ sơ.", "88"),
        ("Bảng 2.3. Diện tích lúa\nLúa mùa đạt 3.210 ha.", "3210"),
        ("Thông tư 22 và Chỉ thị 16 được phổ biến tới 340 hộ.", "340"),
        ("Công điện số 5 được gửi tới 28 xã.", "28"),
        ("Số: 125/BC-UBND\nThu ngân sách đạt 52 tỷ đồng.", "52"),
        ("Thông báo số 18-TB/HU nêu rõ: đã hoàn thành 7 công trình.", "7"),
    ],
    "levels, grades and ranks": [
        ("Cung cấp dịch vụ công mức độ 3, mức độ 4 cho 450 thủ tục.", "450"),
        ("Toàn tỉnh có 15 sản phẩm đạt chuẩn 4 sao.", "15"),
        ("Huyện xếp thứ 9/63 về chuyển đổi số, thu 31 tỷ đồng.", "31"),
        ("Chỉ số xếp 9/63 tỉnh, thành phố; thu ngân sách 412 tỷ đồng.", "412"),
        ("Tỉnh đứng thứ 4/16, giải ngân 220 tỷ đồng.", "220"),
        ("Đô thị loại 2 thu hút 14 dự án.", "14"),
        ("Có 36 học sinh lớp 9 đoạt giải.", "36"),
        ("Tiêm mũi 3 cho 2.400 người.", "2400"),
        ("Dịch ở cấp độ 2, có 17 ca mắc mới.", "17"),
        ("Bằng khen hạng 3 được trao cho 5 tập thể.", "5"),
    ],
    "terms and sessions": [
        ("Kỳ họp thứ 14, khóa 19 thông qua việc đầu tư 8 dự án.", "8"),
        ("Đại hội lần thứ 13 của Đảng; toàn xã kết nạp 6 đảng viên.", "6"),
        ("Đợt 2 đã cấp 1.200 suất quà.", "1200"),
        ("Tuần 34 ghi nhận 21 ca mắc.", "21"),
    ],
    "places, roads and names": [
        ("Sửa xong đoạn Km9+500 quốc lộ 1A, trị giá 14,5 tỷ đồng.", "14.5"),
        ("Trên QL1 và ĐT.605 xảy ra 4 vụ tai nạn.", "4"),
        ("Trường THCS số 2 có 640 học sinh.", "640"),
        ("Tổ 5, khu phố 3 có 82 hộ.", "82"),
        ("Chương trình 135 đã đầu tư 21 công trình.", "21"),
        ("Dịch Covid-19 làm 34 doanh nghiệp ngừng hoạt động.", "34"),
        ("Nhà số 12 đường 30/4 đã cấp giấy cho 9 hộ.", "9"),
        ("Thôn 7 có 15 hộ nghèo.", "15"),
        ("Xăng RON 95 bán 2.150 lít.", "2150"),
        ("Điện thoại: 0235.3851.234. Toàn xã có 73 hộ.", "73"),
        ("Điện thoại hỗ trợ 1900.9068; đã nhận 41 đơn.", "41"),
        ("Hotline: 0822.173.636 đã nhận 41 đơn.", "41"),
    ],
    "page furniture": [
        ("Trang 3/12\nToàn huyện có 26 xã.", "26"),
        ("Đang online: 45\nLượt truy cập: 893.135\nToàn huyện có 26 xã.", "26"),
        ("Cập nhật: 6/29/2023\nToàn huyện có 26 xã.", "26"),
        ("© 2015 Cổng thông tin\nToàn huyện có 26 xã.", "26"),
        ("0/5 từ 0 người bình chọn\nToàn huyện có 26 xã.", "26"),
        ("Tải về (2,4 MB)\nToàn huyện có 26 xã.", "26"),
        ("Hotline: (02133) 878 436 Mail tòa soạn\nToàn huyện có 26 xã.", "26"),
    ],
    "list marks": [
        ("1. Thu ngân sách đạt 412 tỷ đồng.", "412"),
        ("1.2.3. Trồng trọt: gieo cấy 3.210 ha.", "3210"),
        ("1.1 Về trồng trọt: gieo cấy 3.210 ha.", "3210"),
        ("2) Chi ngân sách đạt 320 tỷ đồng.", "320"),
        ("(3) Trồng được 54 ha rừng.", "54"),
    ],
    "criteria and bounds": [
        ("Có 12 hộ trồng từ 10 ha trở lên.", "12"),
        ("Có 45 cụ trên 90 tuổi được mừng thọ.", "45"),
        ("Tẩy giun cho 2.331 trẻ từ 6 đến 11 tuổi.", "2331"),
        ("Trẻ em dưới 16 tuổi có 3.120 em.", "3120"),
        ("Có 9 lao động làm việc trên 5 năm được khen.", "9"),
    ],
    "slogans": [
        ("Thực hiện tốt 4 tại chỗ, huyện di dời 25 hộ.", "25"),
        ("Cuộc vận động 5 không 3 sạch có 1.420 hội viên tham gia.", "1420"),
    ],
    "what a paper or a page consists of": [
        ("Tài liệu dày 45 trang, 3 phụ lục; 12 trang trại được cấp sổ.", "12"),
        ("Kỳ họp xem xét 9 tờ trình; toàn huyện có 12 xã đạt chuẩn.", "12"),
        ("Họp trực tuyến 9 điểm cầu; bài viết có 1.306 lượt đọc, 1.200 lượt khách đến.", "1200"),
    ],
    "targets still to come": [
        ("Phấn đấu thu ngân sách đạt 450 tỷ đồng.", ""),
        ("Mục tiêu đến năm 2025 có 100% xã đạt chuẩn, thu nhập đạt 65 triệu đồng.", ""),
        ("Nhiệm vụ trọng tâm 6 tháng cuối năm: thu ngân sách 450 tỷ đồng, trồng mới 1.200 ha.", ""),
        (
            (
                "Thu 412 tỷ đồng.\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ 3 THÁNG CUỐI NĂM"
                "\n- Thu ngân sách đạt 120 tỷ đồng.\n- Trồng 50 ha rừng."
            ),
            "412",
        ),
        ("PHƯƠNG HƯỚNG\n- Thu 120 tỷ đồng.\nKẾT QUẢ THỰC HIỆN\n- Thu 412 tỷ đồng.", "412"),
        ("Chủ tịch yêu cầu giải ngân tối thiểu 70% trước 30/9.", ""),
        ("Cử tri đề nghị làm 2 cây cầu và 3 km đường.", ""),
        ("Chủ tịch nói phải thu thêm 117 tỷ đồng; số phải thu là 20 tỷ đồng.", ""),
        ("Đã thẩm định, đề nghị công nhận 3 xã đạt chuẩn.", "3"),
        ("Thời gian tới, huyện sẽ trồng thêm 300 ha rừng.", ""),
        (
            "Năm 2024, xã đề ra 18 chỉ tiêu, trong đó phấn đấu thu 78,3 tỷ đồng; trồng 20 ha rừng.",
            "",
        ),
        (
            (
                "HĐND thống nhất các chỉ tiêu năm tới: tăng trưởng 17%; "
                "90% gia đình văn hóa; trồng 40 ha rừng."
            ),
            "",
        ),
        ("Thu đạt 412 tỷ đồng; phấn đấu cả năm đạt 600 tỷ đồng.", "412"),
    ],
}
TABLE = [(text, told) for cases in CASES.values() for text, told in cases]


@pytest.mark.parametrize(("text", "told"), TABLE)
def test_only_results_are_read_as_figures(text, told):
    assert " ".join(_plain(one) for one in _read(text)) == told
