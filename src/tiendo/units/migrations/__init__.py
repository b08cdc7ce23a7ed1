"""Migrations of units."""
