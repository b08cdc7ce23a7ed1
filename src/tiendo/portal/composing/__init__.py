"""From a page to plain values: text, figures with their ledger, charts, pictures, recordings."""
