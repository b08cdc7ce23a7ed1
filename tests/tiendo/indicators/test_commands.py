"""The shipped catalogue comes into a real installation by one command."""

import io

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_the_command_loads_once_and_says_how_many() -> None:
    said = []
    for _ in range(2):
        out = io.StringIO()
        call_command("load_catalogue", stdout=out)
        said.append(out.getvalue())
    assert said == ["168 indicators added.\n", "0 indicators added.\n"]
