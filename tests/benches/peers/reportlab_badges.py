"""A6 badges with ReportLab, the page of `jakcraft badges print`: BADGES.json FONTS_FOLDER OUT.pdf.

Writes the time that the work took to standard output; the clock starts when Python and ReportLab are loaded.
"""

import json
import sys
import time

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor, white
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT, LEFT, INNER = 105 * mm, 148 * mm, 8 * mm, 89 * mm
INK, QUIET = HexColor("#14171C"), HexColor("#424A57")


def fitted(text, font, largest, smallest, width):
    size = largest
    while size > smallest and pdfmetrics.stringWidth(text, font, size) > width:
        size -= 0.5
    return size


def qr(canvas, token, left, bottom, side):
    widget = QrCodeWidget(token, barLevel="M", barWidth=side, barHeight=side, barBorder=0)
    drawing = Drawing(side, side)
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, left, bottom)


def page(canvas, event, badge):
    def y(from_top_mm):
        return HEIGHT - from_top_mm * mm

    role = HexColor(badge["colour"])
    canvas.setFillColor(role)
    teeth, tooth = canvas.beginPath(), INNER / 20
    for index in range(20):
        teeth.moveTo(LEFT + index * tooth, y(12))
        teeth.lineTo(LEFT + (index + 1) * tooth, y(12))
        teeth.lineTo(LEFT + (index + 0.5) * tooth, y(16.6))
        teeth.close()
    canvas.drawPath(teeth, stroke=0, fill=1)
    for text, font, size, colour, baseline in (
        (event["name"], "ExtraBold", 14, INK, 23.6),
        (event["theme"], "SemiBold", 9, role, 28.2),
        (event["details"], "Regular", 8.5, QUIET, 32.6),
    ):
        canvas.setFillColor(colour)
        canvas.setFont(font, size)
        canvas.drawString(LEFT, y(baseline), text)
    called, _, rest = badge["name"].partition(" ")
    canvas.setFillColor(INK)
    canvas.setFont("ExtraBold", fitted(called, "ExtraBold", 60, 20, INNER))
    canvas.drawString(LEFT, y(62), called)
    if rest:
        canvas.setFont("SemiBold", fitted(rest, "SemiBold", 21, 11, INNER))
        canvas.drawString(LEFT, y(71), rest)
    canvas.setFillColor(QUIET)
    canvas.setFont("Medium", fitted(badge["firm"], "Medium", 14, 8, INNER))
    canvas.drawString(LEFT, y(80), badge["firm"])
    canvas.setFillColor(QUIET)
    canvas.setFont("Medium", 11)
    canvas.drawString(LEFT, y(113), "Stan")
    canvas.setFillColor(INK)
    canvas.setFont("ExtraBold", 34)
    canvas.drawString(LEFT, y(125.4), badge["booth"])
    qr(canvas, badge["token"], 69 * mm, y(120), 28 * mm)
    canvas.setFillColor(INK)
    canvas.setFont("SemiBold", 10)
    canvas.drawCentredString(83 * mm, y(125.4), badge["code"])
    canvas.setFillColor(role)
    canvas.rect(LEFT, y(141), INNER, 11.5 * mm, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont("ExtraBold", 19)
    canvas.drawCentredString(WIDTH / 2, y(137.6), badge["role"])
    canvas.showPage()


def main():
    badges, fonts, out = sys.argv[1:4]
    begun, busy = time.perf_counter(), time.process_time()
    with open(badges, encoding="utf-8") as file:
        run = json.load(file)
    for weight in ("Regular", "Medium", "SemiBold", "ExtraBold"):
        pdfmetrics.registerFont(TTFont(weight, f"{fonts}/PlusJakartaSans-{weight}.ttf"))
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=1)
    for badge in run["badges"]:
        page(canvas, run["event"], badge)
    canvas.save()
    print(json.dumps({"wall_s": time.perf_counter() - begun, "processor_s": time.process_time() - busy}))


main()
