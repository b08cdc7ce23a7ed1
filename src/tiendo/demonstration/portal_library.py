"""What the ward's portal shows beside its articles: documents, music, maps, contacts, drafts.

All of it is made up for the demonstration and says so (minh hoạ); the song, the pictures and their
words are this project's own.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Collection, Page

from tiendo.accounts.queries import Person
from tiendo.demonstration import film, song
from tiendo.demonstration.drawings import DRAWINGS, png
from tiendo.demonstration.facts import PERIOD, TOWN
from tiendo.demonstration.library_words import (
    BODIES,
    CONTACT,
    DOCUMENTS,
    DRAFTS,
    ENGLISH,
    FUNCTIONS,
    HOLDERS,
    INFORMATION,
    LINKS,
    POWERS,
)
from tiendo.demonstration.written import bound
from tiendo.portal.queries import (
    ConsultationIndexPage,
    ConsultationPage,
    EnglishPage,
    HomePage,
    InformationListPage,
    LegalDocumentPage,
    LegalFile,
    LegalLibraryPage,
    LegalRelation,
    LinksPage,
    MapPage,
    MediaLibraryPage,
    OrganisationPage,
    Picture,
    PortalFile,
    QuestionsPage,
    Recording,
    StatementPage,
    folder_of,
)
from tiendo.publishing.actions import NewContact, NewOffice, record_contact, record_holder
from tiendo.publishing.queries import contact_of, data_of
from tiendo.units.queries import bearer
from tiendo_core.periods import Period

RIGHTS = "Nhóm làm Tiến Độ; CC0, dùng tự do"
REVIEWED_ON = date(2026, 9, 14)


@transaction.atomic
def load_library(home: HomePage, *, by: Person, at: datetime) -> None:
    """Add everything below a portal's home page that is not there yet."""
    library = page(home, LegalLibraryPage, "van-ban", "Văn bản", show_in_menus=True)
    _documents(library, by)
    page(
        home, MediaLibraryPage, "am-thanh-hinh-anh", "Âm thanh, hình ảnh", body=lambda: _media(home)
    )
    page(home, MapPage, "ban-do", "Bản đồ hai phường Hồng Lĩnh", extent="hong-linh")
    title = "Bản đồ Việt Nam theo tỉnh, thành phố"
    page(home, MapPage, "ban-do-viet-nam", title, extent="viet-nam")
    _organisation(home, by, at)
    page(home, LinksPage, "lien-ket", "Liên kết", groups=LINKS)
    page(home, QuestionsPage, "hoi-dap", "Hỏi đáp", show_in_menus=True)
    drafts = page(home, ConsultationIndexPage, "lay-y-kien", "Lấy ý kiến dự thảo")
    for slug, title, words in DRAFTS:
        page(drafts, ConsultationPage, slug, title, **_days(words))
    page(home, InformationListPage, "thong-tin-cong-khai", "Danh mục thông tin", rows=INFORMATION)
    stated = {"reviewed_on": REVIEWED_ON}
    title = "Tuyên bố về khả năng tiếp cận"
    page(home, StatementPage, "kha-nang-tiep-can", title, kind="accessibility", **stated)
    title = "Tuyên bố về dữ liệu cá nhân"
    page(home, StatementPage, "du-lieu-ca-nhan", title, kind="privacy", **stated)


def page(above: Page, model: type[Page], slug: str, title: str, **fields: Any) -> Any:
    """The page with this slug below another, published; made where there is none.

    A field that is a function is asked for its value only then.
    """
    known = model.objects.child_of(above).filter(slug=slug).first()
    if known is not None:
        return known
    given = {name: value() if callable(value) else value for name, value in fields.items()}
    made = model(slug=slug, title=title, **given)
    above.add_child(instance=made)
    made.save_revision().publish()
    return model.objects.get(pk=made.pk)


def _documents(library: LegalLibraryPage, by: Person) -> None:
    made: dict[str, LegalDocumentPage] = {}
    for slug, title, words in DOCUMENTS:
        if LegalDocumentPage.objects.child_of(library).filter(slug=slug).exists():
            return
        fields = {name: value for name, value in words.items() if name != "relation"}
        document = page(library, LegalDocumentPage, slug, title, **fields)
        text = f"{words['number']}\n\n{title}\n\n{words['abstract']}\n".encode()
        file = PortalFile(
            title=f"Toàn văn {words['number']}",
            uploaded_by_user=by,
            collection=_folder(library.home),
        )
        file.file.save(f"{slug}.txt", ContentFile(text))
        document.files.add(LegalFile(file=file))
        if "relation" in words:
            effect, other = words["relation"]
            document.relations.add(LegalRelation(effect=effect, other=made[other]))
        document.save_revision().publish()
        made[slug] = document


