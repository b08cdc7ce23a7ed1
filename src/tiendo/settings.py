"""The settings of the site. Whatever an office may change comes from the environment, here alone.

Each call of ``environment`` is a documented setting: ``docs/guide/dev/settings.md`` is made from
them.
"""

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from tiendo.environment import environment, listed, origin, switched_on

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent


# --- What an office may change ---------------------------------------------------------------

DEBUG = switched_on(
    environment("TIENDO_DEBUG", "0", "1 shows Django's own error pages; never on a public machine.")
)
DEMONSTRATION = switched_on(
    environment(
        "TIENDO_DEMONSTRATION",
        "0",
        "1 installs the demonstration: its start page, one-click roles and illustrative data.",
    )
)
VAR = Path(
    environment("TIENDO_VAR", str(ROOT / "var"), "Folder for the database and other kept files.")
    or ROOT / "var"
)
SECRET_KEY = environment(
    "TIENDO_SECRET_KEY",
    "",
    "Long random text that signs sessions and links; needed unless debugging or demonstrating.",
)
DATABASE = environment(
    "TIENDO_DATABASE",
    "",
    "Empty for SQLite in the kept folder; a path for SQLite elsewhere; or "
    "postgresql://user:password@host:port/name (a socket folder as ?host=/folder).",
)
ALLOWED_HOSTS = listed(
    environment(
        "TIENDO_HOSTS",
        "localhost,127.0.0.1,[::1]",
        "Names under which the site answers, separated by commas.",
    )
)
HTTPS = switched_on(
    environment(
        "TIENDO_HTTPS",
        "1",
        "1 when people reach the site through HTTPS: redirects to it, HSTS, cookies only over it.",
    )
)
PROXIES = int(
    environment(
        "TIENDO_PROXIES",
        "0",
        "How many trusted proxies stand in front and add to X-Forwarded-For.",
    )
)
SITE_ADDRESS = environment(
    "TIENDO_SITE_ADDRESS", "http://127.0.0.1:8000", "Address of the site, for links in messages."
)
OPEN_CHECK = switched_on(
    environment(
        "TIENDO_OPEN_CHECK",
        "1",
        "0 takes away the box that checks a pasted text without sign-in (demonstration only).",
    )
)
OPEN_CHECK_PER_MINUTE = int(
    environment(
        "TIENDO_OPEN_CHECK_PER_MINUTE",
        "12",
        "How many texts one visitor may check in a minute without sign-in, over all processes.",
    )
)
UPLOAD_MEGABYTES = int(
    environment("TIENDO_UPLOAD_MEGABYTES", "20", "Largest file an office may upload, in megabytes.")
)
STATUS_GAPS = tuple(
    int(gap)
    for gap in environment(
        "TIENDO_STATUS_GAPS",
        "-3,-8,-15",
        "Gaps to the pace in percentage points below which attention, risk and alarm begin.",
    ).split(",")
)
READING_SECONDS = int(
    environment(
        "TIENDO_READING_SECONDS",
        "20",
        "Longest time the site reads one text or file; what takes longer is refused.",
    )
)
MAIL = environment(
    "TIENDO_MAIL",
    "",
    "Where reminders are sent: smtp://user:password@host:port, or smtps:// for TLS from the start; "
    "empty writes them to the console.",
)
MAIL_FROM = environment("TIENDO_MAIL_FROM", "tiendo@localhost", "Address that reminders come from.")
MAP_TILES = environment(
    "TIENDO_MAP_TILES",
    "",
    "Address of an office's own base map, https://maps.example.vn/{z}/{x}/{y}.png; it must show "
    "Hoàng Sa and Trường Sa. Empty draws outlines alone and asks no other machine.",
)
MAP_CREDIT = environment("TIENDO_MAP_CREDIT", "", "Whose base map it is, shown under each map.")
VOTES_FROM_ONE_PLACE = int(
    environment(
        "TIENDO_VOTES_FROM_ONE_PLACE",
        "5",
        "How many ratings of one page from one place count in a day; further ones are kept, and "
        "count once a moderator says so.",
    )
)
TAKING_PART_PER_MINUTE = int(
    environment(
        "TIENDO_TAKING_PART_PER_MINUTE",
        "600",
        "How much one place (an office behind one address, a school) may send in a minute.",
    )
)
PROOF_OF_WORK = int(
    environment(
        "TIENDO_PROOF_OF_WORK",
        "50000",
        "How far a browser counts at most before it may send a comment; about a second.",
    )
)
ANSWER_WORKING_DAYS = int(
    environment(
        "TIENDO_ANSWER_WORKING_DAYS",
        "10",
        "Working days in which the office answers questions and feedback.",
    )
)
KEEP_CONTACT_DAYS = int(
    environment(
        "TIENDO_KEEP_CONTACT_DAYS",
        "365",
        "Days after which the contact of whoever wrote is erased, and also comments that still "
        "wait and questions that are not answered or whose answer was not published.",
    )
)
KEEP_DECLINED_DAYS = int(
    environment(
        "TIENDO_KEEP_DECLINED_DAYS",
        "90",
        "Days after which comments that were not published, questions not handled, and comments "
        "and ratings of withdrawn pages are erased.",
    )
)
LOG_LEVEL = environment("TIENDO_LOG_LEVEL", "INFO", "Least grave message written to the log.")


