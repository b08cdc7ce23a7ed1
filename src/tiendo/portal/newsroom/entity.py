"""Figures in the rich text editor: between what is kept and what the editor holds."""

from typing import Any

from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler

from tiendo.portal.composing.figures import DATUM, LINKTYPE

TYPE = "SO-LIEU"
KEPT = ("kind", "reference", "source")


class FigureHandler(LinkElementHandler):
    """From ``<a linktype="so-lieu" …>`` to an entity.

    A datum is immutable: whoever types into "864 tỷ đồng" loses the binding, and the gate asks for
    it again.
    """

    def __init__(self) -> None:
        super().__init__(TYPE)

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        """What is kept of a figure."""
        return {name: attrs[name] for name in KEPT if attrs.get(name)}

    def handle_starttag(
        self, name: str, attrs: list[tuple[str, str]], state: Any, contentstate: Any
    ) -> None:
        """An entity that says by itself whether its words may change."""
        super().handle_starttag(name, attrs, state, contentstate)
        if dict(attrs).get("kind", DATUM) == DATUM:
            key = state.current_entity_ranges[-1].key
            contentstate.entity_map[key].mutability = "IMMUTABLE"


def element(props: dict[str, Any]) -> Any:
    """From an entity to ``<a linktype="so-lieu" …>``."""
    kept = {name: props[name] for name in KEPT if props.get(name)}
    return DOM.create_element("a", {"linktype": LINKTYPE, **kept}, props["children"])


RULE = {
    "from_database_format": {f'a[linktype="{LINKTYPE}"]': FigureHandler()},
    "to_database_format": {"entity_decorators": {TYPE: element}},
}
