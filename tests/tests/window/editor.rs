//! What the floor plan's editor asks for, asked without a window.
//!
//! The file is long because every gesture and every refusal of the editor is tried here.

use app::hall::edit;
use serde_json::{Value, json};
use uuid::Uuid;
use window::Window;

use super::{ask, fresh, refused, sample};

fn document(window: &Window) -> Value {
    ask(window, "hall_document", json!({ "hall": null }))
}

fn booths(document: &Value) -> &Vec<Value> {
    document["booths"].as_array().unwrap()
}

fn booth<'d>(document: &'d Value, code: &str) -> &'d Value {
    booths(document).iter().find(|booth| booth["code"] == code).unwrap_or_else(|| panic!("no booth {code}"))
}

fn taken(document: &Value) -> &Value {
    booths(document).iter().find(|booth| booth["occupants"] != json!([])).unwrap()
}

fn id() -> String {
    Uuid::now_v7().to_string()
}

/// A gesture on a document.
#[expect(clippy::needless_pass_by_value, reason = "requests are written where they are made")]
fn gesture(on: &Value, what: &str, puts: Value, removes: Value, confirm: bool) -> Value {
    json!({
        "hall": on["hall"]["id"], "revision": on["revision"], "what": what, "puts": puts, "removes": removes,
        "confirm_occupied": confirm,
    })
}

#[expect(clippy::needless_pass_by_value, reason = "requests are written where they are made")]
fn put_booths(on: &Value, what: &str, booths: Value) -> Value {
    gesture(on, what, json!({ "booths": booths }), json!({}), false)
}

/// An event with an empty hall of 20 x 15 m.
fn empty_hall(folder: &std::path::Path) -> Window {
    let window = fresh(folder);
    ask(&window, "workspace_create", json!({ "path": folder.join("uji.jakcraft") }));
    let event = json!({
        "name": "Pameran Uji", "slug": "uji", "starts_on": "2026-11-25", "ends_on": "2026-11-28",
        "opens": "10:00", "closes": "20:00", "venue": null, "theme": null, "organizer": null,
    });
    ask(&window, "event_create", event);
    assert_eq!(refused(&window, "hall_document", json!({ "hall": null })).code, "no_hall");
    let outline = json!([[0, 0], [20_000, 0], [20_000, 15_000], [0, 15_000]]);
    ask(&window, "hall_add", json!({ "name": "Aula", "outline": outline }));
    window
}

/// Draws booths and gives their ids.
fn draw(window: &Window, rects: &[[i64; 4]]) -> Vec<String> {
    let ids: Vec<String> = rects.iter().map(|_| id()).collect();
    let puts: Vec<Value> =
        ids.iter().zip(rects).map(|(id, rect)| json!({ "id": id, "rects": [rect] })).collect();
    ask(window, "hall_edit", put_booths(&document(window), "draw", json!(puts)));
    ids
}

#[test]
fn an_occupied_booth_goes_only_after_the_person_has_heard_who_is_touched_and_comes_back_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let before = document(&window);
    let there = taken(&before);
    let firm = &there["occupants"][0]["firms"][0]["name"];
    for (puts, removes) in [
        (json!({}), json!({ "booths": [there["id"]] })),
        (json!({ "booths": [{ "id": there["id"], "closed": true }] }), json!({})),
    ] {
        let asked = gesture(&before, "delete", puts, removes, false);
        let fault = refused(&window, "hall_edit", asked);
        assert_eq!(fault.code, "booths_occupied");
        assert!(fault.message.contains(firm.as_str().unwrap()), "{}", fault.message);
        let touched = &fault.details["touched"][0];
        assert_eq!((&touched["code"], &touched["firms"][0]), (&there["code"], firm));
        assert_eq!(touched["becomes"], "lifted");
        assert_eq!(document(&window), before);
    }
    let goes = gesture(&before, "delete", json!({}), json!({ "booths": [there["id"]] }), true);
    let gone = ask(&window, "hall_edit", goes);
    assert_eq!(gone["removed"]["booths"], json!([there["id"]]));
    let without = ask(&window, "floor_view", json!({ "hall": null }))["floor"]["unplaced"].clone();
    assert!(without.as_array().unwrap().iter().any(|party| party["members"][0]["name"] == *firm));

    let undone = ask(&window, "history_undo", json!({}));
    assert_eq!(undone["what"], gone["undo"]["what"]);
    assert_eq!((&undone["hall"], &undone["booths"][0]), (&before["hall"]["id"], &there["id"]));
    assert_eq!(undone["revision"], before["revision"]);
    assert_eq!(document(&window), before);

    // Closed, it is empty; the code is the firm's no more, but the booth is the same.
    let puts = json!({ "booths": [{ "id": there["id"], "closed": true }] });
    let closed = ask(&window, "hall_edit", gesture(&before, "properties", puts, json!({}), true));
    let now = closed["booths"].as_array().unwrap().iter().find(|booth| booth["id"] == there["id"]).unwrap();
    assert_eq!((&now["closed"], &now["occupants"]), (&json!(true), &json!([])));
}

