"""What tests/sshd.sh does at the terminal's end of the line."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

folder, port, wengu, article = sys.argv[1:]
code_file = os.path.join(folder, "code")
failures = []


def check(what, holds, detail=""):
    print(f"{'ok  ' if holds else 'FAIL'}  {what}  {detail}")
    if not holds:
        failures.append(what)


def connect(columns=100, rows=40):
    """An ssh client in a terminal of this size; the shell at the other end writes the exit code down."""
    command = (f"trap : HUP; LC_ALL=C.UTF-8 WENGU_DATA={folder}/data {wengu} {article}; "
               f"echo $? > {code_file}")
    pid, fd = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp("ssh", ["ssh", "-tt", "-F", "none", "-i", f"{folder}/user", "-p", port,
                          "-o", "StrictHostKeyChecking=no", "-o", f"UserKnownHostsFile={folder}/known",
                          "-o", "LogLevel=ERROR", "127.0.0.1", command])
    resize(fd, columns, rows)
    return pid, fd


def resize(fd, columns, rows):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def listen(fd, quiet=0.3, limit=10.0):
    """What comes until it is quiet."""
    got, start = b"", time.monotonic()
    while time.monotonic() - start < limit:
        ready, _, _ = select.select([fd], [], [], quiet if got else limit)
        if not ready:
            break
        try:
            piece = os.read(fd, 65536)
        except OSError:
            break
        if not piece:
            break
        got += piece
        if b"\x1b[5n" in piece:
            os.write(fd, b"\x1b[0n" * piece.count(b"\x1b[5n"))
        if b"\x1b[c" in piece:
            os.write(fd, b"\x1b[1;5R\x1b[?62c")
    return got


def page(fd):
    """The text of the whole screen, drawn afresh, a row a line."""
    os.write(fd, b"\x0c")
    drawn = listen(fd).decode(errors="replace")
    drawn = re.sub(r"\x1b\[(\d*)C", lambda found: " " * int(found[1] or 1), drawn)
    drawn = re.sub(r"\x1b\[[\d;]*H", "\n", drawn)
    return re.sub(r"\x1b\[[?\d;]*[a-zA-Z]", "", drawn).strip()


def readers():
    """Processes of the program under test."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            words = open(f"/proc/{name}/cmdline", "rb").read().split(b"\0")
        except OSError:
            continue
        if words[0] == wengu.encode() and article.encode() in words:
            found.append(int(name))
    return found


def end_of(since, limit=5.0):
    """Seconds until no reader is left and the code is written down."""
    while time.monotonic() - since < limit:
        if not readers() and os.path.exists(code_file):
            return time.monotonic() - since
        time.sleep(0.005)
    return None


def exit_code():
    for _ in range(200):
        text = open(code_file).read().strip() if os.path.exists(code_file) else ""
        if text:
            os.unlink(code_file)
            return int(text)
        time.sleep(0.005)
    return None


def processor(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 10


for _ in range(100):
    import socket
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", int(port))) == 0:
            break
    time.sleep(0.05)

pid, fd = connect()
first = listen(fd)
check("open: a page comes", "科技".encode() in first, f"{len(first)} bytes")
sizes = []
for _ in range(20):
    os.write(fd, b"j")
    sizes.append(len(listen(fd, quiet=0.08, limit=2)))
check("read: a line costs at most 600 bytes", 0 < max(sizes) <= 600, f"median {sorted(sizes)[10]}, most {max(sizes)}")
os.write(fd, b" ")
check("read: a page", len(listen(fd)) > 500)
os.write(fd, b"gggq")
listen(fd)
shown = page(fd)
if "1/" not in shown:
    # The proposed deck, which is taken as it is.
    os.write(fd, b"\r")
    listen(fd)
    shown = page(fd)
check("quiz: a card is asked", "1/" in shown, shown.splitlines()[0].strip())
answer = "科技安全".encode()
os.write(fd, b"i" + answer[:7])
# The third character comes in two pieces, as a line may cut it.
time.sleep(0.1)
os.write(fd, answer[7:])
typed = listen(fd).decode(errors="replace")
check("quiz: a Chinese answer is typed", "安全" in typed and "\ufffd" not in typed)
os.write(fd, b"\r")
listen(fd)
shown = page(fd)
check("quiz: the answer is shown with what was typed", "科技安全" in shown)
os.write(fd, b"3")
listen(fd)
check("quiz: the next card", "2/" in page(fd).splitlines()[0])
resize(fd, 60, 20)
os.kill(pid, signal.SIGWINCH)
check("window change: drawn afresh", b"\x1b[2J" in listen(fd))
reader = readers()[0]
before = processor(reader)
time.sleep(2)
check("idle: no processor, no byte", processor(reader) - before == 0 and not select.select([fd], [], [], 0)[0])
since = time.monotonic()
os.write(fd, b"q")
listen(fd)
os.write(fd, b"q")
took = end_of(since)
check("quit: ends with 0", took is not None and exit_code() == 0, f"{took and round(took * 1000)} ms")
listen(fd)
os.waitpid(pid, 0)

for name, number in (("client killed", signal.SIGKILL), ("client terminated", signal.SIGTERM)):
    pid, fd = connect()
    listen(fd)
    since = time.monotonic()
    os.kill(pid, number)
    took = end_of(since)
    check(f"{name}: ends within 1 s with 129", took is not None and took < 1 and exit_code() == 129,
          f"{took and round(took * 1000)} ms")
    os.close(fd)
    os.waitpid(pid, 0)

pid, fd = connect()
listen(fd)
for _ in range(100):
    os.write(fd, b" b")
since = time.monotonic()
os.kill(pid, signal.SIGKILL)
took = end_of(since)
check("killed in the middle of output: ends within 1 s with 129",
      took is not None and took < 1 and exit_code() == 129, f"{took and round(took * 1000)} ms")
os.close(fd)
os.waitpid(pid, 0)
check("nothing is left running", not readers())
sys.exit(1 if failures else 0)
