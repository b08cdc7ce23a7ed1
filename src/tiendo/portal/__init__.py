"""Pages made from what was published, and from what citizens gave back."""
