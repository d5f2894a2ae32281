//! What the screen of settings asks for, asked without a window.

use std::path::Path;

use super::{ask, fresh, refused, sample};
use serde_json::{Value, json};
use window::Window;

fn undo_says(window: &Window) -> String {
    ask(window, "history_undo", json!({}))["what"].as_str().unwrap().to_owned()
}

fn form(window: &Window) -> Value {
    ask(window, "event_form", json!({}))["form"].clone()
}

/// The entries of a list as names and how many firms have them.
fn entries(window: &Window, list: &str) -> Vec<(String, String, u64)> {
    let lists = ask(window, "lists_read", json!({}));
    let list = lists.as_array().unwrap().iter().find(|each| each["list"] == list).unwrap().clone();
    let entries = list["entries"].as_array().unwrap().iter();
    let text = |entry: &Value, key: &str| entry[key].as_str().unwrap().to_owned();
    entries.map(|entry| (text(entry, "id"), text(entry, "name"), entry["used"].as_u64().unwrap())).collect()
}

fn with_category(window: &Window, name: &str) -> usize {
    let firms = ask(window, "exhibitors_list", json!({}));
    firms.as_array().unwrap().iter().filter(|firm| firm["category"] == name).count()
}

pub(crate) fn picture(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("logo.png");
    image::RgbImage::from_pixel(40, 20, image::Rgb([14, 111, 110])).save(&path).unwrap();
    path
}

#[test]
fn an_edited_event_is_read_back_and_undone_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let before = form(&window);
    let mut edited = before.clone();
    edited["name"] = json!(" JakCraft Sebelas ");
    edited["venue_address"] = json!("Jl. Medan Merdeka Selatan 8-9");
    edited["letterhead"] = json!(["DEWAN KERAJINAN NASIONAL DAERAH", "Provinsi DKI Jakarta", ""]);
    edited["days"][2]["opens"] = json!("13:00:00");
    let answer = ask(&window, "event_update", edited.clone());
    assert_eq!(answer["changed"], true);
    let now = form(&window);
    assert_eq!(now["name"], "JakCraft Sebelas");
    assert_eq!(now["letterhead"].as_array().unwrap().len(), 2, "empty lines at the end are none");
    assert_eq!(ask(&window, "overview", json!({}))["calendar"][2]["opens"], "13.00");
    assert_eq!(ask(&window, "event_update", now)["changed"], false, "the same again is no change");
    assert_eq!(undo_says(&window), "Pameran diubah");
    assert_eq!(form(&window), before);
}

#[test]
fn days_that_move_take_the_booths_and_the_roles_of_their_days_along() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let firms = ask(&window, "exhibitors_list", json!({}));
    let names: Vec<&str> = firms
        .as_array()
        .unwrap()
        .iter()
        .filter(|firm| firm["booths"] != json!([]))
        .take(2)
        .map(|firm| firm["name"].as_str().unwrap())
        .collect();
    let days = json!({ "exhibitors": names, "from": "2019-11-25", "until": "2019-11-26", "in_turn": true });
    let shared = window::call(&window, "plan_share", days, &mut app::progress::unwatched);
    assert!(shared.is_ok(), "{shared:?}");
    let validity = json!([{ "first_day": "2019-11-24", "last_day": "2019-11-28", "from": null, "until": null, "gate": null }]);
    ask(
        &window,
        "role_edit",
        json!({ "code": "committee",
        "edit": { "name_id": null, "name_en": null, "colour": null, "validities": validity } }),
    );
    let before = form(&window);
    let booths = |window: &Window| {
        let floor = ask(window, "floor_view", json!({ "hall": null }))["floor"]["booths"].clone();
        let booths = floor.as_array().unwrap().clone();
        let mut spans: Vec<(String, String)> = Vec::new();
        for party in booths.iter().flat_map(|booth| booth["parties"].as_array().unwrap()) {
            let day = |key: &str| party[key].as_str().unwrap().to_owned();
            spans.push((day("first_day"), day("last_day")));
        }
        spans.sort();
        spans.dedup();
        spans
    };
    let spans_before = booths(&window);
    assert!(spans_before.len() > 1, "somebody shares on some days: {spans_before:?}");

    // A day later, and all of it.
    let mut later = before.clone();
    (later["starts_on"], later["ends_on"]) = (json!("2019-11-26"), json!("2019-11-29"));
    ask(&window, "event_update", later);
    let moved = booths(&window);
    assert_eq!(moved.len(), spans_before.len());
    assert!(
        moved.iter().all(|(first, last)| first.as_str() >= "2019-11-26" && last.as_str() <= "2019-11-29")
    );
    let roles = ask(&window, "roles_list", json!({}));
    let committee = roles.as_array().unwrap().iter().find(|role| role["code"] == "committee").unwrap();
    assert_eq!(committee["validities"][0]["first_day"], "2019-11-25");
    let hours = form(&window)["days"].as_array().unwrap().len();
    assert_eq!(hours, 4);
    undo_says(&window);
    assert_eq!((booths(&window), form(&window)), (spans_before.clone(), before.clone()));

    // A day that somebody has a booth on alone cannot go.
    let mut shorter = before;
    shorter["starts_on"] = json!("2019-11-27");
    let fault = refused(&window, "event_update", shorter);
    assert_eq!(fault.code, "days_in_use", "{fault:?}");
    assert_eq!(booths(&window), spans_before);
}

