//! Lots: what is drawn before witnesses, the turns of a seed, the minutes.

use std::process::{Command, Stdio};

use jakcraft_tests::booth_row::{accepted, booth, booths_of, row, with};
use jakcraft_tests::{Workspace, number, paper, rows, text};
use serde_json::{Value, json};

/// Four firms, Sekar of them with two booths side by side.
const FOUR: &str = "Sekar;2x2;2;900;\nAyu;2x2;1;900;\nJati;2x2;1;900;\nWangi;2x2;1;900;\n";

fn begun(booths: &[Value], firms: &str, kind: &str) -> Workspace {
    let workspace = accepted(booths, firms);
    workspace.ok(["lots", "begin", "--name", "Undian Stan", "--kind", kind]);
    workspace
}

fn draw(workspace: &Workspace, firm: &str, value: &str) -> Value {
    workspace.ok(["lots", "draw", "Undian Stan", firm, value])
}

/// The codes of what stands in the way of a lot, and whether people may waive it; nothing is kept.
fn refused(workspace: &Workspace, firm: &str, value: &str) -> (Vec<String>, bool) {
    let before = workspace.ok(["lots", "show", "Undian Stan"]);
    let tried = workspace.ok(["lots", "draw", "Undian Stan", firm, value, "--dry-run"]);
    let error = workspace.fails(["lots", "draw", "Undian Stan", firm, value]);
    assert_eq!(error["code"], "lot_refused", "{error:#}");
    let broken = rows(&error["details"], "broken");
    assert_eq!(broken, rows(&tried, "broken"));
    assert!(broken.iter().all(|rule| text(&error, "message").contains(text(rule, "text"))), "{error:#}");
    assert_eq!(workspace.ok(["lots", "show", "Undian Stan"]), before);
    let codes = broken.iter().map(|rule| text(rule, "code").to_owned()).collect();
    (codes, error["details"]["can_force"] == true)
}

fn codes(codes: &[&str], can_force: bool) -> (Vec<String>, bool) {
    (codes.iter().map(|code| (*code).to_owned()).collect(), can_force)
}

#[test]
fn a_booth_that_is_drawn_is_given_by_hand_and_locked_each_lot_in_a_change_of_its_own() {
    let workspace = begun(&row(6), FOUR, "booths");
    let shown = workspace.ok(["lots", "show", "undian stan"]);
    let names: Vec<&str> = shown["firms"].as_array().unwrap().iter().map(|firm| text(firm, "name")).collect();
    assert_eq!(names, ["Ayu", "Jati", "Sekar", "Wangi"], "by name, until they draw");
    // However it is typed.
    assert_eq!(draw(&workspace, "next", "a6")["booths"], json!(["A-06"]));
    assert_eq!(draw(&workspace, "Jati", "5")["booths"], json!(["A-05"]), "one booth has that number");
    assert_eq!(draw(&workspace, "Sekar", "A-02 a1")["booths"], json!(["A-01", "A-02"]));
    let floor = workspace.ok(["plan", "show"]);
    let taken =
        rows(&floor, "booths").into_iter().filter(|booth| booth["parties"][0]["is_locked"] == true).count();
    assert_eq!(taken, 4);
    let history = rows(&workspace.ok(["history", "list"]), "changes");
    let actions: Vec<&str> = history.iter().map(|change| text(change, "action")).collect();
    assert_eq!(actions[..4], ["lots_draw", "lots_draw", "lots_draw", "lots_begin"]);
    // The planner leaves them where they are.
    workspace.ok(["plan", "assign", "--seed", "7"]);
    assert_eq!(booths_of(&workspace, "Sekar"), ["A-01", "A-02"]);
    assert_eq!(booths_of(&workspace, "Ayu"), ["A-06"]);
    workspace.is_whole();
}

