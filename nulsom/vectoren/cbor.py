"""The few forms of CBOR (RFC 8949) that messages of nul-som v1 have, each in one way only."""

import struct


class Text(str):
    """A text string of CBOR; bytes are byte strings, lists arrays."""


def head(major, number):
    for size, code, form in ((24, None, None), (2**8, 24, ">B"), (2**16, 25, ">H"), (2**32, 26, ">I"), (2**64, 27, ">Q")):
        if number < size:
            return bytes([major << 5 | (number if code is None else code)]) + (struct.pack(form, number) if form else b"")
    raise ValueError("too large")


def cbor(value):
    if isinstance(value, int):
        return head(0, value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, Text):
        return head(3, len(value.encode())) + value.encode()
    return head(4, len(value)) + b"".join(map(cbor, value))


def uncbor(data):
    """One value; whatever is not written as `cbor` writes it is refused."""

    def read(at):
        major, small = data[at] >> 5, data[at] & 31
        at += 1
        if small < 24:
            number = small
        else:
            size = {24: 1, 25: 2, 26: 4, 27: 8}[small]
            number, at = int.from_bytes(data[at : at + size], "big"), at + size
        if major == 0:
            return number, at
        if major in (2, 3):
            piece = data[at : at + number]
            return (piece if major == 2 else Text(piece.decode())), at + number
        if major != 4 or number > len(data):
            raise ValueError("not one of our messages")
        items = []
        for _ in range(number):
            item, at = read(at)
            items.append(item)
        return items, at

    value, end = read(0)
    if end != len(data) or cbor(value) != data:
        raise ValueError("not written in the one way")
    return value
