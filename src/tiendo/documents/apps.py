"""The app of uploaded prose and its reading desk."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tiendo.common.frame import MenuEntry, of_unit


class DocumentsConfig(AppConfig):
    """Uploaded prose, read into figures and checked."""

    name = "tiendo.documents"
    label = "documents"
    menu_entry = MenuEntry("documents", _("Texts"), of_unit("documents:list"))
