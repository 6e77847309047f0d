"""What the torture scripts share: the real program, archives of their own, and what has to hold afterwards."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BESIDE = ("", "-wal", "-shm", "-journal")


def usual_program():
    return str(ROOT / "build/release/tools/acervo")


class Bench:
    """The program, and a folder that goes at the end."""

    def __init__(self, program):
        self.program = str(pathlib.Path(program).resolve())
        # In memory, where there is such a place: a process that is killed leaves the same there as on a disk.
        memory = "/dev/shm" if "TMPDIR" not in os.environ and os.access("/dev/shm", os.W_OK) else None
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="acervo-torture-", dir=memory))
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("ACERVO_")}
        self.environment.update(LC_ALL="C.UTF-8", HOME=str(self.folder))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, archive, *words):
        return [self.program, "--archive", str(archive), *map(str, words)]

    def start(self, archive, *words):
        """In a process group of its own, as from a shell."""
        return subprocess.Popen(self.command(archive, *words), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, start_new_session=True, env=self.environment,
                                cwd=self.folder)

    def run(self, archive, *words, timeout=600, **more):
        return subprocess.run(self.command(archive, *words), stdin=subprocess.DEVNULL, capture_output=True,
                              env=self.environment, cwd=self.folder, timeout=timeout, **more)

    def must(self, archive, *words, status=0):
        done = self.run(archive, *words)
        if done.returncode != status:
            fail(f"{words}: status {done.returncode}\n{text(done)}")
        return done.stdout

    def export(self, archive):
        return self.must(archive, "export", "--format", "ndjson")


def text(done):
    return (done.stdout + done.stderr).decode(errors="replace")[-3000:]


class Failed(AssertionError):
    pass


def fail(why):
    raise Failed(why)


def copy_archive(source, target):
    """With what lies beside it, as it is at this moment."""
    for ending in BESIDE[:2] + BESIDE[3:]:
        if os.path.exists(str(source) + ending):
            shutil.copyfile(str(source) + ending, str(target) + ending)


def remove_archive(path):
    for ending in BESIDE:
        pathlib.Path(str(path) + ending).unlink(missing_ok=True)


def stock_check(path):
    """What the stock SQLite says of it: nothing, where all is well."""
    database = sqlite3.connect(path)
    try:
        said = [row[0] for row in database.execute("PRAGMA integrity_check")]
        if said != ["ok"]:
            return said
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            return broken
        if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'record_search'").fetchone():
            database.execute("INSERT INTO record_search(record_search) VALUES('integrity-check')")
        return []
    except sqlite3.DatabaseError as error:
        return [str(error)]
    finally:
        database.close()


VIEWS = {
    "records": "SELECT * FROM records ORDER BY id",
    "entities": "SELECT * FROM entities ORDER BY id",
    "record_entities": "SELECT * FROM record_entities ORDER BY 1, 2, 3, 4, 5, 6",
    "originals": "SELECT name, sz, data FROM sqlar ORDER BY name",
}


def content(path):
    """What the archive says through its stable surface, without times."""
    database = sqlite3.connect(path)
    try:
        return {name: database.execute(sql).fetchall() for name, sql in VIEWS.items()}
    finally:
        database.close()


def main(run):
    try:
        run()
    except Failed as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        sys.exit(1)
