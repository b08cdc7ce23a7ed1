"""What the gate reads of a page, and what it answers."""