#[test]
fn what_an_event_cannot_be_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    for (key, value, word) in [
        ("name", json!("  "), "Nama"),
        ("ends_on", json!("2019-11-20"), "Hari terakhir"),
        ("letterhead", json!(vec!["baris"; 9]), "8 baris"),
    ] {
        let mut edited = form(&window);
        edited[key] = value;
        let fault = refused(&window, "event_update", edited);
        assert!(fault.message.contains(word), "{key}: {}", fault.message);
    }
    let mut edited = form(&window);
    edited["days"][0]["closes"] = json!("08:00:00");
    assert!(refused(&window, "event_update", edited).message.contains("08:00"));
}

#[test]
fn a_logo_is_kept_shown_taken_off_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let path = picture(folder.path());
    let kept = ask(&window, "event_logo_set", json!({ "path": path }));
    let hash = kept["hash"].as_str().unwrap();
    assert_eq!(ask(&window, "event_form", json!({}))["logo"], hash);
    assert_eq!(window.picture(hash).unwrap().mime, "image/png");
    ask(&window, "event_logo_remove", json!({}));
    assert_eq!(ask(&window, "event_form", json!({}))["logo"], Value::Null);
    assert_eq!(undo_says(&window), "Logo dilepas");
    assert_eq!(ask(&window, "event_form", json!({}))["logo"], hash);
    let text = folder.path().join("logo.txt");
    std::fs::write(&text, "bukan gambar").unwrap();
    assert_eq!(refused(&window, "event_logo_set", json!({ "path": text })).code, "picture");
}

#[test]
fn a_new_event_begins_with_its_logo_letterhead_and_hours_by_day() {
    let folder = tempfile::tempdir().unwrap();
    let window = fresh(folder.path());
    ask(&window, "workspace_create", json!({ "path": folder.path().join("baru.jakcraft") }));
    ask(
        &window,
        "event_create",
        json!({
            "name": "JakCraft 2026", "slug": "jakcraft-2026", "starts_on": "2026-11-23", "ends_on": "2026-11-25",
            "opens": "10:00", "closes": "20:00", "venue": "Balai Kota", "theme": null, "organizer": "Dekranasda",
            "edition": 18, "days": [{ "day": "2026-11-24", "opens": "13:00", "closes": "21:00" }],
            "letterhead": ["Dekranasda DKI Jakarta"], "logo": picture(folder.path()),
        }),
    );
    let shape = ask(&window, "event_form", json!({}));
    assert!(shape["logo"].is_string());
    assert_eq!(shape["form"]["edition"], 18);
    assert_eq!(shape["form"]["letterhead"], json!(["Dekranasda DKI Jakarta"]));
    let days = shape["form"]["days"].as_array().unwrap();
    assert_eq!((&days[0]["opens"], &days[1]["opens"]), (&json!("10:00:00"), &json!("13:00:00")));
    undo_says(&window);
    assert_eq!(ask(&window, "app_state", json!({}))["event"], Value::Null, "one step took all of it back");
}

#[test]
fn an_entry_is_added_renamed_where_firms_have_it_and_moved_off_before_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let before = entries(&window, "category");
    let (batik, firms) =
        before.iter().find(|entry| entry.1 == "Batik").map(|entry| (entry.0.clone(), entry.2)).unwrap();
    assert!(firms > 0);

    ask(&window, "list_add", json!({ "list": "category", "name": " Ecoprint " }));
    let added = entries(&window, "category").last().unwrap().clone();
    assert_eq!((added.1.as_str(), added.2), ("Ecoprint", 0));
    assert_eq!(
        refused(&window, "list_add", json!({ "list": "category", "name": "ECOPRINT" })).code,
        "list_entry_taken"
    );

    let renamed = ask(&window, "list_rename", json!({ "id": batik, "name": "Batik Betawi" }));
    assert_eq!(renamed["exhibitors"], firms);
    assert_eq!((with_category(&window, "Batik"), with_category(&window, "Batik Betawi") > 0), (0, true));
    let categories = ask(&window, "floor_view", json!({ "hall": null }))["floor"]["categories"].clone();
    assert!(categories.as_array().unwrap().iter().any(|category| category["name"] == "Batik Betawi"));
    assert_eq!(undo_says(&window), "Pilihan daftar diganti nama");
    assert!(with_category(&window, "Batik") > 0);

    let fault = refused(&window, "list_remove", json!({ "id": batik, "instead": null }));
    assert!(fault.code == "list_entry_in_use" && fault.message.contains(&firms.to_string()), "{fault:?}");
    ask(&window, "list_remove", json!({ "id": batik, "instead": added.0 }));
    assert!(with_category(&window, "Ecoprint") > 0 && with_category(&window, "Batik") == 0);
    undo_says(&window);
    assert!(with_category(&window, "Batik") > 0);
    ask(&window, "list_remove", json!({ "id": added.0, "instead": null }));
    assert_eq!(entries(&window, "category").len(), before.len());
}

