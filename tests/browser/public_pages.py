"""The pages that citizens read, in the portals of the demonstration, each where it shows most."""

from datetime import datetime
from zoneinfo import ZoneInfo

TOWN, WARD = "/hong-linh/", "/bac-hong-linh/"
ARTICLE = f"{TOWN}tin-tuc/chin-thang-2020/"
CORRECTED = f"{WARD}tin-tuc/ra-soat-chi-tieu/"

PAGES = {
    "home": WARD,
    "home of a former unit": TOWN,
    "news": f"{TOWN}tin-tuc/",
    "article": ARTICLE,
    "corrected article": CORRECTED,
    "article of the older portal": f"{TOWN}tin-tuc/"
    "ra-quan-lam-sach-cac-tuyen-duong-trung-tam-minh-hoa/",
    "board": f"{TOWN}bang-2020-9m/",
    "indicator": f"{TOWN}chi-tieu-kt-cn-01/",
    "corrections": f"{WARD}dinh-chinh/",
    "no correction": f"{TOWN}dinh-chinh/",
    "search": f"{TOWN}tim-kiem/?q=chin+thang",
    "no hit": f"{TOWN}tim-kiem/?q=khong+co+gi+nhu+the",
    "documents": f"{WARD}van-ban/",
    "found documents": f"{WARD}van-ban/?q=quan+ly+cho&hieu-luc=con",
    "no document": f"{WARD}van-ban/?q=khong-co-dau",
    "document": f"{WARD}van-ban/nghi-quyet-cho/",
    "media": f"{WARD}am-thanh-hinh-anh/",
    "map": f"{WARD}ban-do/",
    "country": f"{WARD}ban-do-viet-nam/",
    "organisation": f"{WARD}to-chuc/",
    "english": f"{WARD}english/",
    "links": f"{WARD}lien-ket/",
    "questions": f"{WARD}hoi-dap/",
    "drafts": f"{WARD}lay-y-kien/",
    "draft": f"{WARD}lay-y-kien/du-thao-via-he/",
    "closed draft": f"{WARD}lay-y-kien/du-thao-gio-cho/",
    "information": f"{WARD}thong-tin-cong-khai/",
    "accessibility": f"{WARD}kha-nang-tiep-can/",
    "privacy": f"{WARD}du-lieu-ca-nhan/",
}
"""One page of each type at least, most as often as they look different; each prints its address."""

OTHERS = {
    "no page": f"{WARD}khong-co/",
    "ratings and comments": "/tham-gia/trang/article:b7b0c6a2-6d0e-4d3e-9a43-3f1a6f3a7e10/",
    "asking": "/tham-gia/hoi-dap/18115/",
    "following": "/tham-gia/theo-doi/",
    "followed": f"/tham-gia/theo-doi/?so={datetime.now(ZoneInfo('Asia/Ho_Chi_Minh')):%Y}-00001",
    "not found": "/tham-gia/theo-doi/?so=1999-00001",
    "rights": "/tham-gia/quyen/",
    "visits": "/luot-xem/18115/",
}
"""Pages of citizens beside those of a portal."""

ALL = PAGES | OTHERS
