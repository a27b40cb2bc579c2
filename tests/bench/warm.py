"""Many letters of one process each: engross, FOP and Typst take turns on one core."""

import collections
import re
import statistics
import subprocess
import sys
import unicodedata
import zlib

import cases
import peers

FILES = 200     # cases, each another's letter
TURNS = 7


class Row:
    """A program's figures: its first 200 letters, and once it runs steadily."""

    def __init__(self, name, worker, pdf, before, bar=""):
        self.name, self.worker, self.pdf, self.before, self.bar = name, worker, pdf, before, bar
        self.first = None
        self.steady = []

    def median(self, of):
        return statistics.median(turn[of] for turn in self.steady)


def letters():
    """The cases, and the XSL-FO of each."""
    sample = (peers.ROOT / "samples/seed/case.xml").read_text(encoding="utf-8")
    files = []
    for n in range(FILES):
        path = peers.OUT / f"case-{n:03}.xml"
        path.write_text(cases.variant(sample, n), encoding="utf-8")
        peers.fo_of(path, path.with_suffix(".fo"))
        files.append(path)
    return files, [f.with_suffix(".fo") for f in files]


def claims(pdf):
    """What a PDF says it is: parts of PDF/A and PDF/UA, tags."""
    data = pdf.read_bytes()
    for stream in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.S):
        try:
            data += zlib.decompress(stream.group(1))
        except zlib.error:
            pass
    def found(name):
        m = re.search(rb"pdf" + name + rb"(?:>|=[\"'])(\w+)", data)
        return m.group(1).decode() if m else ""
    said = []
    if found(rb"aid:part"):
        said.append(f"PDF/A-{found(rb'aid:part')}{found(rb'aid:conformance').lower()}")
    if found(rb"uaid:part"):
        said.append(f"PDF/UA-{found(rb'uaid:part')}")
    if b"/StructTreeRoot" in data:
        said.append("tagged")
    return ", ".join(said) or "plain"


def words(pdf):
    """All words of a letter; page heads stand elsewhere in each program's text."""
    said = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    plain = unicodedata.normalize("NFKC", said.stdout)
    return collections.Counter(re.sub(r"-\s*", "", plain).replace("/", " ").split())


def same_words(rows, case):
    """The letters that are compared say the same; ours of that case is left in engross.pdf."""
    pdf = peers.OUT / "engross.pdf"
    peers.run([peers.ENGROSS, "render", "--force", case, "-o", pdf])
    for row in rows:
        if row.pdf is None:
            row.pdf = pdf
        elif words(row.pdf) != words(pdf):
            sys.exit(f"bench: {row.pdf} and {pdf} are not the same letter")


def measure(warm_up):
    """All rows; warm_up: letters before FOP and the others count as steady."""
    files, fos = letters()
    plain, tagged = peers.fop_configuration(), peers.fop_configuration(tagged=True)
    few = min(warm_up, 2 * FILES)
    rows = [Row("engross, from the case", peers.engross(files), None, few),
            Row("engross, from its XSL-FO", peers.engross(fos), None, few),
            Row("FOP", peers.fop(plain, fos), plain, warm_up, (12, 3)),
            Row("FOP", peers.fop(tagged, fos), tagged, warm_up, (None, 2))]
    for row in rows[2:]:
        row.pdf = row.pdf.with_name(row.pdf.name + ".pdf")
    if peers.has_typst():
        last = peers.OUT / "typst.pdf"
        rows.append(Row("Typst", peers.typst(files, last), last, few, (None, 1.5)))
    for row in rows:
        row.first = row.worker.letters(FILES)
        if row.before > FILES:
            row.worker.letters(row.before - FILES)
    turn = 100 if warm_up > 2 * FILES else 50
    for _ in range(TURNS):
        for row in rows:
            row.steady.append(row.worker.letters(turn))
    for row in rows:
        row.worker.end()
    # A multiple of all files, and some turns: each worker's last letter.
    same_words(rows, files[(TURNS * turn - 1) % FILES])
    return rows


def show(warm_up):
    """The table: letters a second by the clock, and CPU a letter; ratios to engross's."""
    rows = measure(warm_up)
    print(f"\none process, one core, {FILES} letters in turn; ratios are to engross from the case")
    print(f"{'':<26}{'first ' + str(FILES):>16}{'ratio':>16}{'bar':>7}"
          f"{'after ' + format(warm_up, ','):>20}{'ratio':>16}{'bar':>7}{'MiB':>7}  writes")
    print(f"{'':<26}{'/s':>8}{'CPU ms':>8}{'wall':>8}{'CPU':>8}{'':>7}"
          f"{'/s':>12}{'CPU ms':>8}{'wall':>8}{'CPU':>8}")
    ours = rows[0]
    for row in rows:
        cells = f"{row.name:<26}"
        bars = row.bar or (None, None)
        for wall, cpu, base, bar in (
                (*row.first, ours.first, bars[0]),
                (row.median(0), row.median(1), None, bars[1])):
            if base is None:
                ratios = [statistics.median(t[k] / o[k] for t, o in zip(row.steady, ours.steady))
                          for k in (0, 1)]
            else:
                ratios = [wall / base[0], cpu / base[1]]
            width = 8 if base is not None else 12
            cells += f"{1000 / wall:>{width}.1f}{cpu:>8.2f}"
            cells += f"{'':>16}" if row is ours else "".join(f"{r:>6.1f} x" for r in ratios)
            cells += f"{f'{bar:g} x' if bar else '':>7}"
        print(f"{cells}{row.worker.peak:>7.0f}  {claims(row.pdf)}")
    if not peers.has_typst():
        print("Typst: skipped, its library could not be had (make build/peers/typst says why)")
