"""What the pages besides news are filled with: documents, organisation, maps, boards, questions."""
