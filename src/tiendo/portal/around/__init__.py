"""What stands around pages: frame and front, feeds, cards, lists, the copy to keep."""
