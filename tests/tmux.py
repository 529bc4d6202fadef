#!/usr/bin/env python3
"""Plays keys at random in tmux, and after each few compares the screen as it is, text and
attributes, with the screen drawn afresh: first as a change of the window does it (SIGWINCH), which
leaves every row as it is, then as Ctrl-L does it, which as a key takes a message away.

usage: tests/tmux.py [PROGRAM [DOCUMENT [SECONDS [SEED]]]]   (target/debug/wengu seed:keji 60 1)

Half of the seconds goes to 80x24 and half to 100x40; the window changes its size now and then. Exit
code 1 where anything differs; the keys since the start are printed then, to be played again.
"""
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "target/debug/wengu")
DOCUMENT = sys.argv[2] if len(sys.argv) > 2 else "seed:keji"
SECONDS = float(sys.argv[3]) if len(sys.argv) > 3 else 60
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else 1
FOLDER = tempfile.mkdtemp(prefix="wengu-tmux-")
ENVIRONMENT = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
ENVIRONMENT.pop("TMUX", None)
# Keys that move, open and close; none that ends the program or waits for a text.
KEYS = ["j", "k", "j", "k", "Space", "b", "d", "u", "C-f", "C-b", "g", "G", "]", "[", "n", "N", "o",
        "K", "Tab", "Escape", "Enter", "+", "-", "?", "h", "l", "w", "v", "C-o", "Down", "Up",
        "PPage", "NPage", "Home", "End"]
# Sequences that are of use as a whole: a search, a setting, a command that fails.
PHRASES = [["/", "科", "学", "Enter"], [":", *"set theme dark", "Enter"], [":", *"nonesuch", "Enter"],
           [":", *"set theme terminal", "Enter"], ["/", "a", "Escape"], [":", "s", "Tab", "Escape"]]
SIZES = [(60, 20), (80, 24), (100, 40), (130, 35), (44, 14)]


class Tmux:
    def __init__(self, columns, rows):
        self.socket = f"wengu{os.getpid()}-{columns}"
        self.run("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
                 PROGRAM, DOCUMENT, "--data", FOLDER)

    def run(self, *arguments):
        done = subprocess.run(["tmux", "-u", "-L", self.socket, *arguments], env=ENVIRONMENT,
                              capture_output=True, text=True)
        return done.stdout

    def draw_afresh(self):
        os.kill(int(self.run("list-panes", "-F", "#{pane_pid}")), signal.SIGWINCH)

    def press(self, keys):
        self.run("send-keys", *keys)

    def settled(self):
        """The rows with their attributes, once they stay as they are."""
        before = None
        for _ in range(60):
            now = self.run("capture-pane", "-e", "-p").split("\n")[:-1]
            if now == before and any(now):
                return cells_of(now)
            before = now
            time.sleep(0.06)
        return cells_of(before)

    def is_running(self):
        return bool(self.run("list-panes"))

    def close(self):
        self.run("kill-server")


# Attributes that can be seen on a blank: underlined, blinking, reversed, struck out.
ON_BLANKS = {"4", "5", "7", "9"}
# Each attribute's end, with what it ends.
ENDS = {"22": {"1", "2"}, "23": {"3"}, "24": {"4"}, "25": {"5"}, "27": {"7"}, "28": {"8"},
        "29": {"9"}}


def set_pen(pen, parameters):
    """The pen, (attributes, text colour, background), after an SGR sequence of tmux's own."""
    attributes, text, behind = pen
    words = parameters.split(";")
    while words:
        word = words.pop(0)
        if word in ("", "0"):
            attributes, text, behind = frozenset(), "39", "49"
        elif word in ENDS:
            attributes -= ENDS[word]
        elif len(word) == 1:
            attributes |= {word}
        else:
            if word in ("38", "48"):
                count = 2 if words[0] == "5" else 4
                word, words = ";".join([word, *words[:count]]), words[count:]
            if word[0] in "39":
                text = word
            else:
                behind = word
    return attributes, text, behind


def cells_of(rows):
    """The characters of each row with their pens. tmux says where the pen changes, which differs
    with what a blank was left by; blanks that look like nothing are left out at a row's end."""
    pen, found = (frozenset(), "39", "49"), []
    for row in rows:
        cells = []
        for parameters, characters in re.findall(r"\x1b\[([\d;]*)m|([^\x1b]+)", row):
            if not characters:
                pen = set_pen(pen, parameters)
            for character in characters:
                seen = pen[0] & ON_BLANKS
                look = (seen, pen[1] if seen else "39", pen[2]) if character == " " else pen
                cells.append((character, *look))
        while cells and cells[-1] == (" ", frozenset(), "39", "49"):
            cells.pop()
        found.append(cells)
    return found


def trial(columns, rows, seconds, choose):
    """What differed, and the number of states that were looked at."""
    terminal = Tmux(columns, rows)
    played, faults, states = [], [], 0
    try:
        time.sleep(1.5)
        end = time.monotonic() + seconds
        while time.monotonic() < end and len(faults) < 5:
            keys = [choose.choice(KEYS) for _ in range(choose.randint(1, 6))]
            if choose.random() < 0.15:
                keys += choose.choice(PHRASES)
            # One by one now and then: keys that come at once are drawn once.
            for piece in [keys] if choose.random() < 0.5 else [[key] for key in keys]:
                terminal.press(piece)
            played += keys
            if choose.random() < 0.12:
                size = choose.choice(SIZES)
                terminal.run("resize-window", "-x", str(size[0]), "-y", str(size[1]))
                played.append(size)
            shown = terminal.settled()
            if not terminal.is_running():
                return ["the program has ended: " + repr(played[-20:])], states
            states += 1
            terminal.draw_afresh()
            afresh = terminal.settled()
            faults += differences(shown, afresh, f"as a new window, after {keys}")
            terminal.press(["C-l"])
            by_key = terminal.settled()
            if by_key[:-1] != afresh[:-1]:
                faults += differences(afresh[:-1], by_key[:-1], f"by Ctrl-L, after {keys}")
        if faults:
            print("played:", played)
    finally:
        terminal.close()
    return faults, states


def differences(shown, afresh, when):
    if len(shown) != len(afresh):
        return [f"{len(shown)} rows, {len(afresh)} {when}"]
    return [f"row {row + 1} {when}: {difference(before, after)}"
            for row, (before, after) in enumerate(zip(shown, afresh)) if before != after][:2]


def difference(before, after):
    text, new = ("".join(cell[0] for cell in cells) for cells in (before, after))
    if text != new:
        return f"\n  shown  {text!r}\n  afresh {new!r}"
    column = next(x for x, pair in enumerate(zip(before, after)) if pair[0] != pair[1])
    return f"{before[column]} is {after[column]} afresh, in {text!r}"


def main():
    if not shutil.which("tmux"):
        sys.exit("tmux is not installed")
    failed = False
    choose = random.Random(SEED)
    for columns, rows in ((80, 24), (100, 40)):
        faults, states = trial(columns, rows, SECONDS / 2, choose)
        failed = failed or bool(faults)
        print(f"{columns}x{rows}: {states} states, {len(faults)} rows differ", flush=True)
        for fault in faults[:5]:
            print(fault)
    shutil.rmtree(FOLDER, ignore_errors=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
