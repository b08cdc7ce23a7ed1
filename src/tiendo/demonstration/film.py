"""A short film of our own: what it tells and when. Its pictures are drawn by ``tools/film.html``.

Made for this project (CC0): no footage, no music of others; three lines of our song are heard below
it. Sums are those of the shipped facts; how they spread over the months is made up, and the picture
says so. The file beside this module is made anew by ``python3 dev film``; it carries ``recipe()``,
so that a film that tells other figures than these is found by a test.
"""

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tiendo.demonstration import song
from tiendo.demonstration.facts import HERE, facts, rows
from tiendo.demonstration.series import months_of, weights
from tiendo_core.numbers import format_number

FILE = HERE / "films" / "chin-thang-2020.webm"
POSTER = HERE / "films" / "chin-thang-2020.png"
TITLE = "Chín tháng năm 2020 qua hình vẽ (minh hoạ)"
BEAT = song.RATE * 6 // 10
"""Samples of a beat: 0.6 s, so that the months rise in time with the tune."""

TUNE = (*song.LINES[:2], song.LINES[-1])
NOTE = "Phim minh hoạ: tổng là số đã đăng, phần của từng tháng là giả định"
INDUSTRY = "KT.CN.01"
STEPS = ("DT.CT.01", "DT.CT.02", "DT.CT.03", "DT.CT.04", "DT.CT.05")
MONTHS = 9


@dataclass(frozen=True)
class Scene:
    """A part of the film: its beats, what captions say, and what is seen, for the transcript."""

    begin: int
    end: int
    said: str
    seen: str = ""


def scenes() -> tuple[Scene, ...]:
    """The film from beginning to end."""
    told = _told()
    return (
        Scene(
            0,
            4,
            "Thị xã Hồng Lĩnh, chín tháng đầu năm 2020.",
            "Tên phim trên nền giấy sáng; dòng chữ nhỏ ghi đây là phim minh hoạ.",
        ),
        Scene(
            4,
            9,
            "Giá trị sản xuất công nghiệp, tiểu thủ công nghiệp: mỗi cột là một tháng.",
            "Chín cột, từ tháng 1 đến tháng 9, lần lượt dâng lên; chiều cao từng cột là giả định.",
        ),
        Scene(9, 13, f"Cộng lại, chín tháng ước đạt {told['total']} tỷ đồng."),
        Scene(
            13,
            18,
            f"Như vậy là {told['share']}% kế hoạch năm; còn {told['rest']} tỷ đồng cho ba tháng.",
            f"Một thanh ngang dài bằng kế hoạch năm {told['plan']} tỷ đồng; {told['share']}% của "
            "thanh được tô đậm.",
        ),
        Scene(
            18,
            24,
            f"Chỉnh trang đô thị: danh mục có {told['steps'][0][1]} công trình, "
            f"{told['steps'][-1][1]} công trình đã hoàn thành.",
            "Năm thanh ngang ngắn dần: "
            + "; ".join(f"{name} {count} công trình" for name, count in told["steps"])
            + ".",
        ),
    )


def captions() -> bytes:
    """What is said, as WebVTT."""
    told = ["WEBVTT", ""]
    for scene in scenes():
        told += [f"{_moment(scene.begin)} --> {_moment(scene.end)}", scene.said, ""]
    return "\n".join(told).encode()


def transcript_as_html() -> str:
    """What is seen, heard and said, one paragraph a scene."""
    heard = f"<p><i>Phim có nhạc không lời ({song.TITLE}), không có lời đọc.</i></p>"
    told = [f"<i>{one.seen}</i> {one.said}" if one.seen else one.said for one in scenes()]
    return heard + "".join(f"<p>{part}</p>" for part in told)


def sources() -> dict[str, str]:
    """What the film works out itself of two figures, and how."""
    told = _told()
    rest = f"{told['rest']} tỷ đồng"
    return {rest: f"Phim tự tính: kế hoạch năm {told['plan']} trừ {told['total']} tỷ đồng"}


def shows() -> str:
    """What the picture before the film shows."""
    return (
        "Hình từ phim: chín cột của chín tháng năm 2020, phía trên là tổng giá trị sản xuất công "
        f"nghiệp, tiểu thủ công nghiệp, ước {_told()['total']} tỷ đồng."
    )


def drawn() -> dict[str, Any]:
    """All that the drawing page is given, as JSON can hold it."""
    told = _told()
    parts = months_of(facts()[0].value, weights("steady", 2020)[:MONTHS], 0)
    return {
        "beat": BEAT / song.RATE,
        "beats": scenes()[-1].end,
        "scenes": [scene.begin for scene in scenes()],
        "title": ["Thị xã Hồng Lĩnh", "Chín tháng đầu năm 2020"],
        "note": NOTE,
        "industry": "Giá trị sản xuất công nghiệp, tiểu thủ công nghiệp",
        "unit": "tỷ đồng (ước)",
        "months": [int(part) for part in parts],
        "works": "Công trình chỉnh trang đô thị",
        **told,
    }


def recipe() -> str:
    """A digest of everything the film shows and sounds like."""
    notes = [[line.tune, line.low] for line in TUNE]
    whole = json.dumps([drawn(), notes, BEAT], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _told() -> dict[str, Any]:
    """The numbers as they are printed."""
    fact = {one.code: one for one in facts()}
    row = next(row for row in rows("9thang_2020") if row["code"] == INDUSTRY)
    total, plan = fact[INDUSTRY].value, Decimal(row["derived_plan"])
    about = "Công trình chỉnh trang đô thị "
    steps = [(fact[code].name.removeprefix(about), int(fact[code].value)) for code in STEPS]
    return {
        "total": format_number(total),
        "plan": format_number(plan),
        "rest": format_number(plan - total),
        "share": format_number(Decimal(row["plan_pct"])),
        "part": float(total / plan),
        "steps": steps,
    }


def _moment(beats: int) -> str:
    """A moment of the film as WebVTT writes it: 00:04.210."""
    thousandths = beats * BEAT * 1000 // song.RATE
    return f"00:{thousandths // 1000:02d}.{thousandths % 1000:03d}"
