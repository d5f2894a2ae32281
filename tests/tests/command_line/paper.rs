//! What is printed, read back by other programs: fonts, sizes, names in any script, QR codes, layers, bytes.

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use domain::badge_code::BadgeCode;
use domain::badge_token::{self, DeskCertificate, EventTag};
use jakcraft_tests::{Workspace, fixture, number, paper, rows, text};
use print::badge::{BadgeTemplate, Sheet};
use serde_json::Value;

fn print_badges(workspace: &Workspace, name: &str, more: &[&str]) -> (PathBuf, Value) {
    let out = workspace.path(name);
    let arguments = ["badges", "print", "--out", out.to_str().unwrap()];
    let printed = workspace.ok(arguments.iter().chain(more));
    (out, printed)
}

fn print_plan(workspace: &Workspace, name: &str, more: &[&str]) -> PathBuf {
    let out = workspace.path(name);
    let arguments = ["floor-plan", "print", "--out", out.to_str().unwrap()];
    workspace.ok(arguments.iter().chain(more));
    out
}

/// The messy list with what a show meets beside it: attendants whose names are written in other scripts, one of them
/// typed with the accents apart, as some keyboards do.
fn every_script(workspace: &Workspace) -> PathBuf {
    let mut list = fs::read_to_string(fixture("pendaftaran-berantakan.csv")).unwrap();
    let row = |firm: &str, owner: &str, one: &str, other: &str| {
        format!(";{firm};{owner}{};2x2;450;{one};{other};\r\n", ";".repeat(24))
    };
    list += &row("Xưởng Gốm Đặng Ngọc", "Đặng Thị Ngọc", "Nguyễn Thị Hồng Nhung", "Trần Đình Phước");
    list += &row("Añoranza Crafts", "Zoë Müller", "Zoe\u{308} Mu\u{308}ller", "François Łukasz");
    list += &row("ꦥꦱꦂ ꦗꦮ", "ꦱꦸꦥꦂꦠꦶ", "ꦱꦸꦥꦂꦠꦶ", "王小明");
    list += &row("دكان الحرير", "عبد الله", "عبد الله الحداد", "Kwee Tek Hoay");
    workspace.write("semua-aksara.csv", list)
}

#[test]
fn every_name_can_be_read_back_from_the_badges_whatever_its_script() {
    let workspace = Workspace::with_event();
    let report = workspace.import(&every_script(&workspace));
    assert_eq!(number(&report, "rows_read"), 74, "{report:#}");
    workspace.ok(["exhibitors", "accept", "--all"]);
    for (template, sizes) in [("a6", (105.0, 148.0)), ("id-card", (85.6, 54.0))] {
        let (pdf, printed) = print_badges(&workspace, &format!("{template}.pdf"), &["--template", template]);
        paper::assert_sound(&pdf);
        paper::assert_pages(&pdf, usize::try_from(number(&printed, "pages")).unwrap(), sizes.0, sizes.1);
        let pages = paper::pages_text(&pdf);
        let warnings = rows(&printed, "warnings");
        let badges = workspace.badges();
        assert_eq!(pages.len(), badges.len());
        for (badge, page) in badges.iter().zip(&pages) {
            let code = text(badge, "code");
            assert!(page.contains(code), "{code} on {page}");
            for key in ["holder", "exhibitor"] {
                let name = text(badge, key);
                let is_told = warnings.iter().any(|warning| {
                    warning["badge"] == code
                        && warning["severity"] == "warning"
                        && warning["holder"] == badge["holder"]
                });
                assert!(paper::shows(page, name) || is_told, "{name} on {page}, {warnings:#?}");
            }
        }
        let missing: Vec<&Value> =
            warnings.iter().filter(|one| text(one, "code").contains("glyph")).collect();
        assert!(missing.is_empty(), "{missing:#?}");
    }
}

#[test]
fn every_firm_can_be_read_back_from_the_floor_plan_whatever_its_script() {
    let workspace = Workspace::with_event();
    workspace.import(&every_script(&workspace));
    workspace.ok(["exhibitors", "accept", "--all"]);
    workspace.ok(["hall", "generate", "--width-m", "60", "--depth-m", "40"]);
    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!(rows(&assigned, "unplaced").len(), 0, "{assigned:#}");
    let pdf = print_plan(&workspace, "denah.pdf", &["--paper", "A2"]);
    paper::assert_sound(&pdf);
    let all = paper::pages_text(&pdf).concat();
    for one in workspace.exhibitors() {
        let name = text(&one, "name");
        assert!(paper::shows(&all, name), "{name} in the lists");
        for booth in rows(&one, "booths") {
            assert!(all.contains(booth.as_str().unwrap()), "{booth}");
        }
    }
    for layer in
        ["Bangunan", "Pintu dan pemadam", "Listrik dan air", "Lorong", "Stan", "Kode stan", "Nama peserta"]
    {
        assert!(paper::has_layer(&pdf, layer), "no layer {layer}");
    }
}

