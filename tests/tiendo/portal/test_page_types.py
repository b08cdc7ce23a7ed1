"""Every page type has all that `docs/guide/dev/page-type.md` asks of one."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.template.loader import get_template
from django.utils import translation
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField

from tiendo.portal.composing.pages import COMPOSERS
from tiendo.portal.models import PortalPage

VIETNAMESE = "vi"


def page_types() -> list[type[PortalPage]]:
    """Every page type of the portal, by name."""

    def below(kind: type[PortalPage]) -> Iterator[type[PortalPage]]:
        for one in kind.__subclasses__():
            if not one._meta.abstract:
                yield one
            yield from below(one)

    return sorted(set(below(PortalPage)), key=lambda one: one.__name__)


every_type = pytest.mark.parametrize("kind", page_types(), ids=lambda one: one.__name__)


@pytest.mark.django_db
@every_type
def test_it_has_a_template_of_its_name_and_a_sentence_on_it(kind: Any) -> None:
    get_template(kind().get_template(None))
    assert (kind.__doc__ or "").strip().endswith(".")
    assert kind._meta.app_label == "portal"


@every_type
def test_its_name_and_its_fields_are_vietnamese(kind: Any) -> None:
    names = [kind._meta.verbose_name, kind._meta.verbose_name_plural]
    own = [one for one in kind._meta.local_fields if one.editable and not one.name.endswith("_ptr")]
    names += [one.verbose_name for one in own]
    with translation.override("en"):
        english = [str(name) for name in names]
    with translation.override(VIETNAMESE):
        vietnamese = [str(name) for name in names]
    same = [a for a, b in zip(english, vietnamese, strict=True) if a == b]
    assert same == []


@every_type
def test_every_field_it_adds_can_be_edited(kind: Any) -> None:
    own = {one.name for one in kind._meta.local_fields if one.editable}
    own -= {f"{base._meta.model_name}_ptr" for base in kind.__mro__ if hasattr(base, "_meta")}
    shown = {
        name for panel in kind.get_edit_handler().get_form_options()["fields"] for name in [panel]
    }
    assert {name for name in own if not name.endswith("_ptr")} - shown == set()


@every_type
def test_it_stands_below_something_and_says_what_stands_below_it(kind: Any) -> None:
    assert kind.parent_page_types is not None
    assert kind.__dict__.get("parent_page_types"), "say where it may stand"


def test_every_block_has_a_template_and_becomes_plain_values() -> None:
    streams = {
        name
        for kind in page_types()
        for field in kind._meta.local_fields
        if isinstance(field, StreamField) and field.name == "body"
        for name in _blocks(field)
    }
    for name in streams:
        get_template(f"portal/blocks/{name}.html")
    assert streams <= set(COMPOSERS)


def _blocks(field: Any) -> list[str]:
    block: StreamBlock = field.stream_block
    return list(block.child_blocks)


@pytest.mark.django_db
def test_the_content_of_a_new_page_is_such_that_json_holds_it() -> None:
    from factories.portal import a_page, a_portal
    from tiendo.portal.models import LinksPage, MapPage, MediaLibraryPage, OrganisationPage

    home = a_portal()
    for kind in (LinksPage, MediaLibraryPage, OrganisationPage):
        page = a_page(home, kind)
        assert json.loads(json.dumps(page.content())) == page.content()
    page = a_page(home, MapPage, extent="hong-linh")
    assert json.loads(json.dumps(page.content())) == page.content()
