"""What a power loss can leave of a run whose changes were recorded (record.h).

    replay.py RECORD FOLDER N [lost]

Makes the first N changes again in FOLDER, which is as it was before the run; prints how many there
are.  `lost`: what was written to a file and not yet on the disk is not there, as if names came to
the disk before bytes did.
"""
import os
import sys


def run(changes, lost):
    unsynced = {}  # path: what it held when it was last on the disk

    def keep(path):
        if path not in unsynced:
            with open(path, "rb") as file:
                unsynced[path] = file.read()

    for change in changes:
        what, path, *rest = change
        if what == "open":
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, "wb").close()
            unsynced.setdefault(path, b"")
        elif what == "write":
            keep(path)
            with open(path, "r+b") as file:
                file.seek(int(rest[0]))
                file.write(bytes.fromhex(rest[1]))
        elif what == "truncate":
            keep(path)
            os.truncate(path, int(rest[0]))
        elif what == "sync":
            unsynced.pop(path, None)
        elif what == "rename":
            os.rename(path, rest[0])
            unsynced.pop(rest[0], None)
            if path in unsynced:
                unsynced[rest[0]] = unsynced.pop(path)
        elif what == "link":
            os.link(path, rest[0])
        elif what == "unlink":
            os.unlink(path)
            unsynced.pop(path, None)
    if lost:
        for path, held in unsynced.items():
            with open(path, "wb") as file:
                file.write(held)


record, folder, n = sys.argv[1:4]
with open(record) as lines:
    everything = [line.split() for line in lines]
inside = [change for change in everything if change[1].startswith(folder + "/")]
run(inside[: int(n)], "lost" in sys.argv)
print(len(inside))
