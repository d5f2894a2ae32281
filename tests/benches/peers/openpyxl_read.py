"""Merely reads a workbook with openpyxl in its read-only mode: LIST.xlsx.

Writes the time that the work took to standard output; the clock starts when Python and openpyxl are loaded.
"""

import json
import sys
import time

import openpyxl


def main():
    begun, busy = time.perf_counter(), time.process_time()
    book = openpyxl.load_workbook(sys.argv[1], read_only=True)
    cells = 0
    for row in book.worksheets[0].iter_rows(values_only=True):
        cells += len(row)
    book.close()
    took = {"wall_s": time.perf_counter() - begun, "processor_s": time.process_time() - busy}
    print(json.dumps({**took, "cells": cells}))


main()