#[test]
fn an_edit_of_an_older_document_is_refused_whoever_changed_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let window = empty_hall(folder.path());
    let older = document(&window);
    draw(&window, &[[1_000, 1_000, 3_000, 3_000]]);
    let stale = put_booths(&older, "draw", json!([{ "id": id(), "rects": [[8_000, 1_000, 3_000, 3_000]] }]));
    let fault = refused(&window, "hall_edit", stale);
    assert_eq!(fault.code, "changed_elsewhere");
    assert!(fault.message.contains("Denah terbaru"), "{}", fault.message);

    // What the window has written itself is nobody else's work.
    let version = |window: &Window| ask(window, "app_state", json!({}))["data_version"].clone();
    let before = version(&window);
    draw(&window, &[[12_000, 1_000, 3_000, 3_000]]);
    assert_eq!(version(&window), before);

    // The command line beside the window, and the window's own editor has the hall in memory.
    let seen = document(&window);
    let options = app::SessionOptions {
        mode: app::session::Mode::CommandLine,
        lang: app::Lang::Id,
        actor: "Dewi".to_owned(),
        fixed_clock: None,
    };
    let mut other = app::Session::open(&folder.path().join("uji.jakcraft"), &options).unwrap();
    let code = json!([{ "id": seen["booths"][0]["id"], "code": "B-07" }]);
    let request = serde_json::from_value(put_booths(&seen, "properties", code)).unwrap();
    edit::edit(&mut other, &request).unwrap();
    assert_ne!(version(&window), before);
    let moved = json!([{ "id": seen["booths"][0]["id"], "rects": [[2_000, 1_000, 3_000, 3_000]] }]);
    assert_eq!(
        refused(&window, "hall_edit", put_booths(&seen, "move", moved.clone())).code,
        "changed_elsewhere"
    );
    let newest = document(&window);
    let done = ask(&window, "hall_edit", put_booths(&newest, "move", moved));
    assert_eq!(done["booths"][0]["code"], "B-07");
    assert_eq!(done["revision"], document(&window)["revision"]);
}

#[test]
fn open_sides_and_neighbours_are_those_of_a_plan_worked_out_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let window = empty_hall(folder.path());
    // Two booths back to back with two, the left ones against a column, a fifth across an aisle of 2.5 m.
    let column = json!({
        "elements": [{ "id": id(), "kind": "column", "shape": { "rect": [3_500, 3_000, 500, 6_000] } }],
    });
    ask(&window, "hall_edit", gesture(&document(&window), "draw", column, json!({}), false));
    draw(
        &window,
        &[
            [4_000, 3_000, 3_000, 3_000],
            [7_000, 3_000, 3_000, 3_000],
            [4_000, 6_000, 3_000, 3_000],
            [7_000, 6_000, 3_000, 3_000],
            [7_000, 11_500, 3_000, 3_000],
        ],
    );
    let now = document(&window);
    let is = |code: &str, kind: &str, open: [bool; 4], frontage: i64, beside: &[(&str, &str)]| {
        let derived = &booth(&now, code)["derived"];
        assert_eq!(derived["kind"], kind, "{code}");
        assert_eq!(derived["open"], json!(open), "{code}");
        assert_eq!(
            (&derived["area_mm2"], &derived["frontage_mm"]),
            (&json!(9_000_000), &json!(frontage)),
            "{code}"
        );
        let mut found: Vec<(String, &str)> = derived["neighbours"]
            .as_array()
            .unwrap()
            .iter()
            .map(|next| {
                let other = booths(&now).iter().find(|booth| booth["id"] == next["booth"]).unwrap();
                (other["code"].as_str().unwrap().to_owned(), next["how"].as_str().unwrap())
            })
            .collect();
        found.sort_unstable();
        let expected: Vec<(String, &str)> =
            beside.iter().map(|(code, how)| ((*code).to_owned(), *how)).collect();
        assert_eq!(found, expected, "{code}");
    };
    is("A-01", "inline", [true, false, false, false], 3_000, &[("A-02", "side"), ("A-03", "back")]);
    is("A-02", "corner", [true, true, false, false], 6_000, &[("A-01", "side"), ("A-04", "back")]);
    is("A-03", "inline", [false, false, true, false], 3_000, &[("A-01", "back"), ("A-04", "side")]);
    is(
        "A-04",
        "corner",
        [false, true, true, false],
        6_000,
        &[("A-02", "back"), ("A-03", "side"), ("A-05", "aisle")],
    );
    // Half a metre to the wall is no way in.
    is("A-05", "peninsula", [true, true, false, true], 9_000, &[("A-04", "aisle")]);
}

