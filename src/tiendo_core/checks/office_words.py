"""Common words of office prose, as data for finding slips of the hand in them.

Each entry of ``FOLLOWING`` is a syllable that in reports is followed by a closed set of syllables;
``ENDS`` names the syllables it may itself end a word after, so that "chức năng xuất khẩu" is not
taken for "năng suất". ``MISSPELT`` are frequent misspellings of whole words. ``OPENINGS`` are words
sentences begin with. The lists are our own, kept short: this is no spelling checker.
"""

from __future__ import annotations

FOLLOWING: dict[str, frozenset[str]] = {
    head: frozenset(tails.split())
    for head, tails in {
        "phê": "duyệt bình chuẩn phán",
        "nghiệm": "thu túc trọng",
        "năng": "suất lực lượng động khiếu nổ",
        "khởi": "công nghiệp tố sắc điểm kiện động đầu nguồn xướng tranh kiến",
        "quyết": "định toán tâm liệt nghị sách thắng đấu chiến sinh đoán",
        "doanh": "nghiệp thu nhân số trại lợi",
        "triển": "khai lãm vọng",
        "khuyến": "khích nông công ngư mãi nghị lâm học tài cáo",
        "thủy": "sản lợi điện văn chung tinh thủ nội cầm sinh tạ nguyên triều lực sông",
        "thuỷ": "sản lợi điện văn chung tinh thủ nội cầm sinh tạ nguyên triều lực sông",
        "ngân": "sách hàng khố quỹ phiếu khoản sơn",
        "nghị": "quyết định sĩ trường viện",
        "chuyển": "đổi giao dịch biến tiếp nhượng hướng động tải về sang giới khoản nguồn phát hóa",
    }.items()
}

ENDS: dict[str, frozenset[str]] = {
    head: frozenset(firsts.split())
    for head, firsts in {
        "năng": "chức khả tiềm kỹ tài tính bản điện thiên hiệu công đa siêu lực quang cơ nhiệt",
        "quyết": "giải nghị biểu phán kiên phương cương nhất quả phân",
        "nghị": "hội đề kiến khuyến bàn phương thương hữu quyết",
        "triển": "phát tiến",
        "phê": "tự cà phẩm phan",
        "khởi": "khơi phấn",
        "nghiệm": "kinh thí thực trải trắc ứng xét siêu xác linh",
        "doanh": "kinh liên quốc quân tự công hoằng",
        "chuyển": "vận di luân thuyên chu lưu biến",
        "ngân": "giải thủy kim thu đồng chung",
        "khuyến": "",
        "thủy": "tàu đường phong thượng hạ sơn lệ thu bích thanh hương",
        "thuỷ": "tàu đường phong thượng hạ sơn lệ thu bích thanh hương",
    }.items()
}

