"""Nothing larger than an upload may be is read to its end, whatever a client claims to send."""

from collections.abc import Awaitable, Callable
from typing import Any

Message = Any
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

TOO_LARGE = (
    "Nội dung gửi lên lớn hơn mức cho phép ({limit} MB).\n"
    "What was sent is larger than allowed ({limit} MB).\n"
)


class Bounded:
    """An ASGI application that turns away bodies of more than ``limit`` bytes.

    A length that is announced is refused at once with 413; one that is not is counted, and the
    connection is treated as closed when it grows too long.
    """

    def __init__(self, application: Application, limit: int) -> None:
        self.application = application
        self.limit = limit

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request."""
        announced = dict(scope.get("headers") or ()).get(b"content-length", b"")
        if announced.isdigit() and int(announced) > self.limit:
            await self._refuse(send)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            return {"type": "http.disconnect"} if taken > self.limit else message

        await self.application(scope, counted, send)

    async def _refuse(self, send: Send) -> None:
        words = TOO_LARGE.format(limit=self.limit // 1_000_000).encode()
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
        await send({"type": "http.response.start", "status": 413, "headers": headers})
        await send({"type": "http.response.body", "body": words})