def _media(home: HomePage) -> list[tuple[str, Any]]:
    """The song, the film, and the drawings as a gallery."""
    return [
        ("audio", the_song(home)),
        ("video", the_film(home)),
        ("gallery", {"title": "Tranh minh hoạ", "pictures": _pictures(home)}),
    ]


def the_song(home: HomePage) -> Recording:
    """The project's own piece of music, in the folder of a portal; made once."""
    known = Recording.objects.filter(title=song.TITLE).first()
    if known is not None:
        return known
    recording = Recording(
        title=song.TITLE,
        kind="song",
        collection=_folder(home),
        words=song.words_as_html(),
        author="Nhóm làm Tiến Độ (nhạc và lời)",
        performer="Máy tính (không lời hát; lời in bên cạnh)",
        rights=RIGHTS,
        form="wav",
    )
    recording.file.save("ben-dong-minh.wav", ContentFile(song.sound()), save=False)
    recording.captions.save("ben-dong-minh.vtt", ContentFile(song.captions()), save=False)
    recording.full_clean()
    recording.save()
    return recording


def the_film(home: HomePage) -> Recording:
    """The project's own film, with its captions and the picture before it; made once."""
    known = Recording.objects.filter(title=film.TITLE).first()
    if known is not None:
        return known
    town = bearer(TOWN, timezone.localdate())
    figures = data_of(town, Period.parse(PERIOD), [film.INDUSTRY, *film.STEPS])
    file = ContentFile(film.POSTER.read_bytes(), film.POSTER.name)
    folder = _folder(home)
    poster = Picture(
        title=film.TITLE,
        description=film.shows(),
        rights=RIGHTS,
        file=file,
        collection=folder,
    )
    poster.save()
    recording = Recording(
        title=film.TITLE,
        kind="video",
        collection=folder,
        words=bound(film.transcript_as_html(), figures, film.sources()),
        author="Nhóm làm Tiến Độ (hình vẽ, nhạc)",
        rights=RIGHTS,
        poster=poster,
        form="webm",
    )
    recording.file.save(film.FILE.name, ContentFile(film.FILE.read_bytes()), save=False)
    captions = ContentFile(film.captions())
    recording.captions.save(f"{film.FILE.stem}.vtt", captions, save=False)
    recording.full_clean()
    recording.save()
    return recording


def _pictures(home: HomePage) -> list[Picture]:
    """The drawings as pictures of the newsroom."""
    folder, made = _folder(home), []
    for name, drawing in DRAWINGS.items():
        file = ContentFile(png(drawing), f"{name}.png")
        picture = Picture(
            title=drawing.title,
            description=drawing.alt,
            rights=RIGHTS,
            file=file,
            collection=folder,
        )
        picture.save()
        made.append(picture)
    return made


def _folder(home: HomePage) -> Collection:
    """The folder of a portal's newsroom."""
    return folder_of(home) or Collection.get_first_root_node()


def _organisation(home: HomePage, by: Person, at: datetime) -> None:
    """The page of organisation, the English basics, and the registers both read."""
    if contact_of(home.unit) is None:
        record_contact(by=by, at=at, new=NewContact(unit=home.unit, **CONTACT))
        begins = home.unit.valid_from_on
        for order, words in enumerate(HOLDERS):
            new = NewOffice(unit=home.unit, valid_from_on=begins, order=order, **words)
            record_holder(by=by, at=at, new=new)
    told = OrganisationPage.objects.child_of(home).get()
    if not told.functions:
        told.functions, told.powers, told.bodies = FUNCTIONS, POWERS, BODIES
        told.save_revision().publish()
    page(home, EnglishPage, "english", "In English", functions=ENGLISH)


def _days(words: dict[str, Any]) -> dict[str, Any]:
    """A draft's days, counted from today: the demonstration always has one open and one closed."""
    today = timezone.localdate()
    rest = {name: value for name, value in words.items() if name not in {"from", "until"}}
    return rest | {
        "opens_on": today + timedelta(days=words["from"]),
        "closes_on": today + timedelta(days=words["until"]),
    }
