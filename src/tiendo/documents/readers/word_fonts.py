"""Which font a run of a Word file has, through its styles: an old font means an old encoding."""

from __future__ import annotations

from lxml import etree

from . import legacy

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHAIN = 20


class Fonts:
    """Looks up the old encoding of each run; quick when the file names no old font at all."""

    def __init__(self, root: etree._Element, styles: etree._Element | None) -> None:
        self.otherwise: str | None = None
        self._styles: dict[str, etree._Element] = {}
        self._default_style: str | None = None
        self._default_font: str | None = None
        self._schemes: dict[tuple[str | None, str | None], str | None] = {}
        if styles is not None:
            self._read_styles(styles)
        trees = [tree for tree in (root, styles) if tree is not None]
        self._any_old = any(
            legacy.scheme_of_font(_name(fonts))
            for tree in trees
            for fonts in tree.iter(W + "rFonts")
        )

    def _read_styles(self, styles: etree._Element) -> None:
        default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
        self._default_font = _name(default)
        for style in styles.iter(W + "style"):
            identity = style.get(W + "styleId")
            if identity:
                self._styles[identity] = style
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in (
                    "1",
                    "true",
                ):
                    self._default_style = identity

    def scheme(self, run: etree._Element, paragraph: etree._Element) -> str | None:
        """The old encoding the text of ``run`` is in by its font; None for Unicode."""
        if not self._any_old:
            return None
        properties = run.find(W + "rPr")
        own = _name(properties.find(W + "rFonts")) if properties is not None else None
        if own:
            return legacy.scheme_of_font(own)
        character = _style(properties, "rStyle")
        paragraph_style = _style(paragraph.find(W + "pPr"), "pStyle") or self._default_style
        key = (character, paragraph_style)
        if key not in self._schemes:
            font = self._font(character) or self._font(paragraph_style) or self._default_font
            self._schemes[key] = legacy.scheme_of_font(font)
        return self._schemes[key]

    def _font(self, style: str | None) -> str | None:
        """The font a style names, or the nearest it is based on."""
        for _ in range(_CHAIN):
            element = self._styles.get(style) if style else None
            if element is None:
                return None
            name = _name(element.find(f"{W}rPr/{W}rFonts"))
            if name:
                return name
            based = element.find(W + "basedOn")
            style = based.get(W + "val") if based is not None else None
        return None


def _name(fonts: etree._Element | None) -> str | None:
    """The font for Latin letters; a theme font is always one of Unicode."""
    if fonts is None:
        return None
    if fonts.get(W + "asciiTheme") or fonts.get(W + "hAnsiTheme"):
        return "theme"
    return fonts.get(W + "ascii") or fonts.get(W + "hAnsi")


def _style(properties: etree._Element | None, name: str) -> str | None:
    element = properties.find(W + name) if properties is not None else None
    return element.get(W + "val") if element is not None else None