#[test]
fn booths_may_overlap_while_one_draws_and_a_hall_that_crosses_itself_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let window = empty_hall(folder.path());
    draw(
        &window,
        &[[1_000, 1_000, 3_000, 3_000], [2_000, 1_000, 3_000, 3_000], [18_500, 5_000, 3_000, 3_000]],
    );
    let now = document(&window);
    let problems = |code: &str| booth(&now, code)["derived"]["problems"].clone();
    assert_eq!(problems("A-01"), json!(["booth_overlap"]));
    assert_eq!(problems("A-03"), json!(["inside_hall"]));
    let checked = ask(&window, "plan_check", json!({ "hall": null }));
    let rules: Vec<&Value> = checked["findings"].as_array().unwrap().iter().map(|one| &one["rule"]).collect();
    assert!(rules.contains(&&json!("booth_overlap")) && rules.contains(&&json!("inside_hall")));

    let bow_tie = json!({ "hall": { "outline": [[0, 0], [20_000, 15_000], [20_000, 0], [0, 15_000]] } });
    let small = json!({ "booths": [{ "id": now["booths"][0]["id"], "rects": [[0, 0, 3_000, 90]] }] });
    let far =
        json!({ "booths": [{ "id": now["booths"][0]["id"], "rects": [[2_000_000, 0, 3_000, 3_000]] }] });
    for (puts, problem) in [(bow_tie, "not_simple"), (small, "side"), (far, "far")] {
        let fault = refused(&window, "hall_edit", gesture(&now, "resize", puts, json!({}), false));
        assert_eq!((fault.code, &fault.details["problem"]), ("unfit", &json!(problem)));
    }
    let twice = put_booths(&now, "properties", json!([{ "id": now["booths"][0]["id"], "code": "a2" }]));
    let fault = refused(&window, "hall_edit", twice);
    assert_eq!((fault.code, fault.details["codes"].as_array().unwrap().len()), ("code_taken", 1));
    assert_eq!(document(&window), now);

    // Codes change hands in one gesture.
    let swapped = json!([
        { "id": now["booths"][0]["id"], "code": "A-02" }, { "id": now["booths"][1]["id"], "code": "A-01" },
    ]);
    ask(&window, "hall_edit", put_booths(&now, "properties", swapped));
    assert_eq!(booth(&document(&window), "A-02")["id"], now["booths"][0]["id"]);
}

#[test]
fn what_is_locked_stays_until_it_is_unlocked() {
    let folder = tempfile::tempdir().unwrap();
    let window = empty_hall(folder.path());
    let ids = draw(&window, &[[1_000, 1_000, 3_000, 3_000], [4_000, 1_000, 3_000, 3_000]]);
    let locked = json!([{ "id": ids[0], "locked": true }]);
    ask(&window, "hall_edit", put_booths(&document(&window), "lock", locked));
    let now = document(&window);
    let moved =
        |locked: Value| json!([{ "id": ids[0], "rects": [[1_000, 5_000, 3_000, 3_000]], "locked": locked }]);
    assert_eq!(
        refused(&window, "hall_edit", put_booths(&now, "move", moved(json!(null)))).code,
        "plan_locked"
    );
    let goes = gesture(&now, "delete", json!({}), json!({ "booths": [ids[0]] }), true);
    assert_eq!(refused(&window, "hall_edit", goes).code, "plan_locked");
    let one = json!({ "hall": now["hall"]["id"], "revision": now["revision"], "booths": ids });
    assert_eq!(refused(&window, "hall_merge", one).code, "plan_locked");
    ask(&window, "hall_edit", put_booths(&now, "move", moved(json!(false))));
}

