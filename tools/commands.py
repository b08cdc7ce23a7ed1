"""Several of Django's commands in one process, for its start costs as much as most of them do."""

import os
import sys


def main(commands: list[str]) -> None:
    """Run these commands, one after the other; the first that fails ends it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo.settings")
    import django
    from django.core.management import call_command

    django.setup()
    for command in commands:
        name, *options = command.split()
        call_command(name, *options, verbosity=0)


if __name__ == "__main__":
    main(sys.argv[1:])
