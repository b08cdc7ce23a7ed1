"""Migrations of the portal."""