#[test]
fn what_cannot_be_is_said_and_what_people_may_waive_stands_in_the_minutes() {
    let booths = [
        booth(1),
        with(booth(2), "closed", json!(true)),
        with(booth(3), "power_va", json!(100)),
        booth(4),
        with(booth(5), "zone", json!("Kuliner")),
        booth(6),
    ];
    let workspace = accepted(&booths, FOUR);
    workspace.ok(["lots", "begin", "--name", "Undian Stan"]);
    draw(&workspace, "Jati", "A-01");
    assert_eq!(refused(&workspace, "Ayu", "A-01"), codes(&["occupied"], false));
    assert_eq!(refused(&workspace, "Ayu", "A-02"), codes(&["closed"], false));
    assert_eq!(refused(&workspace, "Ayu", "A-03"), codes(&["power_short"], true));
    assert_eq!(refused(&workspace, "Ayu", "Z-99"), codes(&["unknown_booth"], false));
    assert_eq!(refused(&workspace, "Ayu", " "), codes(&["unknown_booth"], false));
    assert_eq!(refused(&workspace, "Sekar", "A-04"), codes(&["wrong_count"], true));
    assert_eq!(refused(&workspace, "Sekar", "A-04+A-06"), codes(&["not_side_by_side"], true));
    assert_eq!(refused(&workspace, "Jati", "A-06"), codes(&["already_drawn"], false));
    assert_eq!(
        workspace.fails(["lots", "draw", "Undian Stan", "Ayu", "A-01", "--force"])["code"],
        "lot_refused",
        "nobody is put out of a booth by a lot"
    );
    workspace.ok(["lots", "draw", "Undian Stan", "Ayu", "A-03", "--force"]);
    let shown = workspace.ok(["lots", "show", "Undian Stan"]);
    let ayu = shown["firms"].as_array().unwrap().iter().find(|firm| firm["name"] == "Ayu").unwrap();
    assert!(text(ayu, "note").starts_with("Diterima walaupun: Stan A-03 dapat diberi 100 VA"), "{ayu:#}");
    workspace.is_whole();
}

#[test]
fn a_draw_is_about_a_category_a_hall_and_a_zone() {
    let booths =
        [with(booth(1), "zone", json!("Kuliner")), booth(2), with(booth(3), "zone", json!("Kuliner"))];
    let workspace = accepted(&booths, FOUR);
    workspace.ok(["--hall", "Aula", "lots", "begin", "--name", "Undian Stan", "--zone", "Kuliner"]);
    assert_eq!(refused(&workspace, "Ayu", "A-02"), codes(&["outside"], false));
    // Sekar asks for two of them, the others for one each.
    let shown = workspace.ok(["lots", "show", "Undian Stan"]);
    assert_eq!(text(&shown, "scope"), "area Aula · zona Kuliner");
    assert_eq!(shown["warnings"], json!(["Masih perlu 5 stan, yang kosong di undian ini 2."]));
    // All are in this draw, so nobody is left for another.
    let again = workspace.fails(["lots", "begin", "--name", "Undian Lain"]);
    assert_eq!(
        (text(&again, "code"), workspace.ok(["lots", "list"])["draws"].as_array().unwrap().len()),
        ("nothing_to_do", 1)
    );
    assert_eq!(workspace.fails(["lots", "begin", "--name", "UNDIAN stan"])["code"], "lot_name_taken");
    assert_eq!(
        workspace.fails(["--hall", "Tidak Ada", "lots", "begin", "--name", "X"])["code"],
        "hall_unknown"
    );
    // Who is left out can be in another, and comes back.
    workspace.ok(["lots", "leave", "Undian Stan", "Wangi"]);
    assert_eq!(workspace.fails(["lots", "draw", "Undian Stan", "Wangi", "A-01"])["code"], "lot_not_entered");
    workspace.ok(["lots", "begin", "--name", "Undian Lain"]);
    assert_eq!(workspace.fails(["lots", "enter", "Undian Stan", "Wangi"])["code"], "lot_not_free");
    workspace.ok(["lots", "remove", "Undian Lain"]);
    let back = workspace.ok(["lots", "enter", "Undian Stan", "Wangi"]);
    assert_eq!(number(&back, "entrants"), 4);
    draw(&workspace, "Wangi", "A-01");
    assert_eq!(workspace.fails(["lots", "leave", "Undian Stan", "Wangi"])["code"], "lot_has_drawn");
    assert_eq!(workspace.fails(["lots", "remove", "Undian Stan"])["code"], "lot_has_drawn");
    workspace.is_whole();
}

