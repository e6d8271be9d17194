"""A small real OpenID Connect provider on loopback: what a municipality has to sign its people in."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask, jsonify, request

if not os.environ.get("CI"):
    pytest.importorskip("authlib", reason="authlib is not installed: signing in at a municipality is not tested")

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode
from joserfc.jwk import OctKey, RSAKey
from werkzeug.serving import make_server

CLIENT, SECRET = "werksessie", "een-geheim-van-de-gemeente"


@dataclass
class Client:
    """Us, as the municipality knows us."""

    redirect_uri: str
    client_id: str = CLIENT

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == self.redirect_uri

    def check_client_secret(self, secret: str) -> bool:
        return secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code:
    """What was given to a browser, once."""

    code: str
    user: dict[str, Any]
    redirect_uri: str
    nonce: str
    code_challenge: str
    code_challenge_method: str
    scope: str

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> str:
        return "mfa"

    def get_amr(self) -> list[str]:
        return ["pwd", "otp"]


@dataclass
class Municipality:
    """The provider. `user` is who sits at the browser; `changes` is what is put into the ID token, whatever is true."""

    redirect_uri: str
    user: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    signed: str = "RS256"
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key, self.signing, self.codes = RSAKey.generate_key(2048, parameters={"kid": "1"}), None, {}
        app = self._app()
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def sign_in(self, address: str) -> str:
        """What a browser does there: follows the address, and is sent back to the one this gives."""
        import requests

        return str(requests.get(address, allow_redirects=False, timeout=5).headers["Location"])

    def _app(self) -> Flask:
        app = Flask("provider")
        server = AuthorizationServer(
            app, query_client=lambda id: Client(self.redirect_uri) if id == CLIENT else None, save_token=_nothing
        )
        server.init_app(app)
        server.register_grant(_grant(self), [CodeChallenge(required=True), _tokens(self)])

        @app.get("/.well-known/openid-configuration")
        def metadata() -> Any:
            said = {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            }
            return jsonify({**said, **self.metadata})

        @app.get("/keys")
        def keys() -> Any:
            return jsonify({"keys": [self.key.as_dict(private=False)]})

        @app.get("/authorize")
        def authorize() -> Any:
            self.asked.append(request.url)
            grant = server.get_consent_grant(end_user=self.user)
            return server.create_authorization_response(grant=grant, grant_user=self.user)

        @app.post("/token")
        def token() -> Any:
            return server.create_token_response()

        return app


def _nothing(token: Any, request: Any) -> None:
    """Nobody asks for it again."""


def _grant(place: Municipality) -> type:
    class Grant(AuthorizationCodeGrant):  # type: ignore[misc]
        TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic",)

        def save_authorization_code(self, code: str, request: Any) -> None:
            data = request.payload.data
            place.codes[code] = Code(
                code, place.user, data["redirect_uri"], data.get("nonce", ""), data.get("code_challenge", ""),
                data.get("code_challenge_method", ""), data["scope"],
            )  # fmt: skip

        def query_authorization_code(self, code: str, client: Any) -> Any:
            return place.codes.get(code)

        def delete_authorization_code(self, authorization_code: Code) -> None:
            place.codes.pop(authorization_code.code, None)

        def authenticate_user(self, authorization_code: Code) -> Any:
            return authorization_code.user

    return Grant


def _tokens(place: Municipality) -> Any:
    class Tokens(OpenIDCode):  # type: ignore[misc]
        def exists_nonce(self, nonce: str, request: Any) -> bool:
            return False

        def resolve_client_private_key(self, client: Any) -> Any:
            return OctKey.import_key(SECRET) if place.signed == "HS256" else place.signing or place.key

        def get_client_algorithm(self, client: Any) -> str:
            return place.signed

        def get_encode_header(self, client: Any) -> dict[str, str]:
            return {"alg": place.signed, "kid": "1"}

        def get_client_claims(self, client: Any) -> dict[str, Any]:
            return {"iss": place.issuer, "aud": [CLIENT]}

        def generate_user_info(self, user: dict[str, Any], scope: str) -> Any:
            return UserInfo(**{**user, **place.changes})

    return Tokens()
