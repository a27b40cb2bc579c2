"""Letters of the samples, as the tests beside this file look at them."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ENGROSS = os.path.join(TOP, "build", "engross")
LT = "{urn:engross:letter:1}"


def folders(beside="case.xml"):
    """The sample folders that hold a file of that name."""
    samples = os.path.join(TOP, "samples")
    return sorted(os.path.join(samples, name) for name in os.listdir(samples)
                  if os.path.exists(os.path.join(samples, name, beside)))


def name_of(folder):
    return os.path.basename(os.path.normpath(folder))


def bare(text):
    """Without any white space, the no-break space included."""
    return re.sub(r"\s", "", text)


def run(arguments):
    done = subprocess.run(arguments, capture_output=True)
    if done.returncode != 0:
        sys.stderr.write(done.stderr.decode("utf-8", "replace"))
        raise SystemExit("%s: exit status %d" % (" ".join(arguments), done.returncode))
    return done.stdout


MONTHS = ("January February March April May June July August September October November "
          "December").split()


def read_letter(letter):
    """The letter document as a tree, its days in words as the theme writes them."""
    root = ElementTree.fromstring(letter)
    for date in root.iter(LT + "date"):
        if not date.text and not len(date):
            year, month, day = date.get("value").split("-")
            date.text = "%s %d, %s" % (MONTHS[int(month) - 1], int(day), year)
    return root


def render(engross, folder, product):
    return run([engross, "render", "--format", product, "-o", "-",
                os.path.join(folder, "case.xml")])


def case_root(folder):
    return ElementTree.parse(os.path.join(folder, "case.xml")).getroot()


class Block:
    """What of a block stands on one page."""
    def __init__(self, depth, heading):
        self.depth, self.heading, self.lines = depth, heading, []

    def text(self):
        return bare("".join(self.lines))


class Page:
    def __init__(self):
        self.blocks = []        # of the body region, in order
        self.rest = ""          # words of the other regions
        self.rectangle = None   # of the body region: x, y, width, height in points
        self.foot = 0           # where the last line of the body ends
        self.hyphens = 0        # hyphens at line ends that the text does not have

    def body(self):
        return "".join(line for block in self.blocks for line in block.lines)


AREA = re.compile(r"( +)(block|line|text|region) ?(.*)$")
NUMBERS = re.compile(r" (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+)(?: |$)")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"(.*)$')


def unquote(quoted):
    return re.sub(r"\\(x..|.)", lambda m: " " if m[1][0] == "x" else m[1], quoted)


def pages_of(dump):
    """An area dump (engross render --format areas) as pages."""
    pages, in_body, blocks = [], False, []
    for line in dump.decode("utf-8").split("\n"):
        if line.startswith("page "):
            pages.append(Page())
            continue
        area = AREA.match(line)
        if not area:
            continue
        page, depth, kind, said = pages[-1], len(area[1]), area[2], area[3]
        if kind == "region":
            in_body, blocks = said.startswith("flow "), []
            if in_body:
                page.rectangle = [float(n) for n in NUMBERS.search(" " + said).groups()]
        elif kind == "text":
            words = QUOTED.search(said)
            page.hyphens += " hyphen" in words[2]
            if in_body:
                blocks[-1].lines[-1] += unquote(words[1])
            else:
                page.rest += unquote(words[1])
        elif in_body and kind == "block":
            blocks = [b for b in blocks if b.depth < depth]
            blocks.append(Block(depth, " #h-" in line))
        elif in_body and kind == "line":
            _, y, _, height = (float(n) for n in NUMBERS.search(" " + said).groups())
            page.foot = max(page.foot, y + height)
            # A block's lines may go on after a block inside it.
            blocks = [b for b in blocks if b.depth < depth]
            if blocks[-1] not in page.blocks:
                page.blocks.append(blocks[-1])
            elif page.blocks[-1] is not blocks[-1]:
                blocks[-1] = Block(blocks[-1].depth, blocks[-1].heading)
                page.blocks.append(blocks[-1])
            blocks[-1].lines.append("")
    return pages
