//! Lots as the window's pages ask for them.

use super::{ask, refused, sample};
use serde_json::{Value, json};

#[test]
fn a_draw_goes_from_its_beginning_to_its_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    // The sample's firms have their booths; three of them are to draw anew.
    for firm in ["Griya Sawo Kecik", "Sanggar Rawa Buaya", "Dapur Tanjung Barat"] {
        ask(&window, "plan_lift", json!({ "exhibitor": firm }));
    }
    let screen = ask(&window, "lots_screen", json!({}));
    assert_eq!(screen["draws"], json!([]));
    let waiting = screen["waiting"].as_u64().unwrap();
    assert!(waiting >= 3, "{screen:#}");
    let begin = json!({ "name": "Undian", "kind": "booth", "category": null, "hall": null, "zone": null });
    let begun = ask(&window, "lots_begin", begin);
    let draw = begun["id"].clone();
    assert_eq!(begun["entrants"], waiting);
    assert_eq!(begun["minutes"]["witnesses"].as_array().unwrap().len(), 3);
    let firm = begun["next"].clone();
    let free = begun["pot"].as_array().unwrap().iter().find(|booth| booth["is_free"] == true).unwrap();
    let key = |value: &Value, force: bool| json!({ "draw": draw, "exhibitor": firm, "value": value, "force": force });
    let judged = ask(&window, "lots_check", key(&json!("zz"), false));
    assert_eq!((&judged["broken"][0]["code"], &judged["is_done"]), (&json!("unknown_booth"), &json!(false)));
    let fault = refused(&window, "lots_draw", key(&json!("zz"), true));
    assert_eq!(fault.code, "lot_refused");
    ask(&window, "lots_draw", key(&free["code"], true));
    let view = ask(&window, "lots_view", json!({ "draw": draw }));
    assert_eq!(view["done"], 1);
    let undone = ask(&window, "lots_undo", json!({ "draw": draw }));
    assert_eq!(undone["draw"]["done"], 0);
    ask(&window, "lots_draw", key(&free["code"], true));
    let minutes = json!({
        "number": "1/2019", "held_on": "2019-11-18", "place": "Balai Kota",
        "witnesses": [{ "role": "Ketua", "name": "Siti" }, { "role": "Saksi", "name": "" }],
    });
    let set = ask(&window, "lots_minutes", json!({ "draw": draw, "minutes": minutes }));
    let mut told = set["minutes"].clone();
    let person = told["witnesses"][0].as_object_mut().unwrap().remove("person");
    assert!(person.unwrap().is_string(), "who is named can be erased");
    assert_eq!(told, minutes);
    assert_eq!(ask(&window, "lots_close", json!({ "draw": draw }))["is_closed"], true);
    let out = folder.path().join("berita-acara.pdf");
    let printed = ask(&window, "lots_print", json!({ "draw": draw, "out": out }));
    assert_eq!((&printed["is_final"], &printed["warnings"]), (&json!(true), &json!([])));
    assert!(std::fs::read(&out).unwrap().starts_with(b"%PDF"));
    assert_eq!(refused(&window, "lots_remove", json!({ "draw": draw })).code, "lot_closed");
}

#[test]
fn a_seed_makes_the_turns_and_firms_come_and_go_before_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    for firm in ["Griya Sawo Kecik", "Sanggar Rawa Buaya", "Dapur Tanjung Barat"] {
        ask(&window, "plan_lift", json!({ "exhibitor": firm }));
    }
    let begin = json!({ "name": "Undian", "kind": "seed", "category": null, "hall": null, "zone": null });
    let begun = ask(&window, "lots_begin", begin);
    let (draw, first) = (begun["id"].clone(), begun["firms"][0]["participation"].clone());
    let firm = json!({ "draw": draw, "exhibitor": first });
    let without = ask(&window, "lots_leave", firm.clone());
    let with = ask(&window, "lots_enter", firm);
    assert_eq!(without["entrants"].as_u64().unwrap() + 1, with["entrants"].as_u64().unwrap());
    assert_eq!((&with["next"], &with["seed"]), (&Value::Null, &Value::Null));
    let named = ask(&window, "lots_seed", json!({ "draw": draw, "seed": "JakCraft 2019" }));
    assert!(named["seed_text"].as_str().unwrap().starts_with("JakCraft 2019:"));
    let second = named["firms"].as_array().unwrap().iter().find(|firm| firm["turn"] == 1).unwrap();
    assert_eq!(named["next"], second["participation"]);
    // Whose turn it is may be absent: the others go on.
    let ask_to_pass = json!({ "draw": draw, "exhibitor": named["next"], "reason": "absent", "note": null });
    let passed = ask(&window, "lots_pass", ask_to_pass.clone());
    assert_eq!((&passed["passed"], &second["turn"]), (&json!(1), &json!(1)));
    assert_ne!(passed["next"], named["next"]);
    ask(&window, "lots_undo", json!({ "draw": draw }));
    ask(&window, "lots_undo", json!({ "draw": draw }));
    assert_eq!(refused(&window, "lots_pass", ask_to_pass).code, "lot_draws_nothing");
    assert_eq!(ask(&window, "lots_remove", json!({ "draw": draw })), json!({}));
    assert_eq!(ask(&window, "lots_screen", json!({}))["draws"], json!([]));
}

#[test]
fn the_lists_of_places_are_written_as_their_names_end() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    for (by, name, head) in
        [("name", "n.pdf", &b"%PDF"[..]), ("booth", "b.xlsx", b"PK"), ("name", "n.csv", b"")]
    {
        let out = folder.path().join(name);
        let made = ask(&window, "placements_make", json!({ "hall": null, "by": by, "out": out }));
        assert!(made["rows"].as_u64().unwrap() > 40, "{made:#}");
        assert_eq!(made["pages"].is_null(), by == "booth" || name == "n.csv");
        assert!(std::fs::read(&out).unwrap().starts_with(head), "{name}");
    }
}
