//! What the screen of exhibitors asks for, asked without a window.

use super::{ask, sample};
use serde_json::{Value, json};
use window::Window;

fn first(window: &Window) -> String {
    ask(window, "exhibitors_list", json!({}))[0]["id"].as_str().unwrap().to_owned()
}

fn detail(window: &Window, id: &str) -> Value {
    ask(window, "exhibitor_detail", json!({ "id": id }))
}

#[test]
fn a_firm_s_form_is_saved_as_one_change_and_undone_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let id = first(&window);
    let before = detail(&window, &id);
    let untouched = ask(&window, "exhibitor_save", json!({ "id": id, "form": before["form"] }));
    assert_eq!(
        untouched,
        json!({ "id": id, "changed": false, "problems": [] }),
        "what was not edited stays as it was"
    );
    let mut form = before["form"].clone();
    form["name"] = json!("Griya Baru");
    form["owner"] = json!("Sari Dewi");
    form["owner_change"] = json!("name");
    form["phones"] = json!("0812 3456 7890 / 0813 9876 5432");
    form["booth_size"] = json!("3x3");
    form["power"] = json!("1300 VA");
    form["instagram"] = json!("griyabaru");
    let saved = ask(&window, "exhibitor_save", json!({ "id": id, "form": form }));
    assert_eq!(saved, json!({ "id": id, "changed": true, "problems": [] }));
    let after = detail(&window, &id);
    assert_eq!(after["row"]["name"], "Griya Baru");
    assert_eq!(after["row"]["owner"], "Sari Dewi");
    assert_eq!(after["row"]["phones"], json!(["+6281234567890", "+6281398765432"]));
    assert_eq!((&after["row"]["booth_size"], &after["row"]["power_va"]), (&json!("3x3"), &json!(1300)));
    assert_eq!(after["form"]["instagram"], "@griyabaru");
    assert_eq!(after["changes"][0]["what"], "Data peserta diubah");
    ask(&window, "history_undo", json!({}));
    let undone = detail(&window, &id);
    assert_eq!(undone["form"], before["form"]);
    assert_eq!(undone["changes"][0]["undone"], true);
}

/// Whether the firm of an id is owned by somebody whose NIK is known.
fn nik(window: &Window, id: &str) -> Value {
    ask(window, "identity_reveal", json!({ "id": id }))["nik"].clone()
}

#[test]
fn an_owner_s_name_is_corrected_or_somebody_else_takes_over_and_never_by_guess() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let rows = ask(&window, "exhibitors_list", json!({}));
    let ids = rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned());
    let id = ids.into_iter().find(|id| nik(&window, id).is_string()).unwrap();
    let before = detail(&window, &id);
    let was = nik(&window, &id);
    let with = |owner: &str, change: Value| {
        let mut form = before["form"].clone();
        (form["owner"], form["owner_change"]) = (json!(owner), change);
        json!({ "id": id, "form": form })
    };
    let unsaid = ask(&window, "exhibitor_save", with("Sari Dewi", Value::Null));
    assert_eq!((&unsaid["changed"], &unsaid["problems"][0]["field"]), (&json!(false), &json!("owner")));

    ask(&window, "exhibitor_save", with("Sari Dewi", json!("name")));
    assert_eq!(detail(&window, &id)["row"]["owner"], "Sari Dewi");
    assert_eq!(nik(&window, &id), was, "the same person has the same NIK");
    ask(&window, "history_undo", json!({}));

    let owner = before["row"]["owner"].as_str().unwrap();
    ask(&window, "exhibitor_save", with(owner, json!("person")));
    assert_eq!(nik(&window, &id), was, "the same name is the same person");
    ask(&window, "exhibitor_save", with("Sari Dewi", json!("person")));
    let after = detail(&window, &id);
    assert_eq!((&after["row"]["owner"], &after["nik_masked"]), (&json!("Sari Dewi"), &Value::Null));
    assert_eq!(nik(&window, &id), Value::Null, "another person has not the NIK of the one before");
    let how = store::OpenOptions::new(store::Mode::CommandLine, "test", 0);
    let opened = store::open(&folder.path().join("contoh.jakcraft"), None, &how).unwrap().store;
    let found = opened.read().search(&[store::SearchKind::Person], None, owner, 20).unwrap();
    assert!(found.iter().any(|hit| hit.title == owner), "who owned it is still known: {found:?}");
    drop(opened);
    ask(&window, "history_undo", json!({}));
    assert_eq!((detail(&window, &id)["row"]["owner"].clone(), nik(&window, &id)), (json!(owner), was));
}

