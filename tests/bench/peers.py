"""engross and the programs it stands beside, as processes that are measured."""

import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OUT = ROOT / "build" / "bench"
FONTS = ROOT / "build" / "fonts"
ENGROSS = ROOT / "build" / "engross"
# make puts the library there (PyPI), if it can.
TYPST = ROOT / "build" / "peers" / "typst"
JARS = ":".join(f"/usr/share/java/{j}.jar" for j in (
    "fop", "commons-io", "serializer", "xalan2", "xml-apis", "batik-all",
    "commons-logging", "xercesImpl", "xmlgraphics-commons", "xml-apis-ext",
    "fontbox2")) + ":/usr/share/fop/fop-hyph.jar"
# What makes FOP's PDF like ours: tags, PDF/A-2a, PDF/UA-1.
TAGGED = ("<accessibility>true</accessibility>",
          "<pdf-a-mode>PDF/A-2a</pdf-a-mode><pdf-ua-mode>PDF/UA-1</pdf-ua-mode>")


def run(command, core=None):
    """Run to the end; wall and CPU seconds, peak memory in MiB, what it printed."""
    out = open(OUT / "stdout", "w+", encoding="utf-8")
    err = open(OUT / "stderr", "w+", encoding="utf-8")
    begin = time.monotonic()
    pid = os.fork()
    if pid == 0:
        if core is not None:
            os.sched_setaffinity(0, {core})
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        os.execvp(command[0], [str(c) for c in command])
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - begin
    out.seek(0)
    err.seek(0)
    if status != 0:
        sys.exit(f"{' '.join(str(c) for c in command)}\n{err.read()}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read()


class Worker:
    """One of the warm programs, bound to one core; it waits while others work."""

    def __init__(self, command):
        self.said = open(OUT / "stderr", "a+", encoding="utf-8")
        self.process = subprocess.Popen(
            ["taskset", "-c", "0", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self.said, text=True)
        self.peak = 0

    def letters(self, many):
        """So many letters more: wall and CPU milliseconds for each."""
        self.process.stdin.write(f"{many}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            self.said.seek(0)
            print(self.said.read(), file=sys.stderr)
            sys.exit(f"bench: {self.process.args[3]} ended with {self.process.wait()} "
                     "(below 0: killed by that signal)")
        _, wall, cpu = (float(x) for x in answer.split())
        return wall / many * 1000, cpu / many * 1000

    def end(self):
        """No more letters; peak becomes MiB of memory."""
        self.process.stdin.close()
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = status
        self.peak = usage.ru_maxrss / 1024


def engross(files):
    """Cases, or documents of XSL-FO."""
    return Worker([OUT / "warm", ROOT, FONTS, *files])


def fop(conf, fos):
    return Worker(["java", "-Djava.awt.headless=true", "-cp", f"{OUT}:{JARS}", "Warm", conf, *fos])


def typst(cases, pdf):
    return Worker([sys.executable, HERE / "warm_typst.py", TYPST, ROOT, FONTS, pdf, *cases])


def has_typst():
    return (TYPST / "typst").is_dir()


def fop_configuration(tagged=False):
    """The fonts of the house for FOP, kerning on."""
    rows = [line.split("\t") for line in
            (FONTS / "manifest.tsv").read_text(encoding="utf-8").splitlines()]
    alias = {}
    for row in rows:
        if row[0] == "alias":
            alias.setdefault(row[2].lower(), []).append(row[1])
    fonts = []
    for row in rows:
        if row[0] != "face":
            continue
        _, family, style, weight, file = row[:5]
        fonts.append(f'<font embed-url="file://{FONTS}/{file}" kerning="yes">' + "".join(
            f'<font-triplet name="{name}" style="{style}" weight="{weight}"/>'
            for name in [family] + alias.get(family.lower(), [])) + "</font>")
    path = OUT / ("tagged.xconf" if tagged else "fop.xconf")
    whole, pdf = TAGGED if tagged else ("", "")
    path.write_text(f'<fop version="1.0">{whole}<renderers><renderer mime="application/pdf">{pdf}'
                    f'<fonts>{"".join(fonts)}</fonts></renderer></renderers></fop>',
                    encoding="utf-8")
    return path


def fo_of(case, fo):
    """A case as XSL-FO."""
    run([ENGROSS, "render", "--force", "-f", "fo", case, "-o", fo])
