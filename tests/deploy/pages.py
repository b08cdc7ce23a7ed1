"""What the processes of these tests do with the pages of their site, as the newsroom would.

``make`` prints the address of an article; ``correct TEXT`` changes and publishes it; ``often``
publishes and takes back until it is killed, after saying whether what stands agrees.
"""

import gzip
import itertools
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]


def main(what: str, lead: str = "") -> None:
    import django

    django.setup()
    from factories.portal import a_portal, an_article, published

    if what == "make":
        article = an_article(a_portal(), slug="hop-bao", lead="Thu ngân sách của thị xã. " * 20)
        sys.stdout.write(published(article).url)
    elif what == "correct":
        correct(lead)
    else:
        often()


def correct(lead: str) -> None:
    """Change and publish the article."""
    from factories.portal import published
    from tiendo.portal.models import ArticlePage

    article = ArticlePage.objects.get(slug="hop-bao")
    article.lead = lead
    published(article)


def often() -> None:
    """Publish and take back without end; each line is flushed before the next deed begins."""
    from tiendo.portal.models import ArticlePage

    say(f"agrees {'; '.join(disagreements()) or 'yes'}")
    for number in itertools.count():
        say("begins")
        correct(f"Bản {'abcdefgh'[number % 8]}")
        if number % 4 == 3:
            ArticlePage.objects.get(slug="hop-bao").unpublish()


def disagreements() -> list[str]:
    """Where what citizens get is not what the page says of itself."""
    from tiendo.portal.models import ArticlePage, HomePage, RenderedPage
    from tiendo.publishing.queries import latest

    article = ArticlePage.objects.get(slug="hop-bao")
    kept = RenderedPage.objects.filter(url_path=article.url_path).first()
    home = RenderedPage.objects.get(url_path=HomePage.objects.get().url_path)
    listed = article.title in gzip.decompress(home.body).decode()
    snapshot = latest(article.subject)
    found = []
    if article.live != (kept is not None) or article.live != listed:
        found.append(f"live {article.live}, kept {kept}, listed {listed}")
    if article.live and article.live_revision.content["lead"] != article.lead:
        found.append("the live revision is another one")
    if kept and article.lead not in gzip.decompress(kept.body).decode():
        found.append("the kept bytes are another version")
    if snapshot is None or snapshot.content["lead"] != article.lead:
        found.append(f"the snapshot is another version: {snapshot}")
    return found


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


main(*sys.argv[1:])