#[test]
fn what_a_field_cannot_say_is_told_and_nothing_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let id = first(&window);
    let before = detail(&window, &id);
    let mut form = before["form"].clone();
    for (field, typed) in [
        ("name", " "),
        ("nib", "123"),
        ("phones", "besok"),
        ("email", "a@b"),
        ("category", "Roket"),
        ("booth_size", "besar"),
        ("booths", "9"),
        ("power", "banyak"),
        ("staff", "banyak"),
        ("turnover", "lumayan"),
    ] {
        form[field] = json!(typed);
    }
    let problems = ask(&window, "exhibitor_check", json!({ "id": id, "form": form }));
    let fields: Vec<&str> =
        problems.as_array().unwrap().iter().map(|problem| problem["field"].as_str().unwrap()).collect();
    assert_eq!(
        fields,
        ["name", "nib", "phones", "email", "category", "booth_size", "booths", "power", "staff", "turnover"]
    );
    let saved = ask(&window, "exhibitor_save", json!({ "id": id, "form": form }));
    assert_eq!(saved["problems"], problems);
    assert_eq!(detail(&window, &id), before);
}

#[test]
fn a_firm_is_added_by_hand_as_one_change() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let known = detail(&window, &first(&window));
    let count = |window: &Window| ask(window, "exhibitors_list", json!({})).as_array().unwrap().len();
    let before = count(&window);
    let mut form = ask(&window, "exhibitor_blank", json!({}))["form"].clone();
    let nameless = ask(&window, "exhibitor_save", json!({ "id": null, "form": form }));
    assert_eq!(nameless["problems"][0]["field"], "name");
    assert_eq!((nameless["id"].is_null(), count(&window)), (true, before));
    form["name"] = json!("Anyaman Kepulauan");
    form["nib"] = known["form"]["nib"].clone();
    let twin = ask(&window, "exhibitor_save", json!({ "id": null, "form": form }));
    assert_eq!(twin["problems"][0]["field"], "nib", "a NIB belongs to one firm");
    form["nib"] = json!("");
    form["owner"] = json!("Halimah");
    form["pirt"] = json!("P-IRT 2053175010");
    form["turnover"] = json!("Rp 15.000.000");
    let saved = ask(&window, "exhibitor_save", json!({ "id": null, "form": form }));
    let id = saved["id"].as_str().unwrap();
    let after = detail(&window, id);
    assert_eq!((&after["row"]["status"], &after["row"]["owner"]), (&json!("applied"), &json!("Halimah")));
    assert_eq!(after["form"]["turnover"], "15.000.000");
    assert_eq!(after["changes"][0]["what"], "Peserta ditambahkan");
    assert_eq!(count(&window), before + 1);
    ask(&window, "history_undo", json!({}));
    assert_eq!(count(&window), before);
}

#[test]
fn a_move_of_many_says_first_who_can_and_who_cannot() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let rows = ask(&window, "exhibitors_list", json!({}));
    let of = |status: &str| {
        let rows = rows.as_array().unwrap().iter().filter(|row| row["status"] == status);
        rows.map(|row| row["id"].clone()).collect::<Vec<_>>()
    };
    let accepted = of("accepted");
    assert!(accepted.len() > 2);
    let moves = json!({ "ids": accepted, "status": "withdrawn" });
    let preview = ask(&window, "exhibitors_move_preview", moves);
    assert_eq!(preview["movable"], json!(accepted));
    assert_eq!(
        (&preview["needs_reason"], &preview["give_up_booths"]),
        (&json!(false), &json!(accepted.len()))
    );
    let preview = ask(&window, "exhibitors_move_preview", json!({ "ids": accepted, "status": "passed" }));
    assert_eq!(preview["movable"], json!([]));
    assert_eq!(preview["refused"][0]["why"], "Diterima tidak dapat langsung menjadi Lolos kurasi");
    let waits = json!({ "ids": accepted[..2], "status": "waitlisted", "reason": "stan kurang" });
    assert_eq!(ask(&window, "exhibitors_move_preview", waits.clone())["needs_reason"], true);
    assert_eq!(ask(&window, "exhibitors_move", waits)["changed"], 2);
    let moved = detail(&window, accepted[0].as_str().unwrap());
    let last = moved["statuses"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["to"], &last["reason"]), (&json!("waitlisted"), &json!("stan kurang")));
    ask(&window, "history_undo", json!({}));
    assert_eq!(ask(&window, "exhibitors_list", json!({})), rows);
}

