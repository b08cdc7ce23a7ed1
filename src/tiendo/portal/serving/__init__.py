"""What is kept, sent to citizens: pages, files, old addresses, and what is missing."""
