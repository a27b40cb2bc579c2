"""Cases for the benchmark, made from a sample: many like it, and one long one."""

import re

WORDS = ("lumbar", "cervical", "thoracic", "shoulder", "knee", "ankle", "wrist", "elbow")
NAMES = ("MRI With 3D Lumbar Spine", "Physical Therapy Twice A Week", "TENS Unit Purchase",
         "Epidural Steroid Injection", "Functional Capacity Evaluation", "Cold Therapy Unit",
         "Electromyography Of Both Arms", "Acupuncture Six Sessions")


def variant(text, n):
    """The same letter for somebody else: numbers, a date and the treatment differ."""
    text = re.sub(r"\b55\b", str(40 + n % 160), text)
    text = text.replace("7-9-14", f"{1 + n % 12}-{1 + n % 28}-14")
    text = text.replace("lumbar", WORDS[n % len(WORDS)])
    return text.replace("MRI With 3D Lumbar Spine", f"{NAMES[n % len(NAMES)]} No. {n}")


def long(text, items):
    """One letter about so many items, each the sample's with a name of its own."""
    item = re.search(r"  <item>.*?</item>\n", text, re.S)
    return text[:item.start()] + "".join(
        variant(item.group(0), n) for n in range(items)) + text[item.end():]
