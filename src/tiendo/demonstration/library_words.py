"""Words of the ward's documents, drafts, contacts and lists: all made up for the demonstration."""

from datetime import date
from typing import Any

COUNCIL = "Hội đồng nhân dân phường Bắc Hồng Lĩnh (minh hoạ)"
COMMITTEE = "Uỷ ban nhân dân phường Bắc Hồng Lĩnh (minh hoạ)"

DOCUMENTS: list[tuple[str, str, dict[str, Any]]] = [
    (
        "nghi-quyet-cho",
        "Nghị quyết về quản lý chợ trên địa bàn phường (minh hoạ)",
        {
            "number": "04/2025/NQ-HĐND",
            "kind": "NQ",
            "issuer": COUNCIL,
            "issued_on": date(2025, 8, 20),
            "signer": "Hoàng Thị Lan (minh hoạ)",
            "signer_title": "Chủ tịch Hội đồng nhân dân",
            "field": "Thương mại, dịch vụ",
            "in_force_from_on": date(2025, 9, 1),
            "in_force_until_on": date(2026, 8, 1),
            "abstract": "Văn bản minh hoạ: quy định việc sắp xếp chỗ bán hàng và giờ mở cửa các "
            "chợ trên địa bàn phường.",
        },
    ),
    (
        "nghi-quyet-cho-2026",
        "Nghị quyết thay thế quy định về quản lý chợ (minh hoạ)",
        {
            "number": "12/2026/NQ-HĐND",
            "kind": "NQ",
            "issuer": COUNCIL,
            "issued_on": date(2026, 7, 15),
            "signer": "Hoàng Thị Lan (minh hoạ)",
            "signer_title": "Chủ tịch Hội đồng nhân dân",
            "field": "Thương mại, dịch vụ",
            "in_force_from_on": date(2026, 8, 1),
            "abstract": "Văn bản minh hoạ: quy định mới về quản lý chợ, thay thế Nghị quyết số "
            "04/2025/NQ-HĐND.",
            "relation": ("replaces", "nghi-quyet-cho"),
        },
    ),
    (
        "ke-hoach-chinh-trang",
        "Kế hoạch chỉnh trang đô thị năm 2026 (minh hoạ)",
        {
            "number": "15/KH-UBND",
            "kind": "KH",
            "issuer": COMMITTEE,
            "issued_on": date(2026, 1, 12),
            "signer": "Phan Văn Tuấn (minh hoạ)",
            "signer_title": "Chủ tịch Uỷ ban nhân dân",
            "field": "Đô thị, môi trường",
            "in_force_from_on": date(2026, 1, 12),
            "abstract": "Văn bản minh hoạ: kế hoạch chỉnh trang vỉa hè, cây xanh và chiếu sáng "
            "trong năm 2026.",
        },
    ),
    (
        "bao-cao-tai-chinh-2025",
        "Báo cáo tài chính năm 2025 (minh hoạ)",
        {
            "number": "48/BC-UBND",
            "kind": "BC",
            "issuer": COMMITTEE,
            "issued_on": date(2026, 3, 30),
            "signer": "Phan Văn Tuấn (minh hoạ)",
            "signer_title": "Chủ tịch Uỷ ban nhân dân",
            "field": "Báo cáo tài chính",
            "abstract": "Văn bản minh hoạ: báo cáo tài chính năm, công khai theo Nghị định "
            "42/2022/NĐ-CP.",
        },
    ),
]
"""Slug, title and fields of each document; ``relation`` names what it does to an earlier one."""

OPEN_DRAFT = "du-thao-via-he"
DRAFTS: list[tuple[str, str, dict[str, Any]]] = [
    (
        OPEN_DRAFT,
        "Dự thảo quy định sử dụng vỉa hè (minh hoạ)",
        {
            "lead": "Dự thảo minh hoạ: quy định nơi được để xe, bày hàng và phần dành cho người đi "
            "bộ trên các tuyến phố chính.",
            "drafted_by": "Phòng Kinh tế, Hạ tầng và Đô thị (minh hoạ)",
            "from": -10,
            "until": 20,
            "body": [
                ("heading", "Phạm vi"),
                ("text", "<p>Quy định này áp dụng cho vỉa hè các tuyến phố trong phường.</p>"),
                ("heading", "Phần dành cho người đi bộ"),
                ("text", "<p>Mỗi vỉa hè phải chừa lối đi liền mạch cho người đi bộ và xe lăn.</p>"),
            ],
        },
    ),
    (
        "du-thao-gio-cho",
        "Dự thảo giờ mở cửa chợ (minh hoạ)",
        {
            "lead": "Dự thảo minh hoạ: giờ mở cửa và đóng cửa các chợ trên địa bàn.",
            "drafted_by": "Phòng Kinh tế, Hạ tầng và Đô thị (minh hoạ)",
            "from": -60,
            "until": -30,
            "reception": "<p>Các ý kiến đề nghị mở cửa sớm đã được tiếp thu. Ý kiến đề nghị "
            "họp chợ ban đêm chưa tiếp thu vì chưa bảo đảm chiếu sáng và trật tự.</p>",
        },
    ),
]
"""Slug, title and fields of each draft; ``from`` and ``until`` count days from today."""

