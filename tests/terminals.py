#!/usr/bin/env python3
"""Reads a document in tmux, GNU screen and xterm, with ambiguous characters narrow and wide, and
holds what the terminal shows against what `wengu text` prints.

usage: tests/terminals.py [PROGRAM [DOCUMENT]]     (target/debug/wengu, seed:keji)

What is not installed is left out (tmux, screen, Xvfb with xterm). In each terminal, at 80x24,
100x40 and 60x20: the first page, lines and pages down, the outline over the text, back, another size. After
each step every row of the text pane has to be the row that follows in the printed text, blanks
aside, and the outline's bar has to stand in one column. Exit code 1 where anything differs.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "target/debug/wengu")
DOCUMENT = sys.argv[2] if len(sys.argv) > 2 else "seed:keji"
FOLDER = tempfile.mkdtemp(prefix="wengu-terminals-")
ENVIRONMENT = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
ENVIRONMENT.pop("TMUX", None)
# The key that shows the outline and puts it away.
OUTLINE = "o"


def command(ambiguous):
    return [PROGRAM, DOCUMENT, "--data", FOLDER, "--ambiguous", ambiguous]


class Tmux:
    needs = ["tmux"]
    wide = False

    def __init__(self, columns, rows, ambiguous):
        self.socket = f"wengu{os.getpid()}-{time.monotonic_ns()}"
        self.run("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
                 *command(ambiguous))

    def run(self, *arguments):
        done = subprocess.run(["tmux", "-u", "-L", self.socket, *arguments], env=ENVIRONMENT,
                              capture_output=True, text=True)
        return done.stdout

    def type(self, keys):
        self.run("send-keys", "-l", keys)

    def rows(self):
        return self.run("capture-pane", "-p").split("\n")[:-1]

    def resize(self, columns, rows):
        self.run("resize-window", "-x", str(columns), "-y", str(rows))

    def close(self):
        self.run("kill-server")


# Runs inside xterm: passes bytes between it and the program, types what comes through a pipe, and
# has the whole screen printed (DECPEX, MC), which xterm does as text.
INSIDE = r'''
import fcntl, os, pty, select, signal, sys, termios, tty
pipe = os.open(sys.argv[1], os.O_RDWR)
tty.setraw(0)
window = fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8))
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
def pass_on(*_):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))
signal.signal(signal.SIGWINCH, pass_on)
pass_on()
while True:
    ready = select.select([0, fd, pipe], [], [])[0]
    try:
        if 0 in ready:
            os.write(fd, os.read(0, 65536))
        if fd in ready:
            os.write(1, os.read(fd, 65536))
    except OSError:
        break
    if pipe in ready:
        data = os.read(pipe, 65536)
        if data[:1] == b"!":
            os.write(1, data[1:])
        else:
            os.write(fd, data)
'''


class XTerm:
    needs = ["Xvfb", "xterm"]
    wide = True
    options = ["-cjk_width"]

    def __init__(self, columns, rows, ambiguous):
        self.pipe = os.path.join(FOLDER, "pipe")
        self.printed = os.path.join(FOLDER, "printed")
        inside = os.path.join(FOLDER, "inside.py")
        with open(inside, "w") as file:
            file.write(INSIDE)
        if not os.path.exists(self.pipe):
            os.mkfifo(self.pipe)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        # The server takes a display that nobody has, and says which once it is ready.
        number, said = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(said), "-screen", "0", "1600x1200x24"], pass_fds=[said], **quiet)
        os.close(said)
        with os.fdopen(number) as ready:
            display = ":" + ready.readline().strip()
        self.xterm = subprocess.Popen(
            ["xterm", *self.options, "-u8", "-geometry", f"{columns}x{rows}",
             "-xrm", f"XTerm*printerCommand: cat > {self.printed}",
             "-xrm", "XTerm*allowWindowOps: true", "-xrm", "XTerm*printAttributes: 0",
             "-e", sys.executable, inside, self.pipe, *self.command(ambiguous)],
            env={**ENVIRONMENT, "DISPLAY": display}, **quiet)

    def command(self, ambiguous):
        return command(ambiguous)

    def send(self, data):
        fd = os.open(self.pipe, os.O_RDWR)
        os.write(fd, data)
        time.sleep(0.2)
        os.close(fd)

    def type(self, keys):
        self.send(keys.encode())

    def rows(self):
        if os.path.exists(self.printed):
            os.remove(self.printed)
        self.send(b"!\x1b[?19h\x1b[i")
        for _ in range(50):
            if os.path.exists(self.printed) and os.path.getsize(self.printed):
                break
            time.sleep(0.1)
        else:
            return []
        time.sleep(0.2)
        with open(self.printed, "rb") as file:
            # U+FFFF stands for the second cell of a wide character.
            text = file.read().decode("utf-8", "replace").replace("\uffff", "")
        return [row.rstrip("\r") for row in text.replace("\f", "").split("\n")][:-1]

    def resize(self, columns, rows):
        self.send(f"!\x1b[8;{rows};{columns}t".encode())

    def close(self):
        for process in (self.xterm, self.server):
            process.terminate()
            process.wait()


class XTermNarrow(XTerm):
    wide = False
    options = ["+cjk_width"]


class GnuScreen(XTerm):
    """GNU screen with `cjkwidth on`, in an xterm of the same widths."""

    needs = ["screen", "Xvfb", "xterm"]
    cjkwidth = "on"

    def command(self, ambiguous):
        rc = os.path.join(FOLDER, "screenrc")
        with open(rc, "w") as file:
            file.write(f"startup_message off\nautodetach off\ndefutf8 on\ncjkwidth {self.cjkwidth}\n")
        return ["screen", "-U", "-c", rc, *command(ambiguous)]


class GnuScreenNarrow(GnuScreen):
    wide = False
    options = ["+cjk_width"]
    cjkwidth = "off"


def bare(row):
    return re.sub(r"\s", "", row)


def printed(width, ambiguous):
    done = subprocess.run([PROGRAM, "text", DOCUMENT, "--width", str(width), "--ambiguous", ambiguous],
                          env=ENVIRONMENT, capture_output=True, text=True)
    return [bare(row) for row in done.stdout.split("\n")]


def text_height(rows):
    whole = rows - 1
    return whole - min(max(whole // 4, 2), 10) - (rows >= 12)


def follows(shown, columns, ambiguous):
    """Whether the rows are a part of the printed text at some measure; else the best one's row."""
    shown = [bare(row) for row in shown]
    best = (0, "")
    for width in [76] if columns > 80 else range(min(columns, 76), columns - 9, -1):
        text = printed(width, ambiguous)
        for start in range(len(text)):
            same = 0
            while same < len(shown) and start + same < len(text) and text[start + same] == shown[same]:
                same += 1
            if same == len(shown):
                return None
            if same > best[0]:
                best = (same, f"row {same + 1}: {shown[same]} / {text[start + same:start + same + 1]}")
    return best[1] or f"nothing like {shown[:2]}"


