"""Addresses of sign-in and of the second factor, in Vietnamese; the names are those allauth uses.

Sign-up, e-mail and password-by-mail pages are left out: an office gives accounts and new passwords.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from tiendo.accounts.views import ChangePassword, SignIn

urlpatterns = [
    path("dang-nhap/", SignIn.as_view(), name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/ngung/", account.account_inactive, name="account_inactive"),
    path("tai-khoan/xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/mat-khau/", ChangePassword.as_view(), name="account_change_password"),
    path("tai-khoan/hai-buoc/", mfa.index, name="mfa_index"),
    path("dang-nhap/ma/", mfa.authenticate, name="mfa_authenticate"),
    path("tai-khoan/xac-nhan/ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tai-khoan/hai-buoc/ung-dung/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/hai-buoc/ung-dung/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "tai-khoan/hai-buoc/du-phong/",
        codes.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "tai-khoan/hai-buoc/du-phong/tao/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tai-khoan/hai-buoc/du-phong/tai-ve/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("tai-khoan/hai-buoc/khoa/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("tai-khoan/hai-buoc/khoa/them/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(
        "tai-khoan/xac-nhan/khoa/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "tai-khoan/hai-buoc/khoa/<int:pk>/bo/", passkeys.remove_webauthn, name="mfa_remove_webauthn"
    ),
    path("tai-khoan/hai-buoc/khoa/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("dang-nhap/khoa/", passkeys.login_webauthn, name="mfa_login_webauthn"),
]
