"""What the processes of these tests do with the database of their site: make pages, correct one.

``python pages.py make`` prints the address of an article; ``python pages.py correct TEXT`` changes
and publishes it.
"""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]


def main(what: str, lead: str = "") -> None:
    import django

    django.setup()
    from factories.portal import a_portal, an_article, published
    from tiendo.portal.models import ArticlePage

    if what == "make":
        article = an_article(a_portal(), slug="hop-bao", lead="Thu ngân sách của thị xã. " * 20)
    else:
        article = ArticlePage.objects.get(slug="hop-bao")
        article.lead = lead
    sys.stdout.write(published(article).url)


main(*sys.argv[1:])