MISSPELT: dict[str, str] = {
    "triệu đông": "triệu đồng",
    "tỷ đông": "tỷ đồng",
    "nghìn đông": "nghìn đồng",
    "xẩy ra": "xảy ra",
    "sẩy ra": "xảy ra",
    "sảy ra": "xảy ra",
    "nổi cụt": "nổi cục",
    "sử lý": "xử lý",
    "xữ lý": "xử lý",
    "xử lí": "xử lý",
    "chỉnh chu": "chỉn chu",
    "bổ xung": "bổ sung",
    "suất sắc": "xuất sắc",
    "xuất xắc": "xuất sắc",
    "suất khẩu": "xuất khẩu",
    "sản suất": "sản xuất",
    "xản xuất": "sản xuất",
    "công xuất": "công suất",
    "hiệu xuất": "hiệu suất",
    "lãi xuất": "lãi suất",
    "chia xẻ": "chia sẻ",
    "xúc tích": "súc tích",
    "sát nhập": "sáp nhập",
    "xát nhập": "sáp nhập",
    "thăm quan": "tham quan",
    "khắc phụ": "khắc phục",
    "giành cho": "dành cho",
    "dành được": "giành được",
    "trú trọng": "chú trọng",
    "chú trong": "chú trọng",
    "chau chuốt": "trau chuốt",
    "nghành nghề": "ngành nghề",
    "nghành nông": "ngành nông",
    "các nghành": "các ngành",
    "ban nghành": "ban ngành",
    "kế họach": "kế hoạch",
    "kế hoach": "kế hoạch",
    "kế hoặch": "kế hoạch",
    "dự tóan": "dự toán",
    "nghị quyêt": "nghị quyết",
    "thực hiên": "thực hiện",
    "thưc hiện": "thực hiện",
    "ngân sach": "ngân sách",
    "doanh nghiêp": "doanh nghiệp",
    "nông nghiêp": "nông nghiệp",
    "công nghiêp": "công nghiệp",
    "giải ngăn": "giải ngân",
    "giải phòng mặt": "giải phóng mặt",
    "cũng cố": "củng cố",
    "củng như": "cũng như",
    "kiễm tra": "kiểm tra",
    "kiễm soát": "kiểm soát",
    "kĩ luật": "kỷ luật",
    "kỹ luật": "kỷ luật",
    "kỹ niệm": "kỷ niệm",
    "kỷ thuật": "kỹ thuật",
    "chỉ đao": "chỉ đạo",
    "lảnh đạo": "lãnh đạo",
    "lãnh đao": "lãnh đạo",
    "hổ trợ": "hỗ trợ",
    "hổ nghèo": "hộ nghèo",
    "hỗ nghèo": "hộ nghèo",
    "tổ chưc": "tổ chức",
    "tổ chúc": "tổ chức",
    "đãm bảo": "đảm bảo",
    "đảm bão": "đảm bảo",
    "bảo đãm": "bảo đảm",
    "mỡ rộng": "mở rộng",
    "nổ lực": "nỗ lực",
    "xữ phạt": "xử phạt",
    "chử ký": "chữ ký",
    "diển ra": "diễn ra",
    "duy chì": "duy trì",
    "triễn khai": "triển khai",
    "chiển khai": "triển khai",
    "chuyễn đổi": "chuyển đổi",
    "phát triễn": "phát triển",
    "phát chiển": "phát triển",
    "vân động": "vận động",
    "dich vụ": "dịch vụ",
    "du lich": "du lịch",
    "kinh tê": "kinh tế",
    "trồng chọt": "trồng trọt",
    "chồng trọt": "trồng trọt",
    "chăn nuối": "chăn nuôi",
    "thuỷ xản": "thuỷ sản",
    "thủy xản": "thủy sản",
    "hải xản": "hải sản",
    "tài xản": "tài sản",
    "trử lượng": "trữ lượng",
    "sản lương": "sản lượng",
    "diên tích": "diện tích",
    "gieo chồng": "gieo trồng",
    "dân xố": "dân số",
    "thất nghiêp": "thất nghiệp",
    "tỷ lê": "tỷ lệ",
    "chỉ tiệu": "chỉ tiêu",
    "cùng kỷ": "cùng kỳ",
    "cùng ky": "cùng kỳ",
}

OPENINGS = frozenset(
    {
        "thực hiện",
        "tiếp tục",
        "triển khai",
        "công tác",
        "tổ chức",
        "chỉ đạo",
        "tăng cường",
        "đẩy mạnh",
        "tập trung",
        "giá trị",
        "tổng thu",
        "tổng chi",
        "thu ngân",
        "chi ngân",
        "doanh thu",
        "sản xuất",
        "sản lượng",
        "diện tích",
        "tình hình",
        "hoạt động",
        "quốc phòng",
        "an ninh",
        "phối hợp",
        "duy trì",
        "kết quả",
        "hoàn thành",
        "chất lượng",
        "thành lập",
        "giải ngân",
        "thương mại",
        "dịch vụ",
        "nông nghiệp",
        "công nghiệp",
        "kim ngạch",
        "trong đó",
        "đến nay",
        "tính đến",
        "toàn tỉnh",
        "toàn huyện",
        "trên địa",
        "bên cạnh",
        "ngoài ra",
        "tuy nhiên",
        "đồng thời",
        "kinh tế",
        "văn hóa",
        "giáo dục",
        "lĩnh vực",
        "chương trình",
        "xây dựng",
        "quản lý",
        "kiểm tra",
        "thanh tra",
        "tiếp nhận",
        "vận động",
        "tuyên truyền",
        "hỗ trợ",
        "giải quyết",
        "phong trào",
        "khu vực",
        "tốc độ",
        "tỷ lệ",
    }
)

