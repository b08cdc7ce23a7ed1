"""A plan typed in a browser: without scripts, refused once in a sentence, then kept."""

from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_a_plan_is_recorded_typed_mended_and_split(open_page: Any, scripts: bool) -> None:
    name = f"Kế hoạch thử {scripts}"
    page = open_page("/don-vi/437/ke-hoach/them/", role="synthesis", scripts=scripts)
    page.fill("#id_name", name)
    page.fill("#id_period", "2021")
    page.fill("#id_act_number", "60/NQ-HĐND")
    page.fill("#id_signed_on", "2020-12-18")
    page.fill("#id_issuing_body", "HĐND thị xã")
    page.click("main form button.button-main")
    page.fill('[id="t-KT.CN.01"]', "1500.5")
    page.fill('[id="t-XH.02"]', "không quá 2%")
    page.click("main form button.button-main")
    assert "Có phải là 1500,5?" in page.inner_text('[id="t-KT.CN.01-error"]')
    assert page.input_value('[id="t-XH.02"]') == "không quá 2%"
    page.fill('[id="t-KT.CN.01"]', "1500,5")
    page.click("main form button.button-main")
    assert page.inner_text("h1") == name
    page.click("text=Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp")
    page.click("text=Chia theo quý")
    page.click("text=Đề xuất chia đều")
    page.fill('[id="t-2021-Q4"]', "400")
    page.click("main form button.button-main")
    assert "nhiều hơn tổng" in page.inner_text(".message-warning")
