"""What is public, as it was when it was made public."""
