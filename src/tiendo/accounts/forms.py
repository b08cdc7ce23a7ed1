"""The sign-in form: labels stand above the fields, so nothing needs to be repeated inside them."""

from typing import Any

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
