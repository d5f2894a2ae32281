//! Lots: firms that are passed over, that share another's place, and what people set aside, in the reader's language.

use jakcraft_tests::booth_row::{accepted, booth, booths_of, row, with};
use jakcraft_tests::{Workspace, number, paper, rows, text};
use serde_json::{Value, json};

const THREE: &str = "Ayu;2x2;1;900;\nJati;2x2;1;900;\nWangi;2x2;1;900;\n";

fn begun(booths: &[Value], firms: &str, kind: &str) -> Workspace {
    let workspace = accepted(booths, firms);
    workspace.ok(["lots", "begin", "--name", "Undian", "--kind", kind]);
    workspace
}

fn draw(workspace: &Workspace, firm: &str, value: &str) -> Value {
    workspace.ok(["lots", "draw", "Undian", firm, value])
}

fn pass(workspace: &Workspace, firm: &str, reason: &str) -> Value {
    workspace.ok(["lots", "pass", "Undian", firm, "--reason", reason])
}

fn firm(draw: &Value, name: &str) -> Value {
    rows(draw, "firms").into_iter().find(|firm| text(firm, "name") == name).unwrap()
}

fn next(draw: &Value) -> String {
    let next = rows(draw, "firms").into_iter().find(|firm| firm["participation"] == draw["next"]);
    next.map(|firm| text(&firm, "name").to_owned()).unwrap_or_default()
}

/// How many have their booth, are passed over, have none yet, and all of them.
fn counts(draw: &Value) -> [u64; 4] {
    ["done", "passed", "left", "entrants"].map(|key| draw[key].as_u64().unwrap())
}

