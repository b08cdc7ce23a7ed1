"""Visits: counted once, without cookies, machines left out; from a log as often as one likes."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories.citizen import a_citizen, later
from factories.person import NOW, signed_in
from factories.unit import a_ward, an_officer
from tiendo.participation.actions.visits import see
from tiendo.participation.models import DayCount, FormerTotal, Salt, Visit
from tiendo.participation.queries import daily_counts, visit_counts
from tiendo.participation.server_log import counted
from tiendo.participation.showing import visits as visit_line
from tiendo.units.models import Role, Unit

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


@pytest.fixture(autouse=True)
def ward() -> Unit:
    return a_ward()


def look(citizen: Client, **more: str) -> dict[str, str]:
    answer = citizen.post(reverse("visits:beacon"), {"don-vi": "18115"}, **more)
    assert answer.status_code == 200 and answer.cookies == {}
    return dict(answer.json())


def test_a_visit_counts_once_a_day_and_each_page_once(ward: Unit) -> None:
    citizen = a_citizen()
    look(citizen)
    with later(timedelta(seconds=30)):
        told = look(citizen)
    assert (told["total"], told["today"]) == ("1", "1")
    assert DayCount.objects.get().pages == 2
    assert look(a_citizen("198.51.100.9"))["today"] == "2"


def test_below_the_floor_it_says_only_that_and_after_five_minutes_nobody_is_here(
    ward: Unit,
) -> None:
    for number in range(4):
        see(at=NOW, unit=ward, mark=str(number))
    assert visit_counts(ward, NOW).now is None
    see(at=NOW, unit=ward, mark="5")
    assert visit_counts(ward, NOW).now == 5
    assert visit_counts(ward, NOW + timedelta(minutes=5)).now is None


@pytest.mark.parametrize("browser", [GOOGLEBOT, "curl/8.5", "", "Mozilla/5.0 HeadlessChrome/130.0"])
def test_machines_are_left_out_by_name(browser: str) -> None:
    assert look(a_citizen(browser=browser))["total"] == "0"


def test_machines_are_left_out_by_pace_and_other_sites_cannot_count(ward: Unit) -> None:
    for _page in range(20):
        see(at=NOW, unit=ward, mark="a")
    assert DayCount.objects.get().pages == 1
    assert look(a_citizen(), headers={"sec-fetch-site": "cross-site"})["total"] == "1"


def test_looking_at_the_page_of_visits_counts_nothing() -> None:
    for name in ("visits", "visits_file"):
        kwargs = {"unit": "18115"} | ({"form": "csv"} if name == "visits_file" else {})
        answer = a_citizen().get(reverse(f"visits:{name}", kwargs=kwargs))
        assert answer.status_code == 200 and answer.cookies == {}
    assert not DayCount.objects.exists() and not Visit.objects.exists()


def test_unknown_units_and_looks_by_get_are_refused() -> None:
    assert a_citizen().post(reverse("visits:beacon"), {"don-vi": "x"}).status_code == 404
    assert a_citizen().get(reverse("visits:beacon")).status_code == 405


def test_the_salt_of_a_day_is_gone_the_next_and_marks_mean_nothing(ward: Unit) -> None:
    look(a_citizen())
    first = Salt.objects.get().salt
    with later(timedelta(days=1)):
        look(a_citizen())
    assert Salt.objects.get().salt != first
    assert len(set(Visit.objects.values_list("mark", flat=True))) == 2


def test_a_former_total_is_added_and_told_with_its_day(ward: Unit) -> None:
    moderator = Client()
    signed_in(an_officer("kiemduyet", ward, Role.MODERATOR), moderator)
    address = reverse("moderation:former_total", kwargs={"unit": "18115"})
    half = {"visits": "1234567", "until_on": "", "stated_by": ""}
    assert moderator.post(address, half).status_code == 422
    ahead = {"visits": "1", "until_on": "2999-01-01", "stated_by": "Ban biên tập"}
    assert moderator.post(address, ahead).status_code == 422
    whole = half | {"until_on": "2025-06-30", "stated_by": "Ban biên tập cũ"}
    assert moderator.post(address, whole).status_code == 302
    page = a_citizen().get(reverse("visits:visits", kwargs={"unit": "18115"})).content.decode()
    assert "1.234.567" in page and "30/6/2025" in page and "Ban biên tập cũ" in page
    empty = {"visits": "", "until_on": "", "stated_by": ""}
    assert moderator.post(address, empty).status_code == 302
    assert not FormerTotal.objects.exists()


def line(path: str = "/bac-hong-linh/", at: str = "14/Sep/2026:10:00:00 +0700", **said: str) -> str:
    address = said.get("address", "203.0.113.7")
    browser, status = said.get("browser", FIREFOX), said.get("status", "200")
    return f'{address} - - [{at}] "GET {path} HTTP/1.1" {status} 512 "-" "{browser}"\n'


LOG = [
    line(),
    line("/bac-hong-linh/tin/", "14/Sep/2026:10:00:09 +0700"),
    line("/bac-hong-linh/tin/", "14/Sep/2026:10:00:09 +0700"),  # the same second: a machine's pace
    line(address="198.51.100.1"),
    line("/bac-hong-linh/anh.png"),
    line("/hong-linh/"),
    line(browser=GOOGLEBOT),
    line("/bac-hong-linh/khong-co/", status="404"),
    line("/robots.txt", address="192.0.2.5"),
    line(address="192.0.2.5"),
    line(at="13/Sep/2026:18:00:00 +0000"),  # the 14th in Viet Nam
    line(at="32/Sep/2026:10:00:00 +0700"),
    '203.0.113.7 - - [14/Sep/2026:10:00:00 +0700] "POST /luot-xem/ HTTP/1.1" 200 9 "-" "x"\n',
    "hỏng\n",
]


def test_a_log_gives_visits_and_pages_of_people_alone() -> None:
    days, odd = counted(LOG, "/bac-hong-linh/")
    (on, said), *rest = days.items()
    assert (on, rest, odd) == (date(2026, 9, 14), [], 1)
    assert (said.visits, said.pages) == (2, 4)


def test_reading_a_log_twice_or_half_of_it_later_changes_nothing(
    ward: Unit, tmp_path: Path
) -> None:
    whole, half = tmp_path / "access.log", tmp_path / "access.log.1"
    whole.write_text("".join(LOG), encoding="utf-8")
    half.write_text("".join(LOG[:2]), encoding="utf-8")
    for log in (whole, whole, half):
        call_command("count_visits", "18115", str(log), "--under", "/bac-hong-linh/")
    assert daily_counts(ward) == [{"on": date(2026, 9, 14), "visits": 2, "pages": 4}]
    assert "203.0.113" not in str(list(DayCount.objects.values()))
    with pytest.raises(CommandError):
        call_command("count_visits", "18115", str(tmp_path / "khong-co.log"))
    with pytest.raises(CommandError):
        call_command("count_visits", "x", str(whole))


def test_anybody_takes_the_daily_counts(ward: Unit) -> None:
    see(at=timezone.now(), unit=ward, mark="a")
    address = reverse("visits:visits_file", kwargs={"unit": "18115", "form": "json"})
    told = a_citizen().get(address).json()
    today = timezone.localdate().isoformat()
    assert told == {"visits-18115": [{"on": today, "visits": 1, "pages": 1}]}


def test_the_line_of_visits_is_a_link_until_a_script_fills_it(ward: Unit) -> None:
    shown = visit_line(ward)
    assert 'href="/luot-xem/18115/"' in shown and "data-counts hidden" in shown
    assert 'data-visits="18115"' in shown and 'data-beacon="/luot-xem/"' in shown