#[test]
fn an_l_is_merged_split_undone_after_a_restart_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    let window = empty_hall(folder.path());
    let ids = draw(
        &window,
        &[[5_000, 5_000, 3_000, 3_000], [8_000, 5_000, 3_000, 3_000], [5_000, 8_000, 3_000, 3_000]],
    );
    let apart = draw(&window, &[[15_000, 5_000, 3_000, 3_000]]);
    let drawn = document(&window);
    let of = |on: &Value, booths: &Value| json!({ "hall": drawn["hall"]["id"], "revision": on["revision"], "booths": booths });
    let fault = refused(&window, "hall_merge", of(&drawn, &json!([ids[0], apart[0]])));
    assert_eq!((fault.code, &fault.details["why"]), ("not_mergeable", &json!("apart")));
    let merged = ask(&window, "hall_merge", of(&drawn, &json!(ids)));
    let whole = merged["booths"].as_array().unwrap().iter().find(|booth| booth["id"] == ids[0]).unwrap();
    assert_eq!(whole["parts"], json!(["A-01", "A-02", "A-03"]));
    assert_eq!(
        (&whole["derived"]["kind"], &whole["derived"]["area_mm2"]),
        (&json!("island"), &json!(27_000_000))
    );
    ask(&window, "hall_split", of(&merged, &json!([ids[0]])));
    let split = document(&window);
    assert_eq!(split["booths"], drawn["booths"]);

    ask(&window, "workspace_close", json!({}));
    ask(&window, "workspace_open", json!({ "path": folder.path().join("uji.jakcraft") }));
    let undone = ask(&window, "history_undo", json!({}));
    assert_eq!((&undone["what"], &undone["hall"]), (&json!("Stan dipecah"), &drawn["hall"]["id"]));
    let touched = undone["booths"].as_array().unwrap();
    assert!(ids.iter().all(|id| touched.contains(&json!(id))), "{touched:?}");
    assert_eq!(booths(&document(&window)).len(), 2);
    ask(&window, "history_undo", json!({}));
    assert_eq!(document(&window)["booths"], drawn["booths"]);
    let redone = ask(&window, "history_redo", json!({}));
    assert_eq!(redone["what"], "Stan digabung");
}

#[test]
fn a_merged_booth_that_somebody_has_is_split_only_after_the_person_has_heard_who() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let before = document(&window);
    // Somebody's booth, and a free one at its side.
    let free_beside = |there: &Value| -> Option<Value> {
        let beside = there["derived"]["neighbours"].as_array()?.iter().filter(|next| next["how"] == "side");
        let is_free = |id: &Value| {
            booths(&before).iter().any(|booth| booth["id"] == *id && booth["occupants"] == json!([]))
        };
        beside.map(|next| next["booth"].clone()).find(is_free)
    };
    let pair = |there| free_beside(there).map(|free| (there, free));
    let has_firm = |booth: &&Value| booth["occupants"] != json!([]);
    let (there, free) = booths(&before).iter().filter(has_firm).find_map(pair).unwrap();
    let firm = there["occupants"][0]["firms"][0]["name"].as_str().unwrap();
    let merge = json!({
        "hall": before["hall"]["id"], "revision": before["revision"], "booths": [there["id"], free],
        "confirm_occupied": true,
    });
    let whole = ask(&window, "hall_merge", merge);
    let now = document(&window);
    let split = |confirm: bool| {
        json!({
            "hall": before["hall"]["id"], "revision": whole["revision"], "booths": [there["id"]],
            "confirm_occupied": confirm,
        })
    };
    let fault = refused(&window, "hall_split", split(false));
    assert_eq!(fault.code, "booths_occupied");
    assert!(fault.message.contains(firm), "{}", fault.message);
    assert_eq!(
        (&fault.details["touched"][0]["code"], &fault.details["touched"][0]["becomes"]),
        (&there["code"], &json!("stays"))
    );
    assert_eq!(document(&window), now);
    let done = ask(&window, "hall_split", split(true));
    assert_eq!(done["touched"], fault.details["touched"]);
    let has = |booth: &&Value| booth["occupants"][0]["firms"][0]["name"] == firm;
    assert_eq!(booths(&document(&window)).iter().filter(has).count(), 2);
    ask(&window, "history_undo", json!({}));
    assert_eq!(document(&window), now);
}

