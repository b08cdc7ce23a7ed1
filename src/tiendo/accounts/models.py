"""People who sign in."""

from django.contrib.auth.models import AbstractUser


class Person(AbstractUser):
    """Somebody who works with the site.

    ``last_name`` holds the family and middle names, ``first_name`` the given name, so that people
    can be listed by given name as is usual, and written family name first.
    """

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"

    def get_full_name(self) -> str:
        """Family name first: Nguyễn Thị Minh."""
        return f"{self.last_name} {self.first_name}".strip()

    def __str__(self) -> str:
        return self.get_full_name() or self.username
