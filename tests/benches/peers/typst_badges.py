"""A6 badges with Typst, the page of `jakcraft badges print`: BADGES.typ FONTS_FOLDER OUT.pdf; badges.json lies beside.

Writes the time that the work took to standard output; the clock starts when Python and Typst are loaded.
"""

import json
import sys
import time

import typst


def main():
    source, fonts, out = sys.argv[1:4]
    begun, busy = time.perf_counter(), time.process_time()
    typst.compile(source, output=out, font_paths=[fonts], ignore_system_fonts=True, pdf_tags=False)
    print(json.dumps({"wall_s": time.perf_counter() - begun, "processor_s": time.process_time() - busy}))


main()