/// The words of the minutes, on one line.
fn minutes(workspace: &Workspace, lang: &str) -> String {
    let out = workspace.path("berita-acara.pdf");
    workspace.ok(["--lang", lang, "lots", "print", "Undian", "--out", out.to_str().unwrap()]);
    paper::assert_sound(&out);
    paper::raw_text(&out).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn who_is_absent_is_passed_over_and_the_others_go_on_without_force() {
    let workspace = begun(&row(6), THREE, "turns");
    for (name, turn) in [("Ayu", "1"), ("Jati", "2"), ("Wangi", "3")] {
        draw(&workspace, name, turn);
    }
    let passed = workspace.ok([
        "lots",
        "pass",
        "Undian",
        "next",
        "--reason",
        "absent",
        "--note",
        " dipanggil tiga kali ",
    ]);
    assert_eq!((next(&passed), counts(&passed)), ("Jati".to_owned(), [0, 1, 2, 3]));
    assert_eq!(firm(&passed, "Ayu")["standing"], "passed");
    assert_eq!(text(&firm(&passed, "Ayu"), "note"), "Dilewati: tidak hadir; dipanggil tiga kali.");
    assert_eq!(text(&passed, "last"), "Ayu dilewati (tidak hadir)");
    assert_eq!(draw(&workspace, "next", "A-03")["exhibitor"], "Jati");
    let declined = pass(&workspace, "next", "declined");
    assert_eq!((next(&declined), counts(&declined)), (String::new(), [1, 2, 0, 3]));
    // It is a change of its own, in words of the reader.
    let history = rows(&workspace.ok(["--lang", "en", "history", "list"]), "changes");
    assert_eq!(text(&history[0], "action"), "lots_pass");
    assert_eq!(text(&history[0], "what"), "Exhibitor passed over in a draw");
    let closed = workspace.ok(["lots", "close", "Undian"]);
    assert_eq!(counts(&closed), [1, 2, 0, 3]);
    let words = minutes(&workspace, "id");
    for said in [
        "diikuti 3 peserta",
        "2 peserta dilewati",
        "Dilewati: tidak hadir; dipanggil tiga kali.",
        "Dilewati: tidak bersedia.",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let words = minutes(&workspace, "en");
    assert!(words.contains("2 exhibitors were passed over"), "{words}");
    assert!(words.contains("Passed over: absent; dipanggil tiga kali."), "{words}");
    let late = workspace.fails(["lots", "pass", "Undian", "Jati", "--reason", "absent"]);
    assert_eq!(late["code"], "lot_closed");
    assert_eq!(workspace.fails(["lots", "draw", "Undian", "Ayu", "A-01"])["code"], "lot_closed");
    // They can be in another draw.
    assert_eq!(number(&workspace.ok(["lots", "begin", "--name", "Undian Kedua"]), "entrants"), 2);
    workspace.is_whole();
}

#[test]
fn who_comes_late_takes_its_turn_after_all_and_the_minutes_say_so() {
    let workspace = begun(&row(6), THREE, "turns");
    // Absent when turns are drawn: nobody waits for its paper, which stays in the pot.
    pass(&workspace, "Ayu", "absent");
    draw(&workspace, "Jati", "3");
    draw(&workspace, "Wangi", "2");
    draw(&workspace, "next", "A-06");
    let before = workspace.ok(["lots", "show", "Undian"]);
    assert_eq!(next(&before), "Jati");
    let late = draw(&workspace, "Ayu", "1");
    assert_eq!((&late["turn"], &late["broken"]), (&json!(1), &json!([])));
    // It is back, and comes before Jati.
    let shown = workspace.ok(["lots", "show", "Undian"]);
    assert_eq!((next(&shown), counts(&shown)), ("Ayu".to_owned(), [1, 0, 2, 3]));
    pass(&workspace, "Ayu", "declined");
    draw(&workspace, "next", "A-05");
    let kept = draw(&workspace, "Ayu", "A-01");
    assert_eq!(kept["broken"], json!([]), "its turn has come long since");
    assert_eq!(booths_of(&workspace, "Ayu"), ["A-01"]);
    let closed = workspace.ok(["lots", "close", "Undian"]);
    assert_eq!(counts(&closed), [3, 0, 0, 3]);
    let words = minutes(&workspace, "id");
    assert!(words.contains("Semula dilewati (tidak bersedia), kemudian ikut mengundi."), "{words}");
    assert!(!words.contains("peserta dilewati;"), "{words}");
    workspace.is_whole();
}

#[test]
fn passing_over_is_taken_back_like_a_lot() {
    let workspace = begun(&row(6), THREE, "booths");
    draw(&workspace, "Ayu", "A-01");
    pass(&workspace, "Jati", "absent");
    // Another reason takes the place of the first.
    let again = pass(&workspace, "Jati", "declined");
    assert_eq!(text(&firm(&again, "Jati"), "note"), "Dilewati: tidak bersedia.");
    assert_eq!(workspace.fails(["history", "undo"])["code"], "lot_underneath");
    assert_eq!(workspace.fails(["lots", "leave", "Undian", "Jati"])["code"], "lot_is_passed");
    assert_eq!(text(&workspace.ok(["lots", "undo", "Undian"]), "what"), "Dilewatinya Jati");
    let first = workspace.ok(["lots", "show", "Undian"]);
    assert_eq!(text(&firm(&first, "Jati"), "note"), "Dilewati: tidak hadir.");
    // It comes, and that is taken back, too: it is passed over again.
    draw(&workspace, "Jati", "A-02");
    assert_eq!(text(&workspace.ok(["lots", "undo", "Undian"]), "what"), "Stan A-02 dari Jati");
    assert_eq!(firm(&workspace.ok(["lots", "show", "Undian"]), "Jati")["standing"], "passed");
    let back = workspace.ok(["lots", "undo", "Undian"]);
    assert_eq!(text(&back, "what"), "Dilewatinya Jati");
    assert_eq!((next(&back["draw"]), counts(&back["draw"])), ("Jati".to_owned(), [1, 0, 2, 3]));
    assert_eq!(firm(&back["draw"], "Jati")["note"], Value::Null);
    workspace.is_whole();
}

#[test]
fn nobody_is_passed_over_who_has_drawn_or_draws_nothing() {
    let workspace = begun(&row(6), THREE, "seed");
    let tried = |firm: &str| workspace.fails(["lots", "pass", "Undian", firm, "--reason", "absent"]);
    assert_eq!(tried("Ayu")["code"], "lot_draws_nothing", "no seed is named yet");
    workspace.ok(["lots", "seed", "Undian", "JakCraft 2019"]);
    let drawn = draw(&workspace, "next", "A-01");
    assert_eq!(tried(text(&drawn, "exhibitor"))["code"], "lot_has_drawn");
    assert_eq!(tried("Tidak Ada")["code"], "unknown");
    let long = "x".repeat(121);
    let error =
        workspace.fails(["lots", "pass", "Undian", "next", "--reason", "absent", "--note", long.as_str()]);
    assert_eq!(error["code"], "invalid");
    // By a seed, too, the turn is kept and the others go on.
    let second = next(&workspace.ok(["lots", "show", "Undian"]));
    pass(&workspace, "next", "absent");
    draw(&workspace, "next", "A-02");
    draw(&workspace, &second, "A-03");
    assert_eq!(counts(&workspace.ok(["lots", "show", "Undian"])), [3, 0, 0, 3]);
    workspace.is_whole();
}

#[test]
fn who_shares_anothers_place_or_went_home_is_not_counted_as_without_a_lot() {
    let firms = format!("{THREE}Sekar;2x2;1;900;\n");
    let booths: Vec<Value> = row(6).into_iter().map(|one| with(one, "power_va", json!(3_000))).collect();
    let workspace = begun(&booths, &firms, "booths");
    workspace.ok(["plan", "share", "Ayu", "Wangi"]);
    workspace.ok(["exhibitors", "move", "--to", "withdrawn", "--reason", "Sakit", "Sekar"]);
    let shown = workspace.ok(["lots", "show", "Undian"]);
    assert_eq!(counts(&shown), [0, 0, 2, 2], "Ayu draws for Wangi");
    assert_eq!(firm(&shown, "Wangi")["standing"], "shares");
    let tried = workspace.fails(["lots", "pass", "Undian", "Wangi", "--reason", "absent"]);
    assert_eq!(tried["code"], "lot_draws_nothing");
    // The same where it was passed over before.
    workspace.ok(["plan", "unshare", "Wangi"]);
    pass(&workspace, "Wangi", "absent");
    workspace.ok(["plan", "share", "Ayu", "Wangi"]);
    let shares = workspace.ok(["lots", "show", "Undian"]);
    assert_eq!((counts(&shares), text(&firm(&shares, "Wangi"), "standing")), ([0, 0, 2, 2], "shares"));
    draw(&workspace, "next", "A-06");
    draw(&workspace, "next", "A-03");
    let closed = workspace.ok(["lots", "close", "Undian"]);
    assert_eq!(counts(&closed), [2, 0, 0, 2]);
    // What becomes of the plan afterwards makes no difference.
    workspace.ok(["plan", "unshare", "Wangi"]);
    let later = workspace.ok(["lots", "show", "Undian"]);
    assert_eq!(counts(&later), [2, 0, 0, 2]);
    assert_eq!(firm(&later, "Wangi")["standing"], "shares");
    let words = minutes(&workspace, "id");
    assert!(words.contains("diikuti 2 peserta"), "{words}");
    let shared = "Berbagi stan dengan Ayu, yang mengundi untuk keduanya.";
    assert_eq!(text(&firm(&later, "Wangi"), "note"), shared);
    assert!(words.contains("tidak lagi berhak atas stan"), "{words}");
    workspace.is_whole();
}

#[test]
fn what_people_set_aside_is_read_in_the_readers_language() {
    let booths = [booth(1), with(booth(2), "power_va", json!(100)), booth(3)];
    let workspace = begun(&booths, THREE, "turns");
    for (name, turn) in [("Ayu", "1"), ("Jati", "2"), ("Wangi", "3")] {
        draw(&workspace, name, turn);
    }
    workspace.ok(["--lang", "en", "lots", "draw", "Undian", "Jati", "A-02", "--force"]);
    let in_words = |lang: &str| {
        let shown = workspace.ok(["--lang", lang, "lots", "show", "Undian"]);
        text(&firm(&shown, "Jati"), "note").to_owned()
    };
    assert_eq!(
        in_words("id"),
        "Diterima walaupun: Sekarang giliran 1: Ayu. Stan A-02 dapat diberi 100 VA; perlu 900 VA."
    );
    assert_eq!(
        in_words("en"),
        "Kept although: It is turn 1 now: Ayu. Booth A-02 can be given 100 VA; 900 VA are needed."
    );
    draw(&workspace, "next", "A-01");
    workspace.ok(["lots", "close", "Undian"]);
    for (lang, said) in [("id", "dapat diberi 100 VA"), ("en", "can be given 100 VA")] {
        let words = minutes(&workspace, lang);
        assert!(words.contains(said), "{words}");
    }
    workspace.is_whole();
}
