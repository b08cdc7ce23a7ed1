"""The form of what lies in a folder: whoever fills it in sees the folders that are theirs."""

from typing import Any

from django.forms import HiddenInput
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.permission_policies.collections import CollectionPermissionPolicy


class OwnFolderForm(WagtailAdminModelForm):
    """Offers the folders in which somebody may add; one folder needs no choice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is None:
            return
        policy = CollectionPermissionPolicy(self._meta.model)
        folder = self.fields["collection"]
        folder.queryset = policy.collections_user_has_permission_for(self.for_user, "add")
        if folder.queryset.count() == 1:
            folder.widget = HiddenInput()
            self.initial["collection"] = folder.queryset.get().pk
