"""The peer of `script/bench blind`: three parties, each with a secret bit a person, open for each person whether all are 1.

`python blind.py -M3 --no-log columns|one_by_one PERSONS` prints a line a round: seconds, processor seconds of all three, how many.
In columns is MPyC at its fastest (arrays over a small field, NumPy); one by one is how its examples count, with a list.
"""

import os
import sys
import time

# Three processes on a few processors: more threads in each only stand in each other's way.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from mpyc.runtime import mpc

ROUNDS = 5


def bits(who, persons):
    """As `says_ja` in bench/src/blind/stad.rs."""
    rows = np.arange(persons, dtype=np.uint64)
    return ((rows * np.uint64(2654435761) + np.uint64(who * 40503)) >> np.uint64(7 + who)) % np.uint64(10) < np.uint64(6)


async def columns(field, own):
    one, two, three = mpc.input(field.array(own), senders=[0, 1, 2])
    return await mpc.output(mpc.np_multiply(mpc.np_multiply(one, two), three), receivers=[0])


async def one_by_one(field, own):
    one, two, three = mpc.input([field(bit) for bit in own], senders=[0, 1, 2])
    return await mpc.output(mpc.schur_prod(mpc.schur_prod(one, two), three), receivers=[0])


async def main():
    way, persons = sys.argv[-2], int(sys.argv[-1])
    # The smallest field in which three parties can share.
    field = mpc.SecFld(5)
    own = bits(mpc.pid, persons).astype(int)
    compute, own = (columns, own) if way == "columns" else (one_by_one, own.tolist())
    await mpc.start()
    for _ in range(ROUNDS):
        await mpc.barrier()
        begin, cpu = time.perf_counter(), time.process_time()
        opened = await compute(field, own)
        taken, cpu = time.perf_counter() - begin, time.process_time() - cpu
        cpu = sum(await mpc.transfer(cpu))
        if mpc.pid == 0:
            count = sum(int(bit) for bit in (opened.value.tolist() if way == "columns" else opened))
            print("mpyc", taken, cpu, count, flush=True)
    await mpc.shutdown()


mpc.run(main())
