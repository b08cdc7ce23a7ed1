"""What every answer passes through: the chosen language, and the content security policy."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

from tiendo.common.newsroom_scripts import let_known_scripts_run, nonce_of

NEWSROOM = "/toa-soan/"


class Watchful:
    """Lets every request through; what it watches for is in the hooks of its heirs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let it through."""
        return self.get_response(request)


class ChosenLanguage(Watchful):
    """Speaks Vietnamese unless the person chose another language with the switch.

    The browser's own list is not asked: office machines are often set up in English.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language, and say in the head which one it was."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = {code for code, _ in settings.LANGUAGES}
        language = chosen if chosen in known else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response


class ContentSecurityPolicy(CSPMiddleware):
    """No page allows inline scripts or styles; the newsroom allows what Wagtail cannot do without:
    its own few scripts, each by its name, and styles."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Set the policy; mark the known scripts of the newsroom first.

        A preview has been through all middleware as the public page it shows, which nobody may
        frame; the newsroom does.
        """
        if request.path.startswith(NEWSROOM) and isinstance(response, HttpResponse):
            response.headers.pop("Content-Security-Policy", None)
            let_known_scripts_run(response, nonce_of(request))
        return super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The strict policy; inside the newsroom with what its editor and previews need."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(NEWSROOM):
            parts.replace = {
                "script-src": [SELF, f"'nonce-{nonce_of(request)}'"],
                "style-src": [SELF, UNSAFE_INLINE],  # the editor of texts writes its own as it runs
                "frame-ancestors": [SELF],
                "img-src": [SELF, "data:", "blob:"],
            }
        return parts
