"""Figures by Excel: the generated form and its way back, and the offices' own layouts."""
