"""Search over what is public: tones optional, exact tones first, the same on both databases."""
