"""A server on 127.0.0.1 that answers as ITP's Tesseract does, as far as it is known; and as badly as servers do."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

Answer = Callable[[BaseHTTPRequestHandler, dict[str, str]], None]


def says(content: bytes | dict, status: int = 200, **headers: str) -> Answer:
    """Answers always the same."""
    body = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()

    def answer(handler, asked):
        del asked
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def cubes(found: dict[str, list[dict]]) -> Answer:
    """Answers with the records of the cube that is asked for, in pieces; one that it does not have is an error."""

    def answer(handler, asked):
        if asked["cube"] not in found:
            return says({"error": "no such cube"}, 404)(handler, asked)
        body = json.dumps({"data": found[asked["cube"]]}, ensure_ascii=False).encode()
        handler.send_response(200)
        handler.end_headers()
        for at in range(0, len(body), 50):
            handler.wfile.write(body[at : at + 50])
            handler.wfile.flush()
        return None

    return answer


@contextmanager
def portal(answer: Answer) -> Iterator[tuple[str, list[tuple[str, dict[str, str]]]]]:
    """Its address, and what it was asked: paths with parameters."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            parameters = {name: values[0] for name, values in parse_qs(parts.query).items()}
            asked.append((parts.path, parameters))
            answer(self, parameters)

        def log_message(self, *args):
            """Says nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *args):
            """Says nothing of those who hang up on it."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
