"""The primitives of nul-som v1, written from their RFCs with the standard library alone.

Slow, not constant time, and meant for test vectors only. Nothing here was taken from the Rust crate: that two programs
that share no line agree is the point of it.
"""

import hashlib
import hmac
import struct

PREFIX = b"eenloket/nulsom/v1/"
P25519 = 2**255 - 19


def frame(label, *parts):
    """u8 len(L) | L | u8 count | per part: u32 length | part, all big-endian."""
    name = PREFIX + label.encode("ascii")
    out = bytes([len(name)]) + name + bytes([len(parts)])
    for part in parts:
        out += struct.pack(">I", len(part)) + part
    return out


def hash_frame(label, *parts):
    return hashlib.sha256(frame(label, *parts)).digest()


def extract(salt, ikm):
    """HKDF-Extract with SHA-256 (RFC 5869)."""
    return hmac.new(salt if salt else bytes(32), ikm, hashlib.sha256).digest()


def expand(prk, info, size=32):
    """HKDF-Expand with SHA-256 (RFC 5869)."""
    out, block, count = b"", b"", 1
    while len(out) < size:
        block = hmac.new(prk, block + info + bytes([count]), hashlib.sha256).digest()
        out += block
        count += 1
    return out[:size]


def xor(one, other):
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def x25519(secret, public):
    """The Montgomery ladder of RFC 7748."""
    k = bytearray(secret)
    k[0] &= 248
    k[31] = (k[31] & 127) | 64
    k = int.from_bytes(k, "little")
    u = int.from_bytes(public, "little") & (2**255 - 1)
    x1, x2, z2, x3, z3, swapped = u, 1, 0, u, 1, 0
    for t in range(254, -1, -1):
        bit = (k >> t) & 1
        if swapped ^ bit:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swapped = bit
        a, b, c, d = (x2 + z2), (x2 - z2), (x3 + z3), (x3 - z3)
        aa, bb, da, cb = a * a % P25519, b * b % P25519, d * a % P25519, c * b % P25519
        e = (aa - bb) % P25519
        x3, z3 = (da + cb) ** 2 % P25519, x1 * (da - cb) ** 2 % P25519
        x2, z2 = aa * bb % P25519, e * (aa + 121665 * e) % P25519
    if swapped:
        x2, z2 = x3, z3
    return (x2 * pow(z2, P25519 - 2, P25519) % P25519).to_bytes(32, "little")


def public(secret):
    return x25519(secret, (9).to_bytes(32, "little"))


def _block(key, counter, nonce):
    """One block of ChaCha20 (RFC 8439)."""
    state = list(struct.unpack("<4I", b"expand 32-byte k"))
    state += struct.unpack("<8I", key) + (counter,) + struct.unpack("<3I", nonce)
    work = state[:]

    def quarter(a, b, c, d):
        for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            work[x] = (work[x] + work[y]) & 0xFFFFFFFF
            value = work[z] ^ work[x]
            work[z] = ((value << turn) | (value >> (32 - turn))) & 0xFFFFFFFF

    for _ in range(10):
        for at in range(4):
            quarter(at, at + 4, at + 8, at + 12)
        for at in range(4):
            quarter(at, (at + 1) % 4 + 4, (at + 2) % 4 + 8, (at + 3) % 4 + 12)
    return struct.pack("<16I", *((x + y) & 0xFFFFFFFF for x, y in zip(work, state)))


def stream(key, size, counter=0, nonce=bytes(12)):
    """The first bytes of ChaCha20 under a key."""
    blocks = (size + 63) // 64
    return b"".join(_block(key, counter + nth, nonce) for nth in range(blocks))[:size]


def _poly1305(key, message):
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    s, total = int.from_bytes(key[16:], "little"), 0
    for at in range(0, len(message), 16):
        total = (total + int.from_bytes(message[at : at + 16] + b"\x01", "little")) * r % (2**130 - 5)
    return ((total + s) % 2**128).to_bytes(16, "little")


def aead_open(key, nonce, aad, sealed):
    """ChaCha20-Poly1305 (RFC 8439)."""
    text, tag = sealed[:-16], sealed[-16:]
    pad = lambda part: part + bytes(-len(part) % 16)
    covered = pad(aad) + pad(text) + struct.pack("<QQ", len(aad), len(text))
    if not hmac.compare_digest(_poly1305(stream(key, 32, 0, nonce), covered), tag):
        raise ValueError("the tag is wrong")
    return xor(text, stream(key, len(text), 1, nonce))


def hpke_open(secret, sealed, info, aad=b""):
    """HPKE base mode, single shot: DHKEM(X25519), HKDF-SHA256, ChaCha20-Poly1305 (RFC 9180)."""
    kem_suite = b"KEM" + struct.pack(">H", 0x0020)
    suite = b"HPKE" + struct.pack(">HHH", 0x0020, 0x0001, 0x0003)

    def labeled_extract(suite_id, salt, label, ikm):
        return extract(salt, b"HPKE-v1" + suite_id + label + ikm)

    def labeled_expand(suite_id, prk, label, context, size):
        return expand(prk, struct.pack(">H", size) + b"HPKE-v1" + suite_id + label + context, size)

    enc, text = sealed[:32], sealed[32:]
    eae = labeled_extract(kem_suite, b"", b"eae_prk", x25519(secret, enc))
    shared = labeled_expand(kem_suite, eae, b"shared_secret", enc + public(secret), 32)
    psk_id = labeled_extract(suite, b"", b"psk_id_hash", b"")
    context = b"\x00" + psk_id + labeled_extract(suite, b"", b"info_hash", info)
    prk = labeled_extract(suite, shared, b"secret", b"")
    key = labeled_expand(suite, prk, b"key", context, 32)
    nonce = labeled_expand(suite, prk, b"base_nonce", context, 12)
    return aead_open(key, nonce, aad, text)


D25519 = -121665 * pow(121666, P25519 - 2, P25519) % P25519
ORDER = 2**252 + 27742317777372353535851937790883648493


def _add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * p[3] * q[3] * D25519, 2 * p[2] * q[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P25519, g * h % P25519, f * g % P25519, e * h % P25519)


def _times(scalar, point):
    out = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            out = _add(out, point)
        point, scalar = _add(point, point), scalar >> 1
    return out


def _point(text):
    y = int.from_bytes(text, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D25519 * y * y + 1, P25519 - 2, P25519) % P25519
    x = pow(square, (P25519 + 3) // 8, P25519)
    if (x * x - square) % P25519:
        x = x * pow(2, (P25519 - 1) // 4, P25519) % P25519
    if (x * x - square) % P25519:
        raise ValueError("no point of the curve")
    if x & 1 != sign:
        x = P25519 - x
    return (x, y, 1, x * y % P25519)


def ed25519_verify(key, message, signature):
    """RFC 8032, without the cofactor: what `verify_strict` asks, apart from keys of small order."""
    base = _point((4 * pow(5, P25519 - 2, P25519) % P25519).to_bytes(32, "little"))
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = _times(s, base), _add(_point(signature[:32]), _times(h, _point(key)))
    same = (left[0] * right[2] - right[0] * left[2]) % P25519 == 0
    return s < ORDER and same and (left[1] * right[2] - right[1] * left[2]) % P25519 == 0


def ed25519_is_weak(key):
    """No point, or one of small order: a key under which a signature can fit any message."""
    try:
        x, y, z, _ = _times(8, _point(key))
    except ValueError:
        return True
    return x % P25519 == 0 and (y - z) % P25519 == 0
