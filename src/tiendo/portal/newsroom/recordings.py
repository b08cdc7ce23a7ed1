"""Songs and films in the newsroom: each office sees and changes its own."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy
from wagtail.permission_policies.collections import CollectionPermissionPolicy
from wagtail.snippets.views.snippets import (
    DeleteView,
    EditView,
    HistoryView,
    SnippetViewSet,
    UsageView,
)

from tiendo.portal.models import Recording

POLICY = CollectionPermissionPolicy(Recording)


class _Own:
    """Opens what lies in a folder of whoever asks; Wagtail's own view asks for any folder."""

    permission_required: str

    def get_object(self, *args: Any) -> Any:
        """The thing, or a refusal."""
        found = super().get_object(*args)  # type: ignore[misc]
        user = self.request.user  # type: ignore[attr-defined]
        if not POLICY.user_has_permission_for_instance(user, self.permission_required, found):
            raise PermissionDenied
        return found


class _Edit(_Own, EditView):
    """Changing one's own."""


class _Delete(_Own, DeleteView):
    """Deleting one's own."""


class _History(_Own, HistoryView):
    """What became of one's own."""

    permission_required = "change"


class _Usage(_Own, UsageView):
    """Where one's own is shown."""


class RecordingViewSet(SnippetViewSet):
    """The list and the form of recordings, by the folder they lie in."""

    model = Recording
    icon = "media"
    menu_label = gettext_lazy("Songs and films")
    menu_order = 350
    add_to_admin_menu = True
    list_display = ("title", "kind", "author", "rights")
    permission_policy = POLICY
    edit_view_class = _Edit
    delete_view_class = _Delete
    history_view_class = _History
    usage_view_class = _Usage

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recording]:
        """Those in the folders of whoever asks."""
        found: QuerySet[Recording] = POLICY.instances_user_has_any_permission_for(
            request.user, ["add", "change"]
        )
        return found
