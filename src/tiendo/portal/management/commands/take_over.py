"""Take articles over from an older portal: a folder of pages, or a list as JSON or CSV."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tiendo.portal.models import HomePage
from tiendo.portal.newsroom.old_articles import OldArticle, OldListFault, from_folder, from_list
from tiendo.portal.newsroom.taking import preview, take_over


class Command(BaseCommand):
    """Show what would come, or take it over."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Which portal, what, and whether only to show it."""
        parser.add_argument("portal", help="address of the portal, like hong-linh")
        parser.add_argument("path", type=Path, help="a folder of .html pages, or a .json or .csv")
        parser.add_argument("--preview", action="store_true", help="show, and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the articles over; what is there already is left as it is."""
        home = HomePage.objects.filter(slug=options["portal"]).first()
        if home is None:
            raise CommandError(f"There is no portal at /{options['portal']}/.")
        path: Path = options["path"]
        found = self._read(path)
        folder = path if path.is_dir() else path.parent
        if options["preview"]:
            for one in preview(home, found, folder):
                mark = "=" if one.is_there else "+"
                self.stdout.write(f"{mark} {one.old.dated_on or '—'} {one.old.title}")
                if one.pictures:
                    self.stdout.write(f"    {_pictures(one.pictures)}")
                for words in (*one.old.faults, *one.findings):
                    self.stdout.write(f"    {words}")
            return
        made = take_over(by=None, at=timezone.now(), home=home, found=found, folder=folder)
        for each in made:
            for words in each.faults:
                self.stdout.write(f"{each.page.title}: {words}")
        pictures = _pictures(sum(each.pictures for each in made))
        self.stdout.write(f"{len(made)} of {len(found)} articles were taken over, {pictures}.")

    def _read(self, path: Path) -> list[OldArticle]:
        if path.is_dir():
            return list(from_folder(path))
        if not path.is_file():
            raise CommandError(f"There is no file or folder {path}.")
        try:
            return from_list(path.read_bytes(), path.name)
        except OldListFault as fault:
            raise CommandError(str(fault)) from fault


def _pictures(number: int) -> str:
    return f"{number} picture" if number == 1 else f"{number} pictures"
