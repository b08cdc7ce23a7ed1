"""What an editor finds in the newsroom: the way to a new page, and a folder for files."""

import pytest
from django.urls import reverse

from factories.media import a_song
from factories.person import signed_in
from factories.portal import a_newsroom
from factories.unit import a_ward, an_officer
from tiendo.portal.models import HomePage, NewsIndexPage
from tiendo.portal.newsroom.seats import folder_of, make_seats
from tiendo.units.models import Role

pytestmark = pytest.mark.django_db
RECORDINGS = "wagtailsnippets_portal_recording:add"


@pytest.fixture
def home() -> HomePage:
    """The portal of the town with its seats."""
    return a_newsroom()


def test_an_editor_adds_pictures_files_and_songs_to_the_folder_of_the_unit(home: HomePage) -> None:
    editor = signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))
    folder = folder_of(home)
    for name in ("wagtailimages:add", "wagtaildocs:add", RECORDINGS):
        shown = editor.get(reverse(name))
        assert shown.status_code == 200, name
        assert f'value="{folder.pk}"' in shown.content.decode() or name != RECORDINGS
    for name in ("wagtailimages_chooser:choose", "wagtaildocs_chooser:choose"):
        assert "tab-upload" in editor.get(reverse(name)).json()["html"], name


def test_units_of_one_name_have_a_folder_each(home: HomePage) -> None:
    wards = [a_newsroom(a_ward(code), slug=code) for code in ("18115", "18118")]
    folders = [folder_of(one) for one in wards]
    assert [str(one) for one in folders] == ["Phường Bắc Hồng Lĩnh", "Phường Bắc Hồng Lĩnh (18118)"]
    make_seats(wards[0])
    assert folder_of(wards[0]) == folders[0]


def test_songs_of_another_unit_are_neither_listed_nor_opened(home: HomePage) -> None:
    ward = a_ward()
    a_newsroom(ward, slug="bac-hong-linh")
    folder = folder_of(home)
    song = a_song(title="Câu hát của thị xã", collection=folder)
    song.save()
    edit = reverse(RECORDINGS.replace(":add", ":edit"), args=[song.pk])
    listed = reverse(RECORDINGS.replace(":add", ":list"))
    own = signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))
    assert own.get(edit).status_code == 200
    assert song.title in own.get(listed).content.decode()
    stranger = signed_in(an_officer("nguoi-khac", ward, Role.EDITOR))
    assert stranger.get(edit).status_code == 302
    assert song.title not in stranger.get(listed).content.decode()
    for name in ("history", "usage"):
        address = reverse(RECORDINGS.replace(":add", f":{name}"), args=[song.pk])
        assert (own.get(address).status_code, stranger.get(address).status_code) == (200, 302)


def test_the_front_leads_an_editor_to_a_new_article_and_back_to_the_office(home: HomePage) -> None:
    editor = signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))
    shown = editor.get(reverse("wagtailadmin_home")).content.decode()
    news = NewsIndexPage.objects.child_of(home).get()
    assert reverse("wagtailadmin_pages:add", args=["portal", "articlepage", news.pk]) in shown
    assert reverse("publishing:overview", args=[home.unit.address]) in shown
    verifier = signed_in(an_officer("ra-soat", home.unit, Role.VERIFIER))
    shown = verifier.get(reverse("wagtailadmin_home")).content.decode()
    assert "articlepage" not in shown and home.title in shown


def test_the_menu_leads_to_the_newsroom_whoever_has_a_seat_in_it(home: HomePage) -> None:
    for role, may in ((Role.EDITOR, True), (Role.VERIFIER, True), (Role.CLERK, False)):
        client = signed_in(an_officer(f"nguoi-{role}", home.unit, role))
        shown = client.get(reverse("publishing:overview", args=[home.unit.address]))
        assert (f'href="{reverse("wagtailadmin_home")}"' in shown.content.decode()) is may, role
