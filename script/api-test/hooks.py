"""What the document asks of a caller in words: an Idempotency-Key of its own for every new write.

A generator draws the same short keys again and again, and a key that came before with something else is refused (EL-102), as
it has to be. Keys that were made wrong on purpose stay as they are.
"""

import itertools
import re

import schemathesis

NAME = "Idempotency-Key"
FITS = re.compile(r"[!-~]{16,128}")
numbers = itertools.count()


@schemathesis.hook
def before_call(context, case, kwargs):
    if FITS.fullmatch(str((case.headers or {}).get(NAME, ""))):
        case.headers[NAME] = f"script-test-api-{next(numbers)}"
