"""How forms are drawn: label, help, field, error, tied together for everyone."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draws every field with the site's own piece."""

    form_template_name = "common/pieces/form.html"
    field_template_name = "common/pieces/field.html"