#[test]
fn the_last_lot_is_taken_back_and_no_general_undo_touches_what_witnesses_saw() {
    let workspace = begun(&row(6), FOUR, "booths");
    draw(&workspace, "Ayu", "A-01");
    draw(&workspace, "Jati", "A-02");
    // The general undo does not reach under a lot: those who have drawn would no more be accepted.
    let refused = workspace.fails(["history", "undo"]);
    assert_eq!(refused["code"], "lot_underneath", "{refused:#}");
    assert_eq!(text(&workspace.exhibitor("Jati"), "status"), "accepted");
    assert_eq!(booths_of(&workspace, "Jati"), ["A-02"]);
    let taken_back = workspace.ok(["lots", "undo", "Undian Stan"]);
    assert_eq!(text(&taken_back, "what"), "Stan A-02 dari Jati");
    assert!(booths_of(&workspace, "Jati").is_empty());
    assert_eq!(booths_of(&workspace, "Ayu"), ["A-01"]);
    assert_eq!(taken_back["draw"]["next"], workspace.ok(["lots", "show", "Undian Stan"])["next"]);
    draw(&workspace, "Jati", "A-03");
    // Whoever was moved on the plan since is not pulled back from there.
    workspace.ok(["plan", "place", "Jati", "A-04"]);
    let shown = workspace.ok(["lots", "show", "Undian Stan"]);
    assert_eq!(shown["warnings"][0], "Jati mendapat A-03, tetapi di denah menempati A-04.", "{shown:#}");
    assert_eq!(workspace.fails(["lots", "undo", "Undian Stan"])["code"], "undo_conflict");
    workspace.ok(["history", "undo"]);
    workspace.ok(["lots", "undo", "Undian Stan"]);
    workspace.ok(["lots", "undo", "Undian Stan"]);
    assert_eq!(workspace.fails(["lots", "undo", "Undian Stan"])["code"], "lot_nothing_drawn");
    assert!(booths_of(&workspace, "Ayu").is_empty());
    // Nothing is drawn any more.
    assert_eq!(workspace.ok(["history", "undo"])["action"], "exhibitors_accept");
    workspace.is_whole();
}

#[test]
fn turns_are_drawn_first_and_booths_chosen_in_turn() {
    let workspace = begun(&row(6), "Ayu;2x2;1;900;\nJati;2x2;1;900;\nWangi;2x2;1;900;\n", "turns");
    assert_eq!(refused(&workspace, "Ayu", "4"), codes(&["no_such_turn"], false));
    assert_eq!(refused(&workspace, "Ayu", "A-01"), codes(&["no_such_turn"], false));
    assert_eq!(draw(&workspace, "next", "3")["turn"], 3);
    assert_eq!(refused(&workspace, "Jati", "3"), codes(&["turn_taken"], false));
    assert_eq!(refused(&workspace, "Ayu", "A-01"), codes(&["not_its_turn"], true), "others still draw");
    draw(&workspace, "Jati", "1");
    draw(&workspace, "Wangi", "2");
    assert_eq!(refused(&workspace, "Wangi", "A-01"), codes(&["not_its_turn"], true));
    for booth in ["A-06", "A-01", "A-03"] {
        draw(&workspace, "next", booth);
    }
    let shown = workspace.ok(["lots", "show", "Undian Stan"]);
    assert_eq!((&shown["next"], number(&shown, "done")), (&Value::Null, 3));
    assert_eq!(booths_of(&workspace, "Jati"), ["A-06"]);
    assert_eq!(booths_of(&workspace, "Ayu"), ["A-03"]);
    // Back to the turns, one after the other.
    let told: Vec<String> =
        (0..4).map(|_| text(&workspace.ok(["lots", "undo", "Undian Stan"]), "what").to_owned()).collect();
    assert_eq!(
        told,
        ["Stan A-03 dari Ayu", "Stan A-01 dari Wangi", "Stan A-06 dari Jati", "Giliran 2 dari Wangi"]
    );
    workspace.is_whole();
}