#[test]
fn a_list_keeps_the_order_that_it_was_given_and_a_firm_chooses_from_it() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let mut ids: Vec<String> = entries(&window, "material").into_iter().map(|entry| entry.0).collect();
    ids.reverse();
    ask(&window, "list_order", json!({ "list": "material", "ids": ids }));
    assert_eq!(entries(&window, "material").into_iter().map(|entry| entry.0).collect::<Vec<_>>(), ids);
    let names: Vec<String> = entries(&window, "material").into_iter().map(|entry| entry.1).collect();
    let firm = ask(&window, "exhibitors_list", json!({}))[0]["id"].clone();
    assert_eq!(ask(&window, "exhibitor_detail", json!({ "id": firm }))["lists"]["materials"], json!(names));
}

#[test]
fn a_role_gets_other_words_and_a_colour_that_can_be() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let edit = |colour: &str| {
        json!({ "code": "vip",
        "edit": { "name_id": "Tamu Kehormatan", "name_en": "Guest of honour", "colour": colour, "validities": null } })
    };
    assert!(refused(&window, "role_edit", edit("merah")).message.contains("merah"));
    let edited = ask(&window, "role_edit", edit("#4a148c"));
    assert_eq!(edited["role"]["name_id"], "Tamu Kehormatan");
    assert_eq!(edited["role"]["colour"], "#4a148c");
    assert_eq!(undo_says(&window), "Peran diubah");
}

#[test]
fn a_role_is_added_worn_and_removed_while_nobody_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let roles = |window: &Window| ask(window, "roles_list", json!({})).as_array().unwrap().clone();
    let before = roles(&window);
    let validity = json!({ "first_day": "2019-11-25", "last_day": "2019-11-25", "from": null, "until": null, "gate": null });
    let new = |name: &str| json!({ "name_id": name, "name_en": "Stage crew", "colour": "#123abc", "validities": [validity] });
    let added = ask(&window, "role_add", new(" Kru Panggung "));
    assert_eq!((&added["name_id"], &added["code"]), (&json!("Kru Panggung"), &json!("stage_crew")));
    assert_eq!(added["validities"][0]["last_day"], "2019-11-25");
    assert_eq!(roles(&window).last(), Some(&added), "it comes last");
    let numbers: std::collections::BTreeSet<_> =
        roles(&window).iter().map(|role| role["number"].as_u64().unwrap()).collect();
    assert_eq!(numbers.len(), before.len() + 1);
    assert_eq!(refused(&window, "role_add", new("kru panggung")).code, "list_entry_taken");

    let of = |code: &str| json!({ "code": code });
    let in_use = refused(&window, "role_remove", of("exhibitor"));
    assert!(in_use.code == "role_in_use" && in_use.message.contains("orang"), "{in_use:?}");
    assert_eq!(before.iter().find(|role| role["code"] == "exhibitor").unwrap()["removable"], false);
    assert_eq!(added["removable"], true);
    ask(&window, "role_remove", of("stage_crew"));
    assert_eq!(roles(&window), before);
    assert_eq!(undo_says(&window), "Peran dihapus");
    assert_eq!(roles(&window).last(), Some(&added));
    assert_eq!(undo_says(&window), "Peran ditambahkan");
    assert_eq!(refused(&window, "role_remove", of("stage_crew")).code, "unknown");
}

