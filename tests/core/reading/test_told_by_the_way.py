"""What a report tells by the way is no figure: targets to come, stories, norms, prices, weather."""

from __future__ import annotations

import pytest

from tiendo_core.reading import read


def _values(text: str) -> list[str]:
    """The values of all results, in the order of the text; a result without one by its share."""
    told = []
    for figure in read(text, year=2023).records():
        if figure["role"] == "result":
            keys = ("value", "pct_plan", "yoy_pct", "yoy_abs", "pct_of_pair")
            told.append(next((f"{figure[k]:f}" for k in keys if figure[k] is not None), "?"))
    return told


CASES = {
    "targets under a lead-in": [
        ("Chỉ tiêu năm 2024: thu ngân sách 320 tỷ đồng; giảm 120 hộ nghèo.", []),
        ("Chỉ tiêu năm 2022: thu ngân sách 320 tỷ đồng.", ["320"]),
        ("Các chỉ tiêu chủ yếu: thu ngân sách 320 tỷ đồng, đạt 102% kế hoạch.", ["320"]),
        ("Mục tiêu:\n- Trồng 120 ha rừng.\n- Thu 30 tỷ đồng.\nĐã trồng 98 ha rừng.", ["98"]),
        ("Một số chỉ tiêu:\nĐã trồng 98 ha rừng.", ["98"]),
        ("Chỉ tiêu năm 2024:\n- Thu 30 tỷ đồng.\n2. Kết quả thu 25 tỷ đồng.", ["25"]),
        ("Đại hội thông qua 16 chỉ tiêu. Cụ thể, thu nhập 70 triệu đồng/người.", []),
        ("Đại hội thông qua 16 chỉ tiêu. Thu nhập đạt 70 triệu đồng/người.", ["70"]),
        ("Đại hội thông qua 16 chỉ tiêu. Cụ thể, đã đạt 12 chỉ tiêu.", ["12"]),
        ("Kỳ họp xác định 16 chỉ tiêu, đã hoàn thành 12 chỉ tiêu.", ["16", "12"]),
        ("Giao Phòng Tài chính bổ sung 5 tỷ đồng cho xã.", []),
        ("Báo cáo 6 tháng đầu năm 2023\nSáu tháng cuối năm, thu 45 tỷ đồng.", []),
        ("Báo cáo quý I năm 2023\nKế hoạch quý II: trồng 120 ha rừng.", []),
        ("KẾT QUẢ THÁNG 5/2023\nTháng 6/2023, xã trồng 120 ha rừng.", []),
        ("KẾT QUẢ THÁNG 5/2023\nTháng 6/2023, xã đã có 12 ha rừng.", ["12"]),
        ("KẾT QUẢ THÁNG 5/2023\nTháng 6/2022, xã trồng 120 ha rừng.", ["120"]),
        ("KẾT QUẢ NĂM 2023\nThu 40 tỷ đồng. Năm 2024, huyện dự kiến bố trí 186 tỷ đồng.", ["40"]),
        ("Nghị quyết đề ra 15 chỉ tiêu, đến nay có 9 chỉ tiêu đạt.", ["9"]),
    ],
    "one person's story": [
        ("Anh Vàng A Sùng (41 tuổi) vay 80 triệu đồng trồng 2 ha quế.", []),
        ("Chị Lò Thị Xuân vay 50 triệu đồng. Nay có 9 con trâu. Toàn xã có 45 hộ vay.", ["45"]),
        ("Gia đình chị Lò Thị Xuân rất khó khăn. Năm 2019, chị vay 50 triệu đồng.", []),
        ("Chị Lò Thị Xuân kể chuyện.\nXã có 45 hộ vay vốn.", ["45"]),
        ("Chị Lò Thị Xuân vay 50 triệu đồng, trên địa bàn có 45 hộ vay.", ["50", "45"]),
        ("Ông Trần Văn Dũng, Giám đốc Sở, nêu: tỉnh đón 45 đoàn khách.", ["45"]),
        (
            "Chị Lò Thị Xuân vay 50 triệu đồng. Ông Lê Văn Ba, Chủ tịch xã, nói xã có 45 hộ.",
            ["45"],
        ),
        ("Bà Rịa đón 45 đoàn khách.", ["45"]),
        ("Công trình hoàn thành, 45 em Hà vui.", ["45"]),
        ("Nhà tôi có 5 khẩu, nuôi 40 con lợn.", []),
        ("Điển hình là hộ trồng cam, thu 300 triệu đồng.", []),
        ("Khoảng 19h30 ngày 14/11, xe tải va chạm làm 3 người bị thương.", []),
        ("Dự đại hội có 248 đại biểu.", []),
        ("Xã thu 45 tỷ đồng.\nTin liên quan\nHuyện thu 80 tỷ đồng", ["45"]),
        ("Xã thu 45 tỷ đồng.\nTin khác\n" + "Huyện họp bàn nhiều việc, " * 9 + "thu 8 tỷ đồng.", 2),
    ],
    "norms and prices": [
        ("Mỗi hộ làm mới được hỗ trợ 44 triệu đồng; đã làm 17 nhà.", ["17"]),
        ("Mức thưởng cho xã là 1 tỷ đồng.", []),
        ("Hộ nghèo được hỗ trợ 50% kinh phí.", []),
        ("Nhiều hộ thu 500 triệu đồng mỗi năm.", []),
        ("Giá lợn hơi 66.000 đồng/kg, đàn lợn 120 con.", ["120"]),
        ("Giá bán bình quân 1.912 đồng/kWh.", ["1912"]),
        ("Vé tham quan 150.000 đồng/người.", []),
    ],
    "weather and sizes": [
        ("Lượng mưa 118 mm; độ ẩm 82%; nhiệt độ 27,5 độ C.", []),
        ("Tuyến đường hoa dài 850 m, rộng 6 m; trồng 40 cây.", ["40"]),
        ("Làm 12 tuyến đường dài 8 km.", ["12", "8"]),
        ("Hai xã cách nhau 65 km.", []),
        ("Mạng 4G phủ 99,8% thôn.", ["99.8"]),
        ("Đường dây 110 kV cấp điện cho 45 thôn.", ["45"]),
    ],
    "names and parts of names": [
        ("Ban Chỉ đạo 389 kiểm tra 12 vụ.", ["12"]),
        ("Biên bản lập thành 03 bản.", []),
        ("Có 3 em đạt điểm 10.", ["3"]),
        ("Xã sang Nhật Bản 180 lao động.", ["180"]),
        ("Mật độ 120 người/km2.", ["120"]),
        ("Số máy điện thoại 120 máy.", ["120"]),
        ("Gieo lúa 2 vụ được 45 ha.", ["45"]),
        ("Thực hiện Kế hoạch 123 của tỉnh, trồng 45 ha.", ["45"]),
        ('Phương châm "4 tại chỗ" được giữ, có 12 đội.', ["12"]),
        ("Có 26 người tiêm đủ 2 mũi.", ["26"]),
        ("Có 45 thuê bao/100 dân.", ["45"]),
        ("Thu ngân sách 45 tỷ đồng, bằng 3/4 dự toán.", ["45"]),
        ("Nguồn vốn 3 chương trình là 120 tỷ đồng.", ["120"]),
        ("Có 3 doanh nghiệp có doanh thu trên 100 tỷ đồng.", ["3"]),
        ("Toàn huyện có 30 hộ: tuyến 971.", ["30"]),
    ],
}


@pytest.mark.parametrize(
    ("text", "values"),
    [pytest.param(*case, id=case[0]) for told in CASES.values() for case in told],
)
def test_only_what_is_told_of_a_place_is_a_figure(text: str, values: list[str] | int) -> None:
    told = _values(text)
    assert (len(told) if isinstance(values, int) else told) == values