#[test]
fn a_stand_that_is_no_exhibitors_has_a_logo_that_is_kept_undone_and_copied_along() {
    let folder = tempfile::tempdir().unwrap();
    let window = empty_hall(folder.path());
    let kept = ask(&window, "picture_keep", json!({ "path": super::settings::picture(folder.path()) }));
    assert_eq!(window.picture(kept["hash"].as_str().unwrap()).unwrap().mime, "image/png");
    let stand = id();
    let put = json!({ "elements": [{
        "id": stand, "kind": "sponsor", "shape": { "rect": [2_000, 2_000, 6_000, 3_000] }, "owner": "Bank DKI",
    }] });
    ask(&window, "hall_edit", gesture(&document(&window), "draw", put, json!({}), false));
    let drawn = document(&window);
    let put = json!({ "elements": [{ "id": stand, "logo": kept["hash"] }] });
    let done = ask(&window, "hall_edit", gesture(&drawn, "properties", put, json!({}), false));
    assert_eq!(done["elements"][0]["logo"], kept["hash"]);
    assert_eq!(document(&window)["elements"][0]["logo"], kept["hash"]);
    let copied = ask(&window, "hall_copy", json!({ "from": drawn["hall"]["id"] }));
    assert_eq!(copied["document"]["elements"][0]["logo"], kept["hash"]);
    ask(&window, "history_undo", json!({}));
    ask(&window, "history_undo", json!({}));
    assert_eq!(document(&window), drawn);
    let text = folder.path().join("logo.txt");
    std::fs::write(&text, "bukan gambar").unwrap();
    assert_eq!(refused(&window, "picture_keep", json!({ "path": text })).code, "picture");
}