#[test]
fn products_and_attendants_come_change_and_go() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let id = first(&window);
    let before = detail(&window, &id);
    let form = json!({ "name": "Tas", "is_flagship": true, "price_min": "Rp 150.000", "price_max": "", "capacity": "20" });
    let product = json!({ "id": id, "product": null, "form": form });
    assert_eq!(ask(&window, "exhibitor_product_put", product), json!([]));
    let after = detail(&window, &id);
    let tas = &after["products"][0];
    assert_eq!((&tas["name"], &tas["price_min_idr"]), (&json!("Tas"), &json!(150_000)));
    let flagships = after["products"].as_array().unwrap().iter().filter(|one| one["is_flagship"] == true);
    assert_eq!(flagships.count(), 1);
    assert_eq!(after["changes"][0]["what"], "Produk disimpan");
    let wrong =
        json!({ "name": "", "is_flagship": false, "price_min": "9", "price_max": "5", "capacity": "x" });
    let product = json!({ "id": id, "product": tas["id"], "form": wrong });
    assert_eq!(ask(&window, "exhibitor_product_put", product).as_array().unwrap().len(), 3);
    ask(&window, "exhibitor_product_remove", json!({ "id": id, "part": tas["id"] }));

    ask(&window, "exhibitor_attendant_put", json!({ "id": id, "attendant": null, "name": "Rina" }));
    let rina = detail(&window, &id)["attendants"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&rina["name"], &rina["has_badge"]), (&json!("Rina"), &json!(false)));
    let renamed = json!({ "id": id, "attendant": rina["id"], "name": "Rina Ayu" });
    ask(&window, "exhibitor_attendant_put", renamed);
    let after = detail(&window, &id);
    assert_eq!(after["attendants"].as_array().unwrap().last().unwrap()["name"], "Rina Ayu");
    assert_eq!(after["changes"][0]["what"], "Penjaga stan disimpan");
    ask(&window, "exhibitor_attendant_remove", json!({ "id": id, "part": rina["id"] }));
    let after = detail(&window, &id);
    assert_eq!(after["attendants"], before["attendants"]);
    let told = after["changes"].as_array().unwrap().iter().map(|change| change["what"].as_str().unwrap());
    let told: Vec<&str> = told.take(5).collect();
    let (put, gone) = ("Penjaga stan disimpan", "Penjaga stan dihapus");
    assert_eq!(told, [gone, put, put, "Produk dihapus", "Produk disimpan"], "what was removed is told");
}

#[test]
fn a_nik_is_masked_until_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let rows = ask(&window, "exhibitors_list", json!({}));
    let mut seen = 0;
    for row in rows.as_array().unwrap() {
        let masked = detail(&window, row["id"].as_str().unwrap())["nik_masked"].clone();
        let nik = ask(&window, "identity_reveal", json!({ "id": row["id"] }))["nik"].clone();
        assert_eq!(masked.is_null(), nik.is_null());
        if let (Some(masked), Some(nik)) = (masked.as_str(), nik.as_str()) {
            assert!(masked.starts_with("••••••••••••") && nik.ends_with(&masked[masked.len() - 4..]));
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn what_is_filtered_is_exported_in_its_order() {
    let folder = tempfile::tempdir().unwrap();
    let window = sample(folder.path());
    let rows = ask(&window, "exhibitors_list", json!({}));
    let path = folder.path().join("saringan.csv");
    let ids = [&rows[3]["id"], &rows[1]["id"]];
    let exported = ask(&window, "exhibitors_export", json!({ "ids": ids, "path": path }));
    assert_eq!(exported["rows"], 2);
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[1].contains(rows[3]["name"].as_str().unwrap()));
    assert!(lines[2].contains(rows[1]["name"].as_str().unwrap()));
    let book = folder.path().join("saringan.xlsx");
    ask(&window, "exhibitors_export", json!({ "ids": ids, "path": book }));
    assert!(std::fs::read(book).unwrap().starts_with(b"PK"));
}
