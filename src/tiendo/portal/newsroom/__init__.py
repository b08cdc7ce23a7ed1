"""The editor's side: gate screen, figures, seats, portals, schedules, what comes from elsewhere."""