#[test]
fn a_number_is_left_out_where_a_row_crosses_an_aisle() {
    let folder = tempfile::tempdir().unwrap();
    let window = empty_hall(folder.path());
    draw(
        &window,
        &[[1_000, 1_000, 3_000, 3_000], [4_000, 1_000, 3_000, 3_000], [10_000, 1_000, 3_000, 3_000]],
    );
    let now = document(&window);
    let codes = |start_corner: &str, skip_at_aisles: bool| -> Vec<String> {
        let scheme = json!({
            "start_corner": start_corner, "row_names": "letters", "by": "rows", "serpentine": false,
            "skip_at_aisles": skip_at_aisles,
        });
        let request = json!({
            "hall": now["hall"]["id"], "revision": now["revision"], "booths": null, "scheme": scheme,
            "dry_run": true,
        });
        let tried = ask(&window, "hall_renumber", request);
        tried["codes"].as_array().unwrap().iter().map(|one| one["new"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes("top_left", false), ["A-01", "A-02", "A-03"]);
    assert_eq!(codes("top_left", true), ["A-01", "A-02", "A-04"]);
    assert_eq!(codes("top_right", true), ["A-01", "A-03", "A-04"]);
}

#[test]
fn booths_are_numbered_anew_side_by_side_first_and_never_twice_in_an_event() {
    let folder = tempfile::tempdir().unwrap();
    let window = empty_hall(folder.path());
    let rects: Vec<[i64; 4]> = (0..2)
        .flat_map(|row| (0..3).map(move |x| [2_000 + x * 3_000, 2_000 + row * 3_000, 3_000, 3_000]))
        .collect();
    let ids = draw(&window, &rects);
    let now = document(&window);
    let scheme = |by: &str, prefix: &str| {
        json!({
            "start_corner": "top_left", "row_names": "letters", "by": by, "serpentine": true, "prefix": prefix,
            "skip_numbers": [], "skip_letters": ["B"],
        })
    };
    let renumber = |on: &Value, booths: Value, scheme: Value, dry_run: bool| {
        json!({
            "hall": on["hall"]["id"], "revision": on["revision"], "booths": booths, "scheme": scheme,
            "dry_run": dry_run,
        })
    };
    let tried = ask(&window, "hall_renumber", renumber(&now, json!(null), scheme("rows", ""), true));
    let pairs: Vec<(&str, &str)> = tried["codes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["old"].as_str().unwrap(), one["new"].as_str().unwrap()))
        .collect();
    assert_eq!(
        pairs,
        [
            ("A-01", "A-01"),
            ("A-02", "A-02"),
            ("A-03", "A-03"),
            ("A-06", "C-01"),
            ("A-05", "C-02"),
            ("A-04", "C-03")
        ]
    );
    assert_eq!(document(&window), now);
    let done = ask(&window, "hall_renumber", renumber(&now, json!(null), scheme("rows", ""), false));
    let after = document(&window);
    assert_eq!(booth(&after, "C-01")["id"], ids[5]);
    assert_eq!(done["changed"]["revision"], after["revision"]);

    // The last column down the plan, as, which others have.
    let last = json!([ids[2], ids[5]]);
    let tried = ask(&window, "hall_renumber", renumber(&after, last.clone(), scheme("columns", ""), true));
    assert_eq!(tried["doubles"], json!(["A-01", "A-02"]));
    let fault =
        refused(&window, "hall_renumber", renumber(&after, last.clone(), scheme("columns", ""), false));
    assert_eq!((fault.code, &fault.details["codes"]), ("code_taken", &tried["doubles"]));
    ask(&window, "hall_renumber", renumber(&after, last, scheme("columns", "G2"), false));
    assert_eq!(booth(&document(&window), "G2-A-02")["id"], ids[5]);
    ask(&window, "history_undo", json!({}));
    ask(&window, "history_undo", json!({}));
    assert_eq!(document(&window), now);
}

#[test]
fn a_code_that_stands_on_a_printed_badge_is_warned_about() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    super::badges::print_all(&window);
    let now = document(&window);
    let there = taken(&now);
    let put = put_booths(&now, "properties", json!([{ "id": there["id"], "code": "Z-99" }]));
    let changed = ask(&window, "hall_edit", put);
    assert_eq!(changed["warnings"][0]["code"], "on_badges");
    assert!(changed["warnings"][0]["message"].as_str().unwrap().contains(there["code"].as_str().unwrap()));
    // Whoever has the booth has it still: it is the booth that is theirs, not the code.
    assert_eq!(booth(&document(&window), "Z-99")["occupants"], there["occupants"]);
    let request = json!({
        "hall": now["hall"]["id"], "revision": changed["revision"], "booths": null, "dry_run": true,
        "scheme": {
            "start_corner": "bottom_right", "row_names": "hundreds", "by": "rows", "serpentine": false,
        },
    });
    let tried = ask(&window, "hall_renumber", request);
    assert_eq!(tried["warnings"][0]["code"], "on_badges");
    assert!(tried["codes"].as_array().unwrap().iter().any(|one| one["on_badges"] == true));
}

#[test]
fn a_hall_is_copied_renamed_and_taken_away_and_nothing_of_it_is_lost_on_undo() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let first = document(&window);
    let copied = ask(&window, "hall_copy", json!({ "from": first["hall"]["id"] }));
    let copy = &copied["document"];
    assert_ne!(copy["hall"]["name"], first["hall"]["name"]);
    assert_eq!(booths(copy).len(), booths(&first).len());
    assert_eq!(copied["recoded"].as_array().unwrap().len(), booths(&first).len());
    assert_eq!(copy["hall"]["outline"], first["hall"]["outline"]);
    assert!(booths(copy).iter().all(|booth| booth["occupants"] == json!([])));
    // What stood in one row still does, under other letters.
    let row = |code: &Value| code.as_str().unwrap().rsplit_once('-').unwrap().0.to_owned();
    for one in copied["recoded"].as_array().unwrap() {
        let other =
            copied["recoded"].as_array().unwrap().iter().find(|other| row(&other["old"]) == row(&one["old"]));
        assert_eq!(row(&other.unwrap()["new"]), row(&one["new"]));
    }
    let name = first["hall"]["name"].as_str().unwrap().to_uppercase();
    let renamed = json!({ "hall": copy["hall"]["id"], "name": name });
    assert_eq!(refused(&window, "hall_rename", renamed).code, "hall_name_taken");
    let renamed = ask(&window, "hall_rename", json!({ "hall": copy["hall"]["id"], "name": "Tenda" }));
    assert_eq!(renamed["head"]["name"], "Tenda");

    let fault = refused(&window, "hall_remove", json!({ "hall": first["hall"]["id"] }));
    assert_eq!(fault.code, "booths_occupied");
    let gone = ask(&window, "hall_remove", json!({ "hall": first["hall"]["id"], "confirm_occupied": true }));
    assert_eq!(gone["halls"].as_array().unwrap().len(), 1);
    assert!(!gone["touched"].as_array().unwrap().is_empty());
    let undone = ask(&window, "history_undo", json!({}));
    assert_eq!(undone["hall"], first["hall"]["id"]);
    let back = ask(&window, "hall_document", json!({ "hall": first["hall"]["id"] }));
    assert_eq!((&back["booths"], &back["elements"]), (&first["booths"], &first["elements"]));
    assert_eq!((&back["circuits"], &back["hall"]), (&first["circuits"], &first["hall"]));

    // Into another event its codes are free.
    ask(&window, "hall_remove", json!({ "hall": copy["hall"]["id"] }));
    let event = json!({
        "name": "JakCraft 2027", "slug": "jakcraft-2027", "starts_on": "2027-11-22", "ends_on": "2027-11-25",
        "opens": "10:00", "closes": "20:00", "venue": null, "theme": null, "organizer": null,
    });
    ask(&window, "event_create", event);
    let halls = ask(&window, "halls_list", json!({}));
    assert_eq!(halls[0]["halls"], json!([]));
    let copied =
        ask(&window, "hall_copy", json!({ "from": halls[1]["halls"][0]["id"], "name": "Gedung G lagi" }));
    assert_eq!(copied["recoded"], json!([]));
    assert_eq!(copied["document"]["hall"]["name"], "Gedung G lagi");
    let looks = |document: &Value| -> Vec<(Value, Value, Value)> {
        booths(document)
            .iter()
            .map(|one| (one["code"].clone(), one["rects"].clone(), one["derived"]["open"].clone()))
            .collect()
    };
    assert_eq!(looks(&copied["document"]), looks(&first));
}

#[test]
fn circuits_have_a_power_point_and_the_load_of_their_booths() {
    let folder = tempfile::tempdir().unwrap();
    let window = empty_hall(folder.path());
    let ids = draw(&window, &[[1_000, 1_000, 3_000, 3_000], [4_000, 1_000, 3_000, 3_000]]);
    let (point, circuit) = (id(), id());
    let puts = json!({
        "elements": [{ "id": point, "kind": "power_point", "shape": { "point": [0, 0] }, "label": "Panel 1" }],
        "circuits": [{ "id": circuit, "capacity_va": 1_000, "power_point": point }],
        "booths": [
            { "id": ids[0], "circuit": circuit, "power_va": 450 },
            { "id": ids[1], "circuit": circuit, "power_va": 900 },
        ],
    });
    let fed = ask(&window, "hall_edit", gesture(&document(&window), "properties", puts, json!({}), false));
    let line = &fed["circuits"][0];
    assert_eq!(
        (&line["name"], &line["load_va"], &line["power_point"]),
        (&json!("C01"), &json!(1_350), &json!(point))
    );
    let now = document(&window);
    assert_eq!(now["circuits"], fed["circuits"]);
    // The point goes, the circuit stays; the circuit goes, the booths stay.
    let without =
        ask(&window, "hall_edit", gesture(&now, "delete", json!({}), json!({ "elements": [point] }), false));
    assert_eq!(without["circuits"][0]["power_point"], json!(null));
    let goes = json!({ "circuits": [circuit] });
    let without =
        ask(&window, "hall_edit", gesture(&without_hall(&now, &without), "delete", json!({}), goes, false));
    assert_eq!(without["removed"]["circuits"], json!([circuit]));
    assert!(booths(&document(&window)).iter().all(|booth| booth["circuit"] == json!(null)));
}

/// The document after a change, as far as the next gesture needs it.
fn without_hall(document: &Value, changed: &Value) -> Value {
    json!({ "hall": document["hall"], "revision": changed["revision"] })
}
