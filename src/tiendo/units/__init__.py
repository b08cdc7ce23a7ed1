"""Administrative units as dated records, and who acts for which unit in which role."""