DOUBLED = ("và", "của", "các", "được", "cho", "với", "trong", "những", "đến", "tại", "theo", "bằng")
"""Function words that are never said twice in a row."""

ABBREVIATIONS = frozenset(
    "tp tx tt ths ts gs pgs bs ks cn đ/c đc ông bà th st co www http ubnd hđnd".split()
)
"""What may stand before a full stop and a capital without ending a sentence."""

ALONE = {" ăng ": "tăng", " iảm ": "giảm", " ạt ": "đạt"}
"""Words that lost their first letter, looked for before a number."""

BEFORE_NUMBERS = frozenset("đạt được tăng giảm bằng trên hơn gần ước còn có là với".split())
"""Words a number stands after, with a space between."""

OFFICE_WORDS = (
    "phát hiện, phát triển, phát động, trường hợp, phù hợp, tổng hợp, hợp tác, thực hiện, "
    "hoạt động, doanh nghiệp, nông nghiệp, công nghiệp, sự nghiệp, lâm nghiệp, chất lượng, "
    "tổ chức, công chức, viên chức, chức năng, sản xuất, xuất khẩu, đề xuất, kỹ thuật, "
    "pháp luật, kỷ luật, kiểm soát, giám sát, khảo sát, quy hoạch, kế hoạch, phê duyệt, "
    "thường xuyên, tích cực, khu vực, lĩnh vực, năng lực, nhân lực, hiệu quả, kết quả, "
    "giải quyết, nghị quyết, biểu quyết, quyết định, quyết toán, nghiệm thu, tiếp nhận, "
    "xác nhận, công nhận, tiếp tục, giáo dục, khắc phục, phục vụ, dịch vụ, nhiệm vụ, "
    "thủ tục, liên tục, đất đai, thiết bị, vật liệu, mặt bằng, giải phóng, phát sinh, "
    "thống nhất, thống kê, tiết kiệm, việc làm, đặc biệt, mức độ, tốc độ, tiến độ, chế độ, "
    "cấp phép, cung cấp, trợ cấp, thất nghiệp, khuyết tật, trật tự, xử phạt, vi phạm, "
    "hạ tầng, đầu tư, ngân sách, chính sách, tài chính, hành chính, bảo hiểm, bảo đảm, "
    "hội nghị, hội đồng, cộng đồng, hợp đồng, lao động, vận động, huy động, chủ động, "
    "tỷ lệ, tỷ đồng, triệu đồng, cùng kỳ, diện tích, sản lượng, năng suất, trồng trọt, "
    "chăn nuôi, thủy sản, gieo trồng, thu hoạch, tiêm phòng, dịch bệnh, phòng chống, "
    "khám chữa, chữa bệnh, học sinh, giáo viên, phụ huynh, tốt nghiệp, đạt chuẩn, mầm non, "
    "tiểu học, trung học, văn hóa, thể thao, du lịch, khách sạn, tham quan, quốc phòng, "
    "an ninh, tuyển quân, huấn luyện, luyện tập, diễn tập, thanh tra, khiếu nại, tố cáo, "
    "đơn thư, hồ sơ, cải cách, chuyển đổi, trực tuyến, trực tiếp, gián tiếp, xây dựng, "
    "công trình, dự án, khởi công, hoàn thành, bàn giao, sử dụng, quản lý, xử lý, tăng cường, "
    "đẩy mạnh, nâng cao, hướng dẫn, chỉ đạo, lãnh đạo, triển khai, tuyên truyền, phổ biến"
)
"""Common words of two syllables; each gives variants that lost a tone or all marks."""
