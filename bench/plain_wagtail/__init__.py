"""The peer of a public article: a plain Wagtail page with the same words, and nothing around it.

One page type with a rich text, one template, no office, no figures, no cookies; served by granian
as Wagtail serves any page. ``python -m bench.plain_wagtail`` makes it and prints its address.
"""
