"""Put first on the path of a program: notes and refuses every connection it tries to make."""

import os
import pathlib
import socket

_NOTE = os.environ["REFUSED_CONNECTIONS"]


def _refuse(name):
    original = getattr(socket.socket, name)

    def refuse(self, address, *rest):
        if self.family == getattr(socket, "AF_UNIX", None):
            return original(self, address, *rest)
        with pathlib.Path(_NOTE).open("a", encoding="utf-8") as note:
            note.write(f"{name} {address}\n")
        raise OSError("no connections in this test")

    return refuse


for _name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, _name, _refuse(_name))


def _no_lookup(*asked, **_):
    with pathlib.Path(_NOTE).open("a", encoding="utf-8") as note:
        note.write(f"lookup {asked}\n")
    raise OSError("no lookups in this test")


socket.getaddrinfo = _no_lookup
