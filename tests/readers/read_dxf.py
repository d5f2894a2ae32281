"""Reads a DXF with ezdxf and says what is in it, as JSON: what another program sees of the export."""

import json
import sys
from collections import Counter

import ezdxf


def main(path: str) -> None:
    drawing = ezdxf.readfile(path)
    audit = drawing.audit()
    space = drawing.modelspace()
    texts: dict[str, list[str]] = {}
    for text in space.query("TEXT"):
        texts.setdefault(text.dxf.layer, []).append(text.plain_text())
    outlines = list(space.query("LWPOLYLINE"))
    points = [point for outline in outlines for point in outline.get_points("xy")]
    json.dump(
        {
            "version": drawing.dxfversion,
            "units": drawing.units,
            "errors": [str(error.message) for error in audit.errors],
            "fixes": [str(fix.message) for fix in audit.fixes],
            "layers": {
                layer.dxf.name: {"colour": layer.dxf.color, "line": layer.dxf.linetype}
                for layer in drawing.layers
            },
            "counts": dict(Counter(f"{entity.dxf.layer} {entity.dxftype()}" for entity in space)),
            "open_outlines": sum(not outline.closed for outline in outlines),
            "outlines": {
                layer: [
                    [[round(x), round(y)] for x, y in outline.get_points("xy")]
                    for outline in outlines
                    if outline.dxf.layer == layer
                ]
                for layer in {outline.dxf.layer for outline in outlines}
            },
            "texts": texts,
            "low": [min(x for x, _ in points), min(y for _, y in points)],
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main(sys.argv[1])
