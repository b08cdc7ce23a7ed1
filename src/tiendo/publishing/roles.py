"""Who does what in publishing."""

from tiendo.units.queries import Role

LOOKERS = (
    Role.EDITOR,
    Role.VERIFIER,
    Role.APPROVER,
    Role.SYNTHESIS,
    Role.LEADER,
    Role.MODERATOR,
    Role.ADMINISTRATOR,
)
"""Who sees what is published, ready and corrected: everybody of the office but reporting clerks."""

KEEPERS = (Role.EDITOR, Role.ADMINISTRATOR)
"""Who keeps the register of office holders and the contacts."""
