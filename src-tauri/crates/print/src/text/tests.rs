use super::*;
use crate::frame::{Rect, ShapedRun};

fn setter() -> Typesetter {
    Typesetter::new(FontBook::embedded())
}

fn area(width_mm: f64, height_mm: f64) -> Rect {
    Rect::new(10.0, 20.0, width_mm, height_mm)
}

fn words(fitted: &Fitted) -> Vec<String> {
    fitted
        .lines
        .iter()
        .map(|(line, _)| line.shaped.runs.iter().map(|run| run.text.as_str()).collect::<String>())
        .collect()
}

fn stays_inside(fitted: &Fitted, area: Rect) {
    let Rect { x_mm, y_mm, width_mm, height_mm } = fitted.bounds;
    let slack = 1e-6;
    assert!(x_mm >= area.x_mm - slack && x_mm + width_mm <= area.right_mm() + slack, "{:?}", fitted.bounds);
    assert!(y_mm >= area.y_mm - slack && y_mm + height_mm <= area.bottom_mm() + slack, "{:?}", fitted.bounds);
}

const RULES: FitRules = FitRules { max_pt: 24.0, min_pt: 10.0, max_lines: 2 };

#[test]
fn a_short_name_keeps_the_wanted_size() {
    let fitted = setter().fit("Siti", &TextStyle::default(), area(80.0, 20.0), RULES);
    assert_eq!((fitted.outcome, fitted.size_pt), (FitOutcome::Fits, 24.0));
    stays_inside(&fitted, area(80.0, 20.0));
}

#[test]
fn a_longer_name_shrinks_no_more_than_it_must() {
    let mut setter = setter();
    let text = "Siti Nurhaliza Rahmawati";
    let fitted = setter.fit(text, &TextStyle::default(), area(80.0, 20.0), RULES);
    assert_eq!(fitted.outcome, FitOutcome::Shrunk);
    stays_inside(&fitted, area(80.0, 20.0));
    let larger = setter.line(text, &TextStyle::default(), fitted.size_pt + 0.5);
    assert!(larger.width_mm() > 80.0, "{} would also fit", larger.size_pt);
}

#[test]
fn a_name_too_long_at_the_floor_takes_two_lines_of_like_length() {
    let text = "Raden Ajeng Kartika Purnamasari Kusumaningrum Hadiwijaya";
    let fitted = setter().fit(text, &TextStyle::default(), area(70.0, 20.0), RULES);
    assert_eq!(fitted.outcome, FitOutcome::Wrapped);
    stays_inside(&fitted, area(70.0, 20.0));
    assert_eq!(words(&fitted).join(" "), text);
    let widths: Vec<f64> = fitted.lines.iter().map(|(line, _)| line.width_mm()).collect();
    assert!(widths[0].min(widths[1]) > 0.6 * widths[0].max(widths[1]), "{widths:?}");
}

#[test]
fn what_fits_nowhere_ends_in_an_ellipsis_and_says_so() {
    let text = "Kelompok Perajin Anyaman Serat Alam Binaan Dekranasda Provinsi Daerah Khusus Jakarta";
    let fitted = setter().fit(text, &TextStyle::default(), area(40.0, 11.0), RULES);
    assert_eq!((fitted.outcome, fitted.size_pt), (FitOutcome::Ellipsised, 10.0));
    stays_inside(&fitted, area(40.0, 11.0));
    let lines = words(&fitted);
    assert!(lines.last().unwrap().ends_with('…'), "{lines:?}");
    assert!(text.starts_with(lines.join(" ").trim_end_matches('…')), "{lines:?}");
}

#[test]
fn one_word_that_is_too_long_is_cut_within_the_box() {
    let rules = FitRules { max_lines: 1, ..RULES };
    let fitted = setter().fit(&"Kupu".repeat(20), &TextStyle::default(), area(30.0, 8.0), rules);
    assert_eq!(fitted.outcome, FitOutcome::Ellipsised);
    stays_inside(&fitted, area(30.0, 8.0));
}

#[test]
fn line_breaks_of_the_source_are_kept_when_there_is_room_for_them() {
    let kept = setter().fit("Toko Satu\nToko Dua", &TextStyle::default(), area(80.0, 30.0), RULES);
    assert_eq!((words(&kept), kept.outcome), (vec!["Toko Satu".into(), "Toko Dua".into()], FitOutcome::Fits));
    let single = FitRules { max_lines: 1, ..RULES };
    let joined = setter().fit("Toko Satu\r\nToko Dua", &TextStyle::default(), area(80.0, 30.0), single);
    assert_eq!(words(&joined), ["Toko Satu Toko Dua"]);
}

#[test]
fn a_paragraph_takes_as_many_lines_as_it_needs() {
    let text =
        "Pameran kerajinan Jakarta menghadirkan perajin binaan dari lima kota dan satu kabupaten. ".repeat(4);
    let fitted = setter().fit(&text, &TextStyle::default(), area(60.0, 100.0), FitRules::paragraph(10.0));
    assert_eq!(fitted.outcome, FitOutcome::Wrapped);
    assert!(fitted.lines.len() >= 8, "{} lines", fitted.lines.len());
    stays_inside(&fitted, area(60.0, 100.0));
    assert_eq!(words(&fitted).join(" "), text.trim());
}

