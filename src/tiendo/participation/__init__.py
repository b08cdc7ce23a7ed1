"""Ratings, comments, questions and visits."""