def cells(text, wide):
    total = 0
    for c in text:
        kind = unicodedata.east_asian_width(c)
        if unicodedata.combining(c):
            continue
        total += 2 if kind in "WF" or wide and kind == "A" else 1
    return total


def check_outline(shown, wide):
    """The outline's bar stands in one column in each of its rows."""
    columns = set()
    for row in shown:
        found = re.search(r"[|│]", row)
        columns.add(cells(row[: found.start()], wide) if found else None)
    return None if len(columns) == 1 and None not in columns else f"the bar stands at {columns}"


def settled(terminal):
    before = None
    for _ in range(40):
        time.sleep(0.4)
        now = terminal.rows()
        if now == before and any(bare(row) for row in now):
            return now
        before = now
    return before


def trial(kind, columns, rows, ambiguous):
    terminal = kind(columns, rows, ambiguous)
    # What `auto` finds out is what the terminal does.
    asked = ambiguous if ambiguous != "auto" else "wide" if kind.wide else "narrow"
    faults = []

    def check(step, columns, rows):
        shown = settled(terminal)
        if len(shown) != rows:
            faults.append(f"{step}: {len(shown)} rows")
        for row in shown:
            # An `--ambiguous wide` in a narrow terminal takes no more room than it leaves.
            if cells(row, kind.wide) > columns:
                faults.append(f"{step}: over the edge: {row}")
        if asked == "wide" and re.search("[─│]", "".join(shown)):
            faults.append(f"{step}: a border that is not ASCII")
        return shown

    def check_text(step, columns, rows):
        shown = check(step, columns, rows)
        fault = follows(shown[: text_height(rows)], columns, asked)
        if fault:
            faults.append(f"{step}: {fault}")

    try:
        time.sleep(1)
        check_text("first page", columns, rows)
        terminal.type("jjj")
        check_text("three lines down", columns, rows)
        terminal.type("\x1b[6~\x1b[6~")
        check_text("two pages down", columns, rows)
        terminal.type(OUTLINE)
        shown = check("outline", columns, rows)
        fault = check_outline(shown[: text_height(rows)], kind.wide)
        if fault:
            faults.append(f"outline: {fault}")
        terminal.type(OUTLINE)
        check_text("outline closed", columns, rows)
        terminal.resize(columns - 17, rows - 4)
        check_text("smaller", columns - 17, rows - 4)
        terminal.resize(columns, rows)
        check_text("as before", columns, rows)
    finally:
        terminal.close()
    return faults


def main():
    failed = False
    for kind in (Tmux, XTermNarrow, XTerm, GnuScreenNarrow, GnuScreen):
        if not all(shutil.which(need) for need in kind.needs):
            print(f"{kind.__name__}: left out, {' and '.join(kind.needs)} not found")
            continue
        for columns, rows in ((80, 24), (100, 40), (60, 20)):
            for ambiguous in ("auto", "narrow", "wide"):
                if ambiguous == "narrow" and kind.wide:
                    continue
                faults = trial(kind, columns, rows, ambiguous)
                failed = failed or bool(faults)
                print(f"{kind.__name__} {columns}x{rows} --ambiguous {ambiguous}:",
                      "; ".join(faults[:3]) or "whole", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
