"""The office around the rules: a site and a command line."""