/// What the system's `sha256sum` says of a line that was typed into a shell.
fn in_a_shell(line: &str) -> String {
    let output = Command::new("sh").args(["-c", line]).stderr(Stdio::inherit()).output().unwrap();
    assert!(output.status.success(), "{line}");
    String::from_utf8(output.stdout).unwrap().split_whitespace().next().unwrap().to_owned()
}

#[test]
fn the_turns_of_a_seed_are_made_again_by_a_shell_from_what_is_printed() {
    let firms: String = (1..=12).map(|number| format!("Firma {number};2x2;1;900;\n")).collect();
    let workspace = begun(&row(13), &firms, "seed");
    assert_eq!(refused(&workspace, "Firma 1", "A-01"), codes(&["no_seed"], false));
    for bad in ["it's", "  ", "seribu \u{e9}", "a\\b"] {
        assert_eq!(workspace.fails(["lots", "seed", "Undian Stan", bad])["code"], "lot_seed", "{bad}");
    }
    // The codes are on paper before anybody names the seed.
    let draft = workspace.path("draf.pdf");
    let printed = workspace.ok(["lots", "print", "Undian Stan", "--out", draft.to_str().unwrap()]);
    assert_eq!(printed["is_final"], false);
    let before = paper::raw_text(&draft);
    assert!(before.contains("DRAF"), "{before}");
    // A seed that was taken back is not forgotten.
    workspace.ok(["lots", "seed", "Undian Stan", "Salah  sebut"]);
    workspace.ok(["lots", "undo", "Undian Stan"]);
    let seed = "Rapat teknis 18/11/2019, #2 (saksi: Ani)";
    let named = workspace.ok(["lots", "seed", "Undian Stan", seed]);
    assert_eq!(workspace.fails(["lots", "seed", "Undian Stan", "lain"])["code"], "lot_no_seed");
    assert_eq!(workspace.fails(["lots", "enter", "Undian Stan", "Firma 1"])["code"], "lot_no_seed");
    let firms = rows(&named, "firms");
    let mut by_turn: Vec<(u64, String)> = Vec::new();
    for firm in &firms {
        let code = text(firm, "code");
        assert!(before.contains(code), "{code} was printed before");
        let digest = in_a_shell(&format!("printf '%s' '{seed}:{code}' | sha256sum"));
        assert_eq!(digest, text(firm, "digest"));
        by_turn.push((firm["turn"].as_u64().unwrap(), digest));
    }
    by_turn.sort();
    assert_eq!(by_turn.iter().map(|(turn, _)| *turn).collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
    assert!(by_turn.windows(2).all(|pair| pair[0].1 < pair[1].1), "the smallest digest comes first");

    workspace.ok(["lots", "draw", "Undian Stan", "next", "A-07"]);
    workspace.ok(["lots", "close", "Undian Stan"]);
    let out = workspace.path("berita-acara.pdf");
    let printed = workspace.ok(["lots", "print", "Undian Stan", "--out", out.to_str().unwrap()]);
    assert_eq!(printed["is_final"], true);
    paper::assert_sound(&out);
    let words = paper::raw_text(&out).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(!words.contains("DRAF"), "{words}");
    assert!(words.contains("dibatalkan: Salah sebut Cara"), "{words}");
    // What is printed as an example is typed into a shell as it stands.
    let line = words.split("Contoh di terminal:").nth(1).unwrap().split("Hasilnya:");
    let parts: Vec<&str> = line.map(str::trim).collect();
    assert!(parts[1].starts_with(&in_a_shell(parts[0])), "{parts:?}");
    for firm in &firms {
        assert!(words.contains(text(firm, "code")) && words.contains(&text(firm, "digest")[..16]), "{words}");
    }
    // The seed, and all turns with it, go back in one step while the draw is open.
    assert_eq!(workspace.fails(["lots", "undo", "Undian Stan"])["code"], "lot_closed");
    workspace.is_whole();
}

#[test]
fn minutes_have_all_lots_and_who_signs_and_nothing_changes_after_the_end() {
    let workspace = begun(&row(6), FOUR, "booths");
    assert_eq!(workspace.fails(["lots", "close", "Undian Stan"])["code"], "lot_nothing_drawn");
    draw(&workspace, "Wangi", "A-06");
    draw(&workspace, "Ayu", "A-01");
    workspace.ok([
        "lots",
        "minutes",
        "Undian Stan",
        "--number",
        "12/PAN/XI/2019",
        "--place",
        "Ruang Pola",
        "--on",
        "2019-11-18",
        "--witness",
        "Ketua panitia: Siti Aminah",
        "--witness",
        "Saksi: Ångström Đặng",
        "--witness",
        "Saksi peserta",
    ]);
    let closed = workspace.ok(["lots", "close", "Undian Stan"]);
    assert_eq!((&closed["is_closed"], &closed["last"]), (&json!(true), &Value::Null));
    for late in [
        ["lots", "draw", "Undian Stan", "Jati", "A-02"].as_slice(),
        &["lots", "undo", "Undian Stan"],
        &["lots", "leave", "Undian Stan", "Jati"],
        &["lots", "enter", "Undian Stan", "Jati"],
        &["lots", "close", "Undian Stan"],
        &["lots", "remove", "Undian Stan"],
    ] {
        assert_eq!(workspace.fails(late)["code"], "lot_closed", "{late:?}");
    }
    // The registry's number comes later; who signs stays unless it is said.
    workspace.ok(["lots", "minutes", "Undian Stan", "--number", "13/PAN/XI/2019"]);
    let out = workspace.path("berita-acara.pdf");
    let printed = workspace.ok(["lots", "print", "Undian Stan", "--out", out.to_str().unwrap()]);
    assert_eq!(printed["warnings"], json!([]));
    paper::assert_sound(&out);
    let words = paper::raw_text(&out).split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Berita acara undian stan",
        "Nomor 13/PAN/XI/2019",
        "Senin, 18 November 2019",
        "Ruang Pola",
        "diikuti 4 peserta",
        "Wangi",
        "A-06",
        "Ketua panitia",
        "Siti Aminah",
        "Ångström Đặng",
        "Saksi peserta",
        "Halaman 1 dari 1",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    // In the order in which they drew; those without a lot last.
    let at = |name: &str| words.find(name).unwrap();
    assert!(at("Wangi") < at("Ayu") && at("Ayu") < at("Jati"), "{words}");
    let english = workspace.path("minutes.pdf");
    workspace.ok(["--lang", "en", "lots", "print", "Undian Stan", "--out", english.to_str().unwrap()]);
    assert!(paper::raw_text(&english).contains("Minutes of the draw"));
    // Jati and Sekar have no lot, so that they can be in another draw.
    let next = workspace.ok(["lots", "begin", "--name", "Undian Kedua", "--kind", "seed"]);
    assert_eq!(number(&next, "entrants"), 2);
    workspace.is_whole();
}

#[test]
fn who_shares_a_place_draws_once_for_both() {
    let workspace = accepted(&row(6), FOUR);
    workspace.ok(["plan", "share", "Ayu", "Wangi"]);
    let begun = workspace.ok(["lots", "begin", "--name", "Undian Stan"]);
    let names: Vec<String> = rows(&begun, "firms").iter().map(|firm| text(firm, "name").to_owned()).collect();
    assert_eq!(names, ["Ayu + Wangi", "Jati", "Sekar"]);
    assert_eq!(workspace.fails(["lots", "enter", "Undian Stan", "Wangi"])["code"], "lot_not_free");
    let tried = workspace.ok(["lots", "draw", "Undian Stan", "Ayu", "A-05", "--dry-run"]);
    assert_eq!(rows(&tried, "broken")[0]["code"], "power_short", "both draw power");
    workspace.ok(["lots", "draw", "Undian Stan", "Ayu", "A-05", "--force"]);
    assert_eq!(
        (booths_of(&workspace, "Ayu"), booths_of(&workspace, "Wangi")),
        (vec!["A-05".into()], vec!["A-05".into()])
    );
    workspace.is_whole();
}

#[test]
fn who_draws_no_more_holds_nobody_up_and_a_paper_in_the_pot_stays_a_turn() {
    let workspace = begun(&row(6), FOUR, "turns");
    workspace.ok(["lots", "leave", "Undian Stan", "Sekar"]);
    assert_eq!(draw(&workspace, "Ayu", "4")["turn"], 4, "four papers are in the pot");
    assert_eq!(refused(&workspace, "Jati", "5"), codes(&["no_such_turn"], false));
    // Sekar is back: still four papers.
    workspace.ok(["lots", "enter", "Undian Stan", "Sekar"]);
    assert_eq!(refused(&workspace, "Jati", "5"), codes(&["no_such_turn"], false));
    draw(&workspace, "Jati", "1");
    draw(&workspace, "Wangi", "2");
    // One goes home before it drew its turn, another with its turn in the hand.
    for firm in ["Sekar", "Jati"] {
        workspace.ok(["exhibitors", "move", "--to", "withdrawn", "--reason", "Sakit", firm]);
    }
    assert_eq!(refused(&workspace, "Sekar", "3"), codes(&["no_booth"], false));
    assert_eq!(refused(&workspace, "Ayu", "A-01"), codes(&["not_its_turn"], true), "Wangi is before it");
    let kept = draw(&workspace, "next", "A-01");
    assert_eq!((text(&kept, "exhibitor"), &kept["broken"]), ("Wangi", &json!([])));
    assert_eq!(text(&draw(&workspace, "next", "A-02"), "exhibitor"), "Ayu");
    assert_eq!(workspace.ok(["lots", "show", "Undian Stan"])["next"], Value::Null);
    workspace.is_whole();
}

#[test]
fn who_follows_another_since_the_draw_began_draws_no_place_of_its_own() {
    let workspace = begun(&row(6), FOUR, "booths");
    workspace.ok(["plan", "share", "Ayu", "Wangi"]);
    assert_eq!(refused(&workspace, "Wangi", "A-01"), codes(&["shares", "power_short"], false));
    assert_eq!(
        workspace.fails(["lots", "draw", "Undian Stan", "Wangi", "A-01", "--force"])["code"],
        "lot_refused"
    );
    for (firm, booths) in [("Ayu + Wangi", "A-06"), ("Jati", "A-03"), ("Sekar", "A-01 A-02")] {
        let kept = workspace.ok(["lots", "draw", "Undian Stan", "next", booths, "--force"]);
        assert_eq!(text(&kept, "exhibitor"), firm);
    }
    assert_eq!(workspace.ok(["lots", "show", "Undian Stan"])["next"], Value::Null);
    workspace.is_whole();
}

#[test]
fn a_witness_can_be_erased() {
    const WITNESS: &str = "Rahmat Hidayat";
    let workspace = begun(&row(6), FOUR, "booths");
    let signs = format!("Saksi: {WITNESS}");
    workspace.ok(["lots", "minutes", "Undian Stan", "--witness", &signs, "--witness", "Saksi peserta"]);
    let witnesses = || rows(&workspace.ok(["lots", "show", "Undian Stan"])["minutes"], "witnesses");
    let named = witnesses().swap_remove(0);
    assert_eq!(text(&named, "name"), WITNESS);
    assert_eq!(witnesses()[1].get("person"), None, "a line to write on is nobody's");
    workspace.ok(["people", "erase", text(&named, "person"), "--yes"]);
    assert_eq!(text(&witnesses()[0], "name"), "—");
    let bytes = std::fs::read(workspace.file()).unwrap();
    assert!(!bytes.windows(WITNESS.len()).any(|part| part == WITNESS.as_bytes()), "the name is nowhere");
    workspace.is_whole();
}
