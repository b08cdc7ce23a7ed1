"""Answers to citizens' questions, found by the search from the moment an office publishes them."""

from django.utils import timezone

from tiendo.participation.queries import Question, QuestionChanged, questions
from tiendo.portal.models.home import HomePage
from tiendo.portal.models.questions import QuestionsPage
from tiendo.portal.models.search import Found
from tiendo.portal.searching.index import NewEntry, put, remove


def heard_of(news: QuestionChanged) -> None:
    """Let a published question be found, and one that was taken back or erased no longer."""
    home = HomePage.objects.filter(of_unit_id=news.unit.pk).first()
    page = home and QuestionsPage.objects.child_of(home).live().first()
    question = questions(news.unit).filter(pk=news.key).first()
    if page is None or question is None:
        remove([_key(news.key)])
    else:
        put(_entry(question, page))


def announce_answers(page: QuestionsPage) -> None:
    """Let all published questions be found where their page has become public."""
    for question in questions(page.unit):
        put(_entry(question, page))


def _entry(question: Question, page: QuestionsPage) -> NewEntry:
    answered_at = question.answered_at or question.sent_at
    return NewEntry(
        key=_key(question.pk),
        portal=page.home,
        kind=Found.QUESTION.value,
        title=question.title,
        address=f"{page.url}?so={question.number}",
        dated_on=timezone.localdate(answered_at),
        text=f"{question.number} {question.text} {question.answer}",
        page=page.pk,
    )


def _key(question: int) -> str:
    return f"question:{question}"
