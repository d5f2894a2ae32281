//! Layers as optional content groups, and drawings to scale as viewports.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::PT_PER_MM;
use crate::frame::{Layer, Measure};

/// Adds the groups and gives their ids, in the order of the layers.
pub(super) fn add_groups(document: &mut Document, layers: &[Layer]) -> Vec<ObjectId> {
    layers
        .iter()
        .map(|layer| {
            let state = |on: bool| Object::from(if on { "ON" } else { "OFF" });
            let usage = Dictionary::from_iter([
                ("View", Object::from(Dictionary::from_iter([("ViewState", state(layer.visible))]))),
                ("Print", Dictionary::from_iter([("PrintState", state(layer.printable))]).into()),
            ]);
            document.add_object(Dictionary::from_iter([
                ("Type", Object::from("OCG")),
                ("Name", text_string(&layer.name)),
                ("Usage", usage.into()),
            ]))
        })
        .collect()
}

/// The catalogue's `/OCProperties`.
pub(super) fn properties(layers: &[Layer], groups: &[ObjectId]) -> Dictionary {
    let all: Vec<Object> = groups.iter().map(|&id| id.into()).collect();
    let with = |visible: bool| -> Vec<Object> {
        layers
            .iter()
            .zip(groups)
            .filter(|(layer, _)| layer.visible == visible)
            .map(|(_, &id)| id.into())
            .collect()
    };
    // Without this, printing would take what the screen shows and not look at what may be printed.
    let on_printing = Dictionary::from_iter([
        ("Event", Object::from("Print")),
        ("Category", vec![Object::from("Print")].into()),
        ("OCGs", all.clone().into()),
    ]);
    let default = Dictionary::from_iter([
        ("Name", text_string("Default")),
        ("BaseState", Object::from("ON")),
        ("ON", with(true).into()),
        ("OFF", with(false).into()),
        ("Order", all.clone().into()),
        ("AS", vec![Object::Dictionary(on_printing)].into()),
    ]);
    Dictionary::from_iter([("OCGs", Object::from(all)), ("D", default.into())])
}

/// The page's `/VP`: lengths and areas in metres of the hall.
pub(super) fn viewport(measure: &Measure, height_mm: f64, bleed_mm: f64) -> Object {
    let real = |value: f64| Object::Real(value as f32);
    let format = |unit: &str, factor: f64| -> Object {
        vec![Object::Dictionary(Dictionary::from_iter([
            ("Type", Object::from("NumberFormat")),
            ("U", text_string(unit)),
            ("C", real(factor)),
            ("F", Object::from("D")),
            ("D", Object::Integer(100)),
        ]))]
        .into()
    };
    let metres_per_pt = measure.scale / PT_PER_MM / 1000.0;
    let ratio = format!("1 : {}", measure.scale);
    let measuring = Dictionary::from_iter([
        ("Type", Object::from("Measure")),
        ("Subtype", Object::from("RL")),
        ("R", text_string(&ratio)),
        ("X", format("m", metres_per_pt)),
        ("D", format("m", 1.0)),
        ("A", format("m²", 1.0)),
    ]);
    let area = &measure.area;
    let up = |y_mm: f64| real((height_mm + bleed_mm - y_mm) * PT_PER_MM);
    let right = |x_mm: f64| real((x_mm + bleed_mm) * PT_PER_MM);
    let corners = vec![right(area.x_mm), up(area.bottom_mm()), right(area.right_mm()), up(area.y_mm)];
    vec![Object::Dictionary(Dictionary::from_iter([
        ("Type", Object::from("Viewport")),
        ("BBox", Object::from(corners)),
        ("Name", text_string(&ratio)),
        ("Measure", measuring.into()),
    ]))]
    .into()
}

/// A string for people: plain when it is ASCII, else UTF-16 with its mark.
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let bytes = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}
