"""The screens of publishing."""
