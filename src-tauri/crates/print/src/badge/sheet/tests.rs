use super::*;

#[test]
fn every_sheet_lies_on_its_paper() {
    for sheet in Sheet::built_in() {
        let right = sheet.left_mm + sheet.pitch_x_mm * (sheet.columns - 1) as f64 + sheet.cell_width_mm;
        let bottom = sheet.top_mm + sheet.pitch_y_mm * (sheet.rows - 1) as f64 + sheet.cell_height_mm;
        assert!(right <= sheet.paper_width_mm + 0.001, "{}: {right}", sheet.id);
        assert!(bottom <= sheet.paper_height_mm + 0.001, "{}: {bottom}", sheet.id);
        assert!(
            sheet.pitch_x_mm >= sheet.cell_width_mm && sheet.pitch_y_mm >= sheet.cell_height_mm,
            "{}",
            sheet.id
        );
        assert_eq!(Sheet::named(&sheet.id).as_ref(), Some(&sheet));
    }
}

#[test]
fn cells_are_filled_row_by_row_with_the_badge_in_their_middle() {
    let sheet = Sheet::named("a4-4xa6").unwrap();
    let place = |cell| sheet.place(cell, &BadgeTemplate::a6());
    assert_eq!(place(0), Rect::new(0.0, 0.25, 105.0, 148.0));
    assert_eq!(place(1), Rect::new(105.0, 0.25, 105.0, 148.0));
    assert_eq!(place(2), Rect::new(0.0, 148.75, 105.0, 148.0));
}

#[test]
fn a_badge_larger_than_the_cells_is_refused_with_both_sizes() {
    let error = Sheet::named("avery-c32011").unwrap().check(&BadgeTemplate::id_card()).unwrap_err();
    assert_eq!((error.badge_width_mm, error.cell_width_mm), (85.6, 85.0));
    assert_eq!(
        error.to_string(),
        "template id-card of 85.6 x 54 mm does not fit the 85 x 54 mm cells of sheet avery-c32011"
    );
    assert!(Sheet::named("durable-1445").unwrap().check(&BadgeTemplate::id_card()).is_ok());
    assert!(Sheet::named("avery-5395").unwrap().check(&BadgeTemplate::id_card()).is_ok());
}

/// Ends of the marks.
fn marks(sheet: &str, template: &BadgeTemplate) -> Vec<(Point, Point)> {
    let drawing = Sheet::named(sheet).unwrap().crop_marks(template).unwrap();
    let Item::Path(path) = &drawing.items[0] else { panic!("no path") };
    path.segments
        .chunks(2)
        .map(|pair| match *pair {
            [crate::frame::Segment::Move(from), crate::frame::Segment::Line(to)] => (from, to),
            _ => panic!("not a line"),
        })
        .collect()
}

#[test]
fn preprinted_labels_get_no_crop_marks() {
    assert!(Sheet::named("durable-1445").unwrap().crop_marks(&BadgeTemplate::id_card()).is_none());
    assert!(Sheet::single(&BadgeTemplate::a6()).crop_marks(&BadgeTemplate::a6()).is_none());
}

#[test]
fn crop_marks_lie_beside_the_badges() {
    let template = BadgeTemplate::id_card();
    let sheet = Sheet::named("a4-id-card").unwrap();
    let marks = marks("a4-id-card", &template);
    assert!(!marks.is_empty());
    for (from, to) in marks {
        for cell in 0..sheet.capacity() {
            let badge = sheet.place(cell, &template);
            let apart = from.x_mm.max(to.x_mm) < badge.x_mm + 1e-6
                || from.x_mm.min(to.x_mm) > badge.right_mm() - 1e-6
                || from.y_mm.max(to.y_mm) < badge.y_mm + 1e-6
                || from.y_mm.min(to.y_mm) > badge.bottom_mm() - 1e-6;
            assert!(apart, "{from:?} {to:?} crosses {badge:?}");
        }
    }
}

#[test]
fn badges_that_touch_are_parted_by_one_cut() {
    let marks = marks("a4-4xa6", &BadgeTemplate::a6());
    let upright: Vec<f64> = marks
        .iter()
        .filter(|(from, to)| (from.x_mm - to.x_mm).abs() < 1e-9)
        .map(|mark| mark.0.x_mm)
        .collect();
    let level: Vec<f64> = marks
        .iter()
        .filter(|(from, to)| (from.y_mm - to.y_mm).abs() < 1e-9)
        .map(|mark| mark.0.y_mm)
        .collect();
    assert_eq!(upright, [105.0; 3]);
    assert_eq!(level, [148.5; 3]);
}
