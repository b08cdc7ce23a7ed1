"""What was done, by whom and when: events that can only be added."""
