"""Filling an empty site with the demonstration; doing it again changes nothing."""

import io
from datetime import date, datetime

from django.db import transaction
from docx import Document as WordFile

from tiendo.accounts.actions import NewPerson, add_person
from tiendo.accounts.queries import Person, person_named
from tiendo.demonstration.facts import SAMPLES, TOWN, UNIT_CODE, UNIT_NAME, Sample
from tiendo.demonstration.plans import ACT_WORDS, load_plans
from tiendo.demonstration.rounds import load_rounds
from tiendo.demonstration.taking_part import load_questions
from tiendo.demonstration.town import load_town
from tiendo.documents.actions import NewText, keep_text
from tiendo.documents.forms import read_pasted
from tiendo.documents.queries import texts_of
from tiendo.documents.readers import read_bytes
from tiendo.indicators.actions import allow_publishing, load_catalogue
from tiendo.indicators.shipped import shipped_rows
from tiendo.units.actions import NewUnit, Post, give_role, record_unit
from tiendo.units.queries import Kind, NoSuchUnitError, Role, Unit, bearer

CAST = {
    Role.CLERK: NewPerson("minhhoa.baocao", "Nguyễn Thị", "Hà (minh hoạ)"),
    Role.SYNTHESIS: NewPerson("minhhoa.vanphong", "Trần Văn", "Bình (minh hoạ)"),
    Role.VERIFIER: NewPerson("minhhoa.xacminh", "Lê Thị", "Thu (minh hoạ)"),
    Role.APPROVER: NewPerson("minhhoa.duyet", "Phạm Văn", "Sơn (minh hoạ)"),
    Role.LEADER: NewPerson("minhhoa.lanhdao", "Đặng Thị", "Mai (minh hoạ)"),
    Role.EDITOR: NewPerson("minhhoa.bientap", "Hoàng Thị", "Lan (minh hoạ)"),
    Role.MODERATOR: NewPerson("minhhoa.kiemduyet", "Võ Văn", "Nam (minh hoạ)"),
}
"""One made-up person a role; nobody can sign in as them with a password."""


def word_file(prose: str) -> bytes:
    """The prose as a Word file, a paragraph a line."""
    word = WordFile()
    for line in prose.splitlines():
        if line.strip():
            word.add_paragraph(line)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def _sample_text(sample: Sample, unit: Unit) -> NewText:
    if not sample.is_word:
        return NewText(unit, read_pasted(sample.prose), sample.prose.encode(), title=sample.title)
    original, name = word_file(sample.prose), f"{sample.key}.docx"
    return NewText(unit, read_bytes(name, original), original, name, sample.title)


def _town(at: datetime) -> Unit:
    """The town as the country has it; recorded where the country is not loaded."""
    try:
        return bearer(TOWN, date(2020, 9, 30))
    except NoSuchUnitError:
        town = NewUnit(UNIT_CODE, UNIT_NAME, Kind.TOWN, date(1992, 3, 2), date(2025, 7, 1))
        return record_unit(by=None, at=at, new=town)


@transaction.atomic
def load(*, at: datetime) -> Unit:
    """Record town and ward, a person a role, texts, catalogue, plans, figures; nothing twice."""
    unit = _town(at)
    cast: dict[Role, Person] = {}
    for role, new in CAST.items():
        cast[role] = person_named(new.username) or add_person(by=None, at=at, new=new)
        give_role(by=None, at=at, person=cast[role], post=Post(unit, role, date(2020, 1, 1)))
    known = set(texts_of(unit).values_list("title", flat=True))
    for sample in SAMPLES:
        if sample.title not in known:
            keep_text(by=cast[Role.CLERK], at=at, new=_sample_text(sample, unit))
    load_catalogue(by=None, at=at)
    allow_publishing(by=None, at=at, codes=(row["code"] for row in shipped_rows()))
    act = word_file(ACT_WORDS)
    load_plans(by=cast[Role.SYNTHESIS], at=at, unit=unit, act=act)
    ward = load_rounds(cast=cast, at=at)
    load_town(cast=cast, at=at, town=unit)
    load_questions(by=cast[Role.MODERATOR], at=at, ward=ward)
    return unit