/// The organizer's public key and the desks' certificates, as another desk is given them.
fn trusted(workspace: &Workspace) -> ([u8; 32], Vec<DeskCertificate>) {
    let store = workspace.store();
    let event = workspace.event();
    let key: String =
        store.read().setting(&store::event_setting_key(event.id, "organizer_public_key")).unwrap().unwrap();
    let bytes = |hex: &str| -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    };
    let certificates = store
        .read()
        .desks(event.id)
        .unwrap()
        .into_iter()
        .filter_map(|desk| DeskCertificate::from_bytes(&bytes(&desk.certificate?)).ok())
        .collect();
    (bytes(&key).try_into().unwrap(), certificates)
}

#[test]
fn each_badge_carries_a_token_that_reads_at_150_dots_an_inch_and_is_signed() {
    const LOOKED_AT: usize = 20;
    let workspace = Workspace::with_demo();
    let (pdf, _) = print_badges(&workspace, "a6.pdf", &[]);
    let (public_key, certificates) = trusted(&workspace);
    let event = workspace.event();
    let at = NaiveDate::from_ymd_opt(2019, 11, 26).unwrap().and_hms_opt(11, 0, 0).unwrap();
    let store = workspace.store();
    let badges = workspace.badges();
    let mut tokens = Vec::new();
    for (badge, page) in badges.iter().zip(paper::printed(&pdf, LOOKED_AT)) {
        let token = paper::scanned(&page).unwrap_or_else(|| panic!("no QR code of {badge:#} reads"));
        assert!(token.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()), "{token}");
        let tag = EventTag::of(event.id.0);
        let claims = badge_token::verify(&token, &public_key, &certificates, tag, at).unwrap();
        assert_eq!(Some(i64::from(claims.issue)), badge["issue"].as_i64());
        let code = BadgeCode::parse(text(badge, "code")).unwrap();
        let stored = store.read().badge_by_code(event.id, &code.plain()).unwrap().unwrap();
        assert_eq!(stored.id.0, claims.badge, "the code in clear and the token are one badge's");
        // The bytes behind the token hold no word of the name either.
        let bytes = data_of(&token);
        for word in text(badge, "holder").split_whitespace().filter(|word| word.len() > 3) {
            assert!(!token.contains(&word.to_uppercase()), "{word} in {token}");
            assert!(!bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes())));
        }
        tokens.push(token);
    }
    assert_eq!(tokens.len(), LOOKED_AT);
    // On the smallest template, ten on a sheet, they still read, and are the same.
    let sheet = Sheet::named("a4-id-card").unwrap();
    let template = BadgeTemplate::named("id-card").unwrap();
    let (pdf, printed) =
        print_badges(&workspace, "lembar.pdf", &["--template", "id-card", "--sheet", "a4-id-card"]);
    assert_eq!(number(&printed, "issued"), 0);
    let pages = paper::printed(&pdf, LOOKED_AT / sheet.capacity());
    for (index, token) in tokens.iter().enumerate() {
        let place = sheet.place(index % sheet.capacity(), &template);
        let place_mm = [place.x_mm, place.y_mm, place.width_mm, place.height_mm];
        let seen = paper::cut(&pages[index / sheet.capacity()], place_mm);
        assert_eq!(paper::scanned(&seen).as_ref(), Some(token), "badge {index} of the sheets");
    }
}

/// The bytes of a token's base 32.
fn data_of(token: &str) -> Vec<u8> {
    let mut bits = 0_u32;
    let mut count = 0;
    let mut bytes = Vec::new();
    for digit in token.bytes() {
        let value = if digit.is_ascii_digit() { digit - b'2' + 26 } else { digit - b'A' };
        bits = (bits << 5) | u32::from(value);
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).unwrap());
        }
    }
    bytes
}

#[test]
fn one_wrong_character_in_a_code_is_noticed() {
    let workspace = Workspace::with_demo();
    print_badges(&workspace, "a6.pdf", &[]);
    let badges = workspace.badges();
    for badge in badges.iter().take(3) {
        let code = text(badge, "code");
        let is_plain = |c: char| c == '-' || "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(c);
        assert!(code.chars().all(is_plain) && code.len() == 9, "{code}");
        let last = code.chars().last().unwrap();
        let wrong = if last == '0' { '1' } else { '0' };
        let mistyped = format!("{}{wrong}", &code[..8]);
        assert_eq!(workspace.ok(["desk", "check-in", &mistyped])["result"], "malformed");
    }
}