CONTACT = {
    "address": "Đường Minh hoạ, phường Bắc Hồng Lĩnh, tỉnh Hà Tĩnh (minh hoạ)",
    "phone": "0239 000 0000",
    "email": "ubnd@bac-hong-linh.example",
    "hours": "Sáng thứ Hai đến chiều thứ Sáu, giờ hành chính",
    "functions": "Quản lý nhà nước trên địa bàn phường (minh hoạ).",
}

HOLDERS: list[dict[str, Any]] = [
    {"name": "Hoàng Thị Lan (minh hoạ)", "title": "Chủ tịch Hội đồng nhân dân phường"},
    {"name": "Phan Văn Tuấn (minh hoạ)", "title": "Chủ tịch Uỷ ban nhân dân phường"},
    {"name": "Võ Thị Hạnh (minh hoạ)", "title": "Phó Chủ tịch Uỷ ban nhân dân phường"},
    {
        "name": "Bùi Quang Minh (minh hoạ)",
        "title": "Cán bộ đầu mối cung cấp thông tin",
        "phone": "0239 000 0001",
        "email": "daumoi@bac-hong-linh.example",
        "is_contact": True,
    },
]

BODIES = [
    ("body", {"name": name, "task": task, "parts": parts})
    for name, task, parts in (
        (
            "Hội đồng nhân dân phường",
            "cơ quan quyền lực nhà nước ở phường",
            ["Các ban của Hội đồng"],
        ),
        ("Uỷ ban nhân dân phường", "cơ quan chấp hành của Hội đồng nhân dân phường", []),
        ("Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân", "tổng hợp, hành chính", []),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "kinh tế, ngân sách, đô thị, môi trường", []),
        ("Phòng Văn hoá - Xã hội", "văn hoá, giáo dục, y tế, lao động", []),
        ("Trung tâm Phục vụ hành chính công", "tiếp nhận và trả kết quả thủ tục", []),
    )
]
FUNCTIONS = (
    "<p>Uỷ ban nhân dân phường thực hiện quản lý nhà nước trên địa bàn, bảo đảm thi hành Hiến "
    "pháp, pháp luật và nghị quyết của Hội đồng nhân dân phường.</p>"
)
POWERS = (
    "<ul><li>Xây dựng, trình Hội đồng nhân dân phường kế hoạch phát triển kinh tế - xã hội và dự "
    "toán ngân sách.</li><li>Tổ chức thực hiện kế hoạch, báo cáo kết quả và công khai với người "
    "dân.</li><li>Tiếp nhận, trả lời câu hỏi, phản ánh, kiến nghị của tổ chức, cá nhân.</li></ul>"
)
ENGLISH = (
    "<p>The People’s Committee is the executive body of the ward. It carries out the law and the "
    "resolutions of the People’s Council, plans the development of the ward, and reports on what "
    "became of its plans. This page is part of a demonstration; names and numbers are made up.</p>"
)

LINKS = [
    (
        "group",
        {
            "heading": "Trung ương",
            "links": [
                {
                    "name": "Cổng Thông tin điện tử Chính phủ",
                    "address": "https://chinhphu.vn/",
                    "note": "",
                },
                {
                    "name": "Cổng Dịch vụ công quốc gia",
                    "address": "https://dichvucong.gov.vn/",
                    "note": "Thủ tục hành chính, dịch vụ công trực tuyến",
                },
                {
                    "name": "Cơ sở dữ liệu quốc gia về văn bản pháp luật",
                    "address": "https://vbpl.vn/",
                    "note": "",
                },
            ],
        },
    ),
    (
        "group",
        {
            "heading": "Tỉnh Hà Tĩnh",
            "links": [
                {
                    "name": "Cổng Thông tin điện tử tỉnh Hà Tĩnh",
                    "address": "https://hatinh.gov.vn/",
                    "note": "",
                }
            ],
        },
    ),
]

_OFFICE = "Văn phòng (minh hoạ)"
INFORMATION = [
    (
        "row",
        {
            "what": "Kế hoạch phát triển kinh tế - xã hội năm và kết quả thực hiện",
            "where": "Cổng này, mục Tin tức và Văn bản",
            "when": "Sau khi ban hành; kết quả sau mỗi kỳ báo cáo",
            "who": _OFFICE,
            "on_request": False,
        },
    ),
    (
        "row",
        {
            "what": "Văn bản quy phạm pháp luật, văn bản hành chính áp dụng chung",
            "where": "Cổng này, mục Văn bản",
            "when": "Sau khi ban hành",
            "who": _OFFICE,
            "on_request": False,
        },
    ),
    (
        "row",
        {
            "what": "Báo cáo tài chính năm, dự toán và quyết toán ngân sách",
            "where": "Cổng này, mục Văn bản, lĩnh vực Báo cáo tài chính",
            "when": "Hằng năm",
            "who": "Bộ phận tài chính (minh hoạ)",
            "on_request": False,
        },
    ),
    (
        "row",
        {
            "what": "Hồ sơ thông tin liên quan trực tiếp đến người yêu cầu",
            "where": "Trực tiếp tại trụ sở, qua bưu chính hoặc thư điện tử",
            "when": "Theo Luật Tiếp cận thông tin",
            "who": _OFFICE,
            "on_request": True,
        },
    ),
]
