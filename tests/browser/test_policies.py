"""The content security policy holds where people work: the browser blocks nothing we need.

``open_page`` fails a test as soon as the browser complains, of a blocked script or style too.
"""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
NEWSROOM = ["", "pages/", "images/", "documents/", "reports/site-history/", "redirects/add/"]
FORM = "pages/add/portal/homepage/1/"


@pytest.mark.parametrize("path", NEWSROOM)
def test_the_newsroom_needs_nothing_the_policy_blocks(open_page, path):
    page = open_page(f"/toa-soan/{path}", role="administrator")
    page.wait_for_load_state("networkidle")
    assert page.locator("main").is_visible()


def test_dates_and_dialogs_of_the_editor_work_under_the_policy(open_page):
    page = open_page(f"/toa-soan/{FORM}", role="administrator")
    page.click("#id_banner_until_at")
    page.wait_for_selector(".xdsoft_datetimepicker:visible")
    page.keyboard.press("Escape")


def test_an_inline_script_in_the_newsroom_does_not_run(chromium, site, signed_in):
    context = chromium.new_context(base_url=site, storage_state=signed_in("administrator"))
    page = context.new_page()
    page.goto(f"/toa-soan/{FORM}")
    blocked = page.evaluate(
        """() => new Promise(done => {
            document.addEventListener('securitypolicyviolation', e => done(e.effectiveDirective));
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
        })"""
    )
    assert blocked == "script-src-elem"
    assert not page.evaluate("() => window.ran")
    context.close()