#[test]
fn the_same_day_prints_the_same_bytes_and_issues_nothing_twice() {
    let workspace = Workspace::with_demo();
    let (first, printed) = print_badges(&workspace, "1.pdf", &[]);
    assert_eq!(number(&printed, "issued"), number(&printed, "badges"));
    let before = workspace.badges();
    let (second, printed) = print_badges(&workspace, "2.pdf", &[]);
    assert_eq!(number(&printed, "issued"), 0);
    assert_eq!(workspace.badges(), before);
    assert!(fs::read(first).unwrap() == fs::read(second).unwrap(), "the badges differ");
    let plans =
        ["a.pdf", "b.pdf"].map(|name| fs::read(print_plan(&workspace, name, &["--paper", "A1"])).unwrap());
    assert!(plans[0] == plans[1], "the floor plans differ");
    assert!(number(&workspace.ok(["event", "show"])["counts"], "badges") > 0);
}

#[test]
fn a_new_issue_revokes_the_old_badge_at_the_desk() {
    let workspace = Workspace::with_demo();
    print_badges(&workspace, "1.pdf", &[]);
    let before = workspace.badges();
    let (pdf, printed) = print_badges(&workspace, "2.pdf", &["--reissue"]);
    assert_eq!(number(&printed, "issued"), number(&printed, "badges"));
    let after = workspace.badges();
    assert_eq!(before.len(), after.len());
    for (old, new) in before.iter().zip(&after) {
        assert_eq!((&old["holder"], number(new, "issue")), (&new["holder"], number(old, "issue") + 1));
        assert_ne!(old["code"], new["code"]);
    }
    let refused = workspace.ok(["desk", "check-in", text(&before[0], "code")]);
    assert_eq!((text(&refused, "result"), &refused["holder"]), ("revoked", &before[0]["holder"]));
    assert_eq!(workspace.ok(["desk", "check-in", text(&after[0], "code")])["result"], "admitted");
    let pages = paper::pages_text(&pdf);
    assert!(pages[0].contains(text(&after[0], "code")) && !pages[0].contains(text(&before[0], "code")));
    workspace.is_whole();
}

#[test]
fn a_floor_plan_keeps_its_scale_or_says_what_would_fit() {
    let workspace = Workspace::with_demo();
    let error = workspace.fails([
        "floor-plan",
        "print",
        "--paper",
        "A4",
        "--scale",
        "50",
        "--out",
        workspace.path("x.pdf").to_str().unwrap(),
    ]);
    assert_eq!(error["code"], "does_not_fit", "{error:#}");
    assert!(!workspace.path("x.pdf").exists());
    let error = workspace.fails([
        "floor-plan",
        "print",
        "--paper",
        "A9",
        "--out",
        workspace.path("x.pdf").to_str().unwrap(),
    ]);
    assert_eq!(error["code"], "unknown");
    for (sheet, long_mm, short_mm) in [("A0", 1189.0, 841.0), ("A1", 841.0, 594.0), ("A2", 594.0, 420.0)] {
        let pdf = print_plan(&workspace, &format!("{sheet}.pdf"), &["--paper", sheet]);
        let (width, height) = paper::page_sizes_mm(&pdf)[0];
        assert!(
            (width - long_mm).abs() < 0.6 && (height - short_mm).abs() < 0.6,
            "{sheet}: {width} x {height}"
        );
        paper::assert_sound(&pdf);
        // Names of places may be set in capitals.
        let all = paper::pages_text(&pdf).concat().to_lowercase();
        for words in ["jakcraft 2019", "panggung", "sekretariat", "p3k", "pintu darurat barat"] {
            assert!(all.contains(&paper::squashed(words)), "{words} on {sheet}");
        }
    }
}

#[test]
fn a_print_that_cannot_be_written_leaves_the_old_file_and_issues_nothing() {
    let workspace = Workspace::with_demo();
    let folder = workspace.path("tidak-ada");
    let error = workspace.fails(["badges", "print", "--out", folder.join("kartu.pdf").to_str().unwrap()]);
    assert_eq!(error["code"], "file_unwritable", "{error:#}");
    assert!(workspace.badges().iter().all(|badge| badge["code"].is_null()), "nothing was issued");
    for (flag, value) in [("--template", "a5"), ("--sheet", "a4-99"), ("--role", "raja")] {
        let old = workspace.write("kartu.pdf", "yang lama");
        let error = workspace.fails(["badges", "print", "--out", old.to_str().unwrap(), flag, value]);
        assert_eq!(error["code"], "unknown", "{flag}");
        assert_eq!(fs::read(&old).unwrap(), "yang lama".as_bytes());
    }
}