#[test]
fn chinese_breaks_between_letters_and_javanese_pushes_lines_apart() {
    let mut setter = setter();
    let latin = setter.fit("Toko Satu\nToko Dua", &TextStyle::default(), area(80.0, 60.0), RULES);
    let javanese = setter.fit("ꦱꦶꦠꦶ\nꦫꦲꦪꦸ", &TextStyle::default(), area(80.0, 60.0), RULES);
    let pitch_mm = |fitted: &Fitted| fitted.lines[1].1.y_mm - fitted.lines[0].1.y_mm;
    assert!(pitch_mm(&javanese) > pitch_mm(&latin));
    stays_inside(&javanese, area(80.0, 60.0));
    assert_eq!(breaking::pieces("木彫工藝").len(), 4);
}

#[test]
fn text_stands_where_its_alignment_says() {
    let mut setter = setter();
    let style = TextStyle::default();
    let box_ = area(80.0, 20.0);
    let mut fit = |align, vertical| {
        let fitted = setter.fit("Stan A-01", &style.aligned(align, vertical), box_, FitRules::fixed(12.0));
        (fitted.lines[0].1, fitted.lines[0].0.width_mm(), fitted.bounds)
    };
    let (origin, _, bounds) = fit(Align::Left, VerticalAlign::Top);
    assert!((origin.x_mm - 10.0).abs() < 1e-9 && (bounds.y_mm - 20.0).abs() < 1e-9);
    let (origin, width_mm, bounds) = fit(Align::Right, VerticalAlign::Bottom);
    assert!((origin.x_mm + width_mm - 90.0).abs() < 1e-9 && (bounds.bottom_mm() - 40.0).abs() < 1e-9);
    let (origin, width_mm, _) = fit(Align::Centre, VerticalAlign::Middle);
    assert!((origin.x_mm + width_mm / 2.0 - 50.0).abs() < 1e-9);
    // Capitals are as far from the top as the baseline is from the bottom.
    let cap_mm = setter.line("A", &style, 12.0).shaped.cap_height_em * 12.0 * MM_PER_PT;
    assert!(((origin.y_mm - cap_mm - 20.0) - (40.0 - origin.y_mm)).abs() < 1e-9);
}

fn runs(text: &str) -> Vec<Arc<ShapedRun>> {
    setter().line(text, &TextStyle::default(), 10.0).shaped.runs.clone()
}

#[test]
fn kerning_and_tabular_figures_are_applied() {
    let mut setter = setter();
    let style = TextStyle::default();
    let width =
        |setter: &mut Typesetter, text: &str, style: &TextStyle| setter.line(text, style, 10.0).width_mm();
    let apart = width(&mut setter, "A", &style) + width(&mut setter, "V", &style);
    assert!(width(&mut setter, "AV", &style) < apart);
    let (ones, eights) = ("1111", "8888");
    assert!((width(&mut setter, ones, &style) - width(&mut setter, eights, &style)).abs() > 0.1);
    let tabular = style.tabular();
    assert!((width(&mut setter, ones, &tabular) - width(&mut setter, eights, &tabular)).abs() < 1e-9);
}

#[test]
fn tracking_spaces_latin_letters_and_leaves_arabic_joined() {
    let mut setter = setter();
    let (plain, tracked) = (TextStyle::default(), TextStyle::default().tracked(0.1));
    let width_em = |setter: &mut Typesetter, text: &str, style: &TextStyle| {
        setter.line(text, style, 10.0).shaped.width_em
    };
    let latin = width_em(&mut setter, "VIP", &tracked) - width_em(&mut setter, "VIP", &plain);
    assert!((latin - 0.3).abs() < 1e-9);
    let arabic = width_em(&mut setter, "محمد", &tracked) - width_em(&mut setter, "محمد", &plain);
    assert!(arabic.abs() < 1e-9);
}

#[test]
fn a_line_of_both_directions_is_ordered_as_it_is_read() {
    let runs = runs("Batik שלום 2019 Jakarta");
    let texts: Vec<&str> = runs.iter().map(|run| run.text.trim()).filter(|text| !text.is_empty()).collect();
    assert_eq!(texts, ["Batik", "2019", "שלום", "Jakarta"]);
    assert!(runs.iter().any(|run| run.right_to_left));
}

#[test]
fn every_byte_of_the_text_is_in_one_run_and_clusters_begin_characters() {
    for text in ["Efficient café", "ᬓ᭄ᬱᬢ᭄ᬭᬶᬬ Bali", "محمد and לוי", "क्षत्रिय", "a\u{200D}b"]
    {
        let runs = runs(text);
        assert_eq!(runs.iter().map(|run| run.text.len()).sum::<usize>(), text.len(), "{text}");
        for glyph in runs.iter().flat_map(|run| run.glyphs.iter().map(move |glyph| (run, glyph))) {
            assert!(glyph.0.text.is_char_boundary(glyph.1.cluster as usize), "{text}");
        }
    }
}

#[test]
fn a_character_without_a_font_is_listed_once_and_drawn_as_a_box() {
    let line = setter().line("木 a 木", &TextStyle::default(), 10.0);
    assert_eq!(line.shaped.missing, ['木']);
    assert_eq!(line.shaped.runs.iter().flat_map(|run| &run.glyphs).filter(|glyph| glyph.id == 0).count(), 2);
}

#[test]
fn a_thousand_other_lines_do_not_change_how_a_line_is_set() {
    let mut used = setter();
    for number in 0..5000 {
        used.line(&format!("Peserta {number}"), &TextStyle::default(), 10.0);
    }
    assert!(used.cache.len() <= CACHE_LIMIT);
    let style = TextStyle::default();
    assert_eq!(used.line("Siti Rahayu", &style, 10.0), setter().line("Siti Rahayu", &style, 10.0));
}
