//! Small frames as goldens: the data, and the SVG that previews show.
#![expect(clippy::unwrap_used, reason = "what a test cannot set up fails it")]

use std::sync::Arc;

use print::colour::Colour;
use print::fonts::{FontBook, Weight};
use print::frame::{
    DocumentMeta, Drawing, Group, Hatch, HatchKind, Item, Layer, Page, Path, Picture, Point, Rect, Stamp,
    Transform,
};
use print::qr::qr_items;
use print::svg::{SvgOptions, page_svg};
use print::text::{Align, FitRules, TextStyle, Typesetter, VerticalAlign};

fn meta() -> DocumentMeta {
    let layer = |id: &str, visible| Layer { id: id.into(), name: id.into(), visible, printable: true };
    DocumentMeta {
        title: "Denah <A> & \"B\"".into(),
        lang: "id".into(),
        layers: vec![layer("booths", true), layer("power", false)],
        ..DocumentMeta::default()
    }
}

fn small_page(setter: &mut Typesetter) -> Page {
    let style = TextStyle::of_weight(Weight::Bold).aligned(Align::Centre, VerticalAlign::Middle);
    let label = setter.fit("A-01 سلام", &style, Rect::new(2.0, 2.0, 36.0, 8.0), FitRules::fixed(12.0));
    let hatch = Hatch {
        kind: HatchKind::Rising,
        ink: Colour::INK,
        ground: Some(Colour::ACCENT.tint(0.2)),
        pitch_mm: 2.0,
        line_mm: 0.2,
    };
    let booth = Path::rect(Rect::new(0.0, 0.0, 10.0, 6.0)).filled(hatch).stroked(Colour::INK, 0.2);
    let drawing =
        Arc::new(Drawing { bounds: Rect::new(-1.0, -1.0, 12.0, 8.0), items: vec![Item::Path(booth)] });
    let stamp =
        |x_mm| Item::Stamp(Stamp { drawing: Arc::clone(&drawing), transform: Transform::shift(x_mm, 12.0) });
    let booths = Group { layer: Some(0), items: vec![stamp(2.0), stamp(16.0)], ..Group::default() };
    let power = Group {
        layer: Some(1),
        transform: Transform::turn(90.0, Point::new(20.0, 20.0)),
        clip: Some(Path::circle(Point::new(20.0, 20.0), 3.0)),
        items: vec![Item::Picture(Picture { hash: "ab12".into(), area: Rect::new(17.0, 17.0, 6.0, 6.0) })],
    };
    let mut items = label.items();
    items.extend([Item::Group(booths), Item::Group(power)]);
    items.extend(qr_items("A-01", Point::new(30.0, 20.0), 8.0).unwrap());
    Page { width_mm: 40.0, height_mm: 30.0, bleed_mm: 2.0, items, ..Page::default() }
}

#[test]
fn the_frame_of_a_small_page_stays_as_it_is() {
    let page = small_page(&mut Typesetter::new(FontBook::embedded()));
    insta::assert_json_snapshot!(page);
}

#[test]
fn the_preview_of_a_small_page_stays_as_it_is() {
    let mut setter = Typesetter::new(FontBook::embedded());
    let page = small_page(&mut setter);
    let options =
        SvgOptions { id_prefix: "p1", image_href: &|hash| format!("media://{hash}"), named_layers: false };
    let svg = page_svg(&page, &meta(), setter.book(), &options);
    assert!(svg.contains("aria-label=\"Denah &lt;A&gt; &amp; &quot;B&quot;\""));
    assert!(svg.contains("data-layer=\"power\" display=\"none\""));
    assert!(svg.contains("href=\"media://ab12\""));
    insta::assert_snapshot!(svg);
}
