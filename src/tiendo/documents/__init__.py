"""Uploaded and named documents: readers, findings in words, the reading desk. Imports nothing."""