def kept_secret_key() -> str:
    """The secret key of a development or demonstration site, made once and kept in its folder."""
    path = VAR / "secret_key"
    if not path.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii").strip()


if not SECRET_KEY:
    if not (DEBUG or DEMONSTRATION):
        raise ImproperlyConfigured(
            "TIENDO_SECRET_KEY is not set. Set it to a long random text (50 characters or more); "
            "only TIENDO_DEBUG=1 and TIENDO_DEMONSTRATION=1 make one of their own."
        )
    SECRET_KEY = kept_secret_key()


# --- Database --------------------------------------------------------------------------------


def sqlite(path: str) -> dict[str, object]:
    """SQLite as an office server wants it: readers beside a writer, and writers in turn."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;"
            ),
        },
    }


def postgresql(address: str) -> dict[str, object]:
    """PostgreSQL by its address; ``?host=`` and ``?port=`` serve for a socket folder."""
    parts = urlsplit(address)
    more = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": more.get("host", parts.hostname or ""),
        "PORT": more.get("port", str(parts.port or "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


if DATABASE.startswith(("postgresql://", "postgres://")):
    DATABASES = {"default": postgresql(DATABASE)}
else:
    if not DATABASE:
        VAR.mkdir(parents=True, exist_ok=True)
    DATABASES = {"default": sqlite(DATABASE or str(VAR / "tiendo.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


# --- Apps ------------------------------------------------------------------------------------

# The order of docs/architecture.md, top first: an app may import what stands below it.
OUR_APPS = [
    "tiendo.demonstration",
    "tiendo.portal",
    "tiendo.participation",
    "tiendo.publishing",
    "tiendo.board",
    "tiendo.documents",
    "tiendo.results",
    "tiendo.plans",
    "tiendo.indicators",
    "tiendo.units",
    "tiendo.accounts",
    "tiendo.audit",
    "tiendo.common",
]
if not DEMONSTRATION:
    OUR_APPS.remove("tiendo.demonstration")
INSTALLED_APPS = [
    *OUR_APPS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tiendo.common.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tiendo.common.middleware.ContentSecurityPolicy",
    "tiendo.units.middleware.ActingUnit",
    "tiendo.portal.newsroom.middleware.Seats",
    "tiendo.accounts.middleware.NewsroomDoor",
    "tiendo.portal.newsroom.middleware.OthersDrafts",
    "tiendo.portal.newsroom.middleware.GateScreen",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
ROOT_URLCONF = "tiendo.urls"
ASGI_APPLICATION = "tiendo.asgi.application"
FORM_RENDERER = "tiendo.common.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tiendo.common.frame.frame",
            ],
        },
    }
]

# --- Language and time -----------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [HERE / "locale", HERE / "locale_borrowed"]  # ours first, then for others' texts
LANGUAGE_COOKIE_NAME = "ngon_ngu"
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["tiendo.common.formats"]
USE_THOUSAND_SEPARATOR = False

# --- Static files ----------------------------------------------------------------------------

STATIC_URL = "/tinh/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/tep/"
MEDIA_ROOT = VAR / "media"
WHITENOISE_USE_FINDERS = DEBUG or DEMONSTRATION  # a site to look at starts without collectstatic
if WHITENOISE_USE_FINDERS:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if WHITENOISE_USE_FINDERS
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- People and sign-in ----------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_work"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "tiendo.accounts.adapter.OfficeAccounts"
ACCOUNT_FORMS = {"login": "tiendo.accounts.forms.SignInForm"}
ACCOUNT_RATE_LIMITS = {"login_failed": ""}  # axes keeps that count, across restarts
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_REQUIRED = False
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Tiến Độ"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
AXES_ENABLED = True
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "tiendo.accounts.views.name_tried"
AXES_CLIENT_IP_CALLABLE = "tiendo.common.visitors.masked_address"
AXES_LOCKOUT_CALLABLE = "tiendo.accounts.views.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
SESSION_COOKIE_NAME = "phien"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "mau_don"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tiendo.common.views.form_expired"

# --- Safety ----------------------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", *([origin(MAP_TILES)] if MAP_TILES else [])],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- Mail ------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
if MAIL:
    _mail = urlsplit(MAIL)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname or "localhost"
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = not EMAIL_USE_SSL and _mail.username is not None
    EMAIL_PORT = _mail.port or (465 if EMAIL_USE_SSL else 587 if EMAIL_USE_TLS else 25)
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_TIMEOUT = 15
else:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# --- The newsroom ----------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Tiến Độ"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "portal.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "portal.PortalFile"
WAGTAILIMAGES_IMAGE_FORM_BASE = "tiendo.portal.newsroom.uploads.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE, WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10 * 1024 * 1024, 40_000_000
WAGTAILDOCS_DOCUMENT_FORM_BASE = "tiendo.portal.newsroom.uploads.PaperForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "jpg", "jpeg", "png"]
WAGTAILEMBEDS_FINDERS: list[
    object
] = []  # nothing is fetched from elsewhere, whatever address is pasted
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # one office, one clock: nobody picks among 600
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- Log -------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        # A private link and the address of a calendar are keys, and no key stands in a log.
        "line": {"()": "tiendo.common.logs.formatter", "rooms": ["/tham-gia/rieng/", "/lich/"]},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr}
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": ["console"], "level": LOG_LEVEL, "propagate": False},
        "django_tasks": {"level": "WARNING"},  # four lines of good news for each page saved
    },
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
