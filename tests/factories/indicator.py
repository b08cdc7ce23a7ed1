"""Indicators, made with the least."""

from typing import Any

from factories.person import NOW
from tiendo.indicators.actions import NewIndicator, add_indicator
from tiendo.indicators.models import Indicator


def an_indicator(code: str = "KT.CN.01", **said: Any) -> Indicator:
    """An indicator of industry in tỷ đồng, unless said otherwise."""
    usual: dict[str, Any] = {
        "name": "Giá trị sản xuất công nghiệp",
        "field": "economy.industry",
        "unit": "tỷ đồng",
        "kind": "flow",
    }
    return add_indicator(by=None, at=NOW, new=NewIndicator(code, **(usual | said)))


def a_ratio(code: str = "VX.GD.01", above: str = "GD.05", below: str = "GD.06") -> Indicator:
    """Schools of the national standard in per cent of all, with both its parts."""
    for part, name in ((above, "Số trường đạt chuẩn"), (below, "Tổng số trường")):
        an_indicator(part, name=name, field="education", unit="trường", kind="stock", decimals=0)
    return an_indicator(
        code,
        name="Tỷ lệ trường đạt chuẩn quốc gia",
        field="education",
        unit="%",
        kind="ratio",
        rule="ratio",
        numerator_code=above,
        denominator_code=below,
        factor=100,
    )
