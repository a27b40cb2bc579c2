"""Many cases through one Typst, as warm.c does with engross: letter.typ reads each.

usage: warm_typst.py LIBRARY ROOT FONTS PDF CASE...

Each line of standard input is a number: so many letters more, the cases taken
in turn.  Answers with that number, wall and CPU seconds.  The last document
is left as PDF.
"""

import sys
import time
from pathlib import Path

LIBRARY, ROOT, FONTS, LAST, *CASES = sys.argv[1:]
sys.dont_write_bytecode = True
sys.path.insert(0, LIBRARY)
import typst  # noqa: E402 (from LIBRARY)

compiler = typst.Compiler(Path(__file__).with_name("letter.typ"), root=ROOT, font_paths=[FONTS],
                          ignore_system_fonts=True)
inputs = ["/" + str(Path(case).relative_to(ROOT)) for case in CASES]
case = 0
pdf = b""
for line in sys.stdin:
    wall, cpu = time.monotonic(), time.process_time()
    for _ in range(int(line)):
        pdf = compiler.compile(format="pdf", pdf_standards=["a-3a"],
                               sys_inputs={"case": inputs[case % len(inputs)]})
        case += 1
    print(int(line), f"{time.monotonic() - wall:.6f} {time.process_time() - cpu:.6f}", flush=True)
Path(LAST).write_bytes(pdf)