#[test]
fn booths_are_laid_by_the_defaults_of_the_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let window = fresh(folder.path());
    ask(&window, "workspace_create", json!({ "path": folder.path().join("baru.jakcraft") }));
    ask(
        &window,
        "event_create",
        json!({
            "name": "JakCraft 2026", "slug": "jakcraft-2026", "starts_on": "2026-11-23", "ends_on": "2026-11-25",
            "opens": "10:00", "closes": "20:00", "venue": null, "theme": null, "organizer": null,
        }),
    );
    let mut defaults = ask(&window, "booth_defaults", json!({}));
    assert_eq!(defaults["size_mm"], json!([3000, 3000]));
    defaults["size_mm"] = json!([2500, 2000]);
    defaults["power_va"] = json!(900);
    defaults["circuit_va"] = json!(3500);
    ask(&window, "booth_defaults_set", defaults.clone());
    assert_eq!(ask(&window, "booth_defaults", json!({})), defaults);
    let laid = ask(
        &window,
        "hall_generate",
        json!({ "hall": null, "size_mm": [30000, 20000], "modules_mm": [],
        "main_aisle_mm": defaults["main_aisle_mm"], "side_aisle_mm": defaults["side_aisle_mm"], "power_va": 900 }),
    );
    assert_eq!(laid["sizes"].as_object().unwrap().keys().collect::<Vec<_>>(), ["2.5x2"]);
    // Three booths of 900 VA to a circuit of 3,500 VA.
    let (booths, circuits) = (laid["booths"].as_u64().unwrap(), laid["circuits"].as_u64().unwrap());
    assert!(circuits >= booths.div_ceil(3), "{booths} booths on {circuits} circuits");
    defaults["circuit_va"] = json!(450);
    assert!(refused(&window, "booth_defaults_set", defaults).message.contains("450"));
    undo_says(&window);
    assert_eq!(undo_says(&window), "Ukuran bawaan stan dan daya diubah");
    assert_eq!(ask(&window, "booth_defaults", json!({}))["power_va"], 2200);
}

#[test]
fn a_backup_is_made_checked_and_put_back_and_the_replaced_file_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let workspace = folder.path().join("contoh.jakcraft");
    let made = ask(&window, "backup_now", json!({}));
    assert_eq!(made["reason"], "by-hand");
    let list = ask(&window, "backups_list", json!({}));
    assert!(list.as_array().unwrap().contains(&made), "{list}");
    assert_eq!(ask(&window, "backup_verify", json!({ "path": made["path"] }))["ok"], true);
    assert_eq!(ask(&window, "workspace_verify", json!({}))["ok"], true);

    let copy = folder.path().join("stik");
    ask(&window, "backup_make", json!({ "path": copy }));
    assert!(copy.with_extension("jakcraft").is_file());

    let mut edited = form(&window);
    edited["name"] = json!("Nama sesudah cadangan");
    ask(&window, "event_update", edited);
    let restored =
        ask(&window, "backup_restore", json!({ "backup_path": made["path"], "target_path": workspace }));
    assert_eq!(restored["state"]["event"]["name"], "JakCraft 2019");
    assert!(Path::new(restored["restored"]["kept"].as_str().unwrap()).is_file());

    // A damaged one is told as such, and is not put back.
    let mut bytes = std::fs::read(made["path"].as_str().unwrap()).unwrap();
    let length = bytes.len();
    bytes[4096..length / 2].fill(0x5a);
    let spoilt = folder.path().join("rusak.jakcraft");
    std::fs::write(&spoilt, bytes).unwrap();
    let found = ask(&window, "backup_verify", json!({ "path": spoilt }));
    assert_eq!(found["ok"], false);
    assert!(found["problems"][0]["message"].as_str().unwrap().contains("rusak"), "{found}");
    refused(&window, "backup_restore", json!({ "backup_path": spoilt, "target_path": workspace }));
    assert_eq!(ask(&window, "app_state", json!({}))["event"]["name"], "JakCraft 2019");
}

#[test]
fn whoever_is_named_as_working_here_stands_in_the_history_from_then_on() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    ask(&window, "preferences_set", json!({ "operator": "Ibu Sari" }));
    ask(&window, "list_add", json!({ "list": "material", "name": "Kertas" }));
    assert_eq!(ask(&window, "history_list", json!({ "limit": 1 }))[0]["actor"], "Ibu Sari");
}

#[test]
fn statuses_are_called_as_the_office_calls_them_everywhere_and_again_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let named = |status: &str, id: &str| json!({ "names": [{ "status": status, "id": id, "en": "" }] });
    ask(&window, "status_names_set", named("accepted", " Lolos seleksi "));
    let labels = ask(&window, "status_labels", json!({}));
    let accepted = labels.as_array().unwrap().iter().find(|label| label["status"] == "accepted").unwrap();
    assert_eq!(
        (&accepted["own_id"], &accepted["standard_id"]),
        (&json!("Lolos seleksi"), &json!("Diterima"))
    );
    let counted = ask(&window, "overview", json!({}))["statuses"].clone();
    assert!(counted.as_array().unwrap().iter().any(|status| status["name"] == "Lolos seleksi"), "{counted}");
    assert_eq!(refused(&window, "status_names_set", named("accepted", "cadangan")).code, "invalid");
    assert_eq!(undo_says(&window), "Nama status diubah");
    let counted = ask(&window, "overview", json!({}))["statuses"].clone();
    assert!(counted.as_array().unwrap().iter().any(|status| status["name"] == "Diterima"), "{counted}");
}
