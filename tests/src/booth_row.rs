//! A row of booths of 2 x 2 m and firms that want them.

use serde_json::{Value, json};

use crate::{Workspace, rows, text};

/// A hall of booths 2 x 2 m in one row, with a list of firms that are all accepted.
///
/// # Panics
/// Where the list or the hall is refused.
pub fn accepted(booths: &[Value], firms: &str) -> Workspace {
    let workspace = Workspace::with_event();
    hall(&workspace, booths, &json!([]));
    let list = format!("Nama Usaha;Ukuran Stan;Jumlah Stan;Daya Listrik (VA);Perlu Air\n{firms}");
    workspace.import(&workspace.write("daftar.csv", list));
    workspace.ok(["exhibitors", "accept", "--all"]);
    workspace
}

/// The hall of some booths and circuits, read into the newest event.
///
/// # Panics
/// Where it is refused.
pub fn hall(workspace: &Workspace, booths: &[Value], circuits: &Value) {
    let outline = json!([[0, 0], [30_000, 0], [30_000, 12_000], [0, 12_000]]);
    let file = json!({
        "version": 1, "hall": {"name": "Aula", "outline": outline}, "circuits": circuits, "booths": booths
    });
    let path = workspace.write("aula.json", file.to_string());
    workspace.ok(["hall", "import", path.to_str().unwrap()]);
}

/// The booth of a place in the row, from 1.
pub fn booth(place: i64) -> Value {
    json!({
        "code": format!("A-{place:02}"), "rects": [[2_000 + (place - 1) * 2_000, 4_000, 2_000, 2_000]],
        "power_va": 1_000
    })
}

/// The booth with a field of its own.
pub fn with(mut booth: Value, field: &str, value: Value) -> Value {
    booth[field] = value;
    booth
}

/// So many booths, side by side.
pub fn row(count: i64) -> Vec<Value> {
    (1..=count).map(booth).collect()
}

/// The codes of a firm's booths.
///
/// # Panics
/// Where there is no such firm.
pub fn booths_of(workspace: &Workspace, firm: &str) -> Vec<String> {
    let booths = rows(&workspace.exhibitor(firm), "booths");
    booths.iter().map(|code| code.as_str().unwrap().to_owned()).collect()
}

/// Who has a booth on which days.
///
/// # Panics
/// Where there is no such booth.
pub fn days(workspace: &Workspace, code: &str) -> Vec<(String, String, String)> {
    let floor = workspace.ok(["plan", "show"]);
    let booth = rows(&floor, "booths").into_iter().find(|booth| booth["code"] == code).unwrap();
    rows(&booth, "parties")
        .iter()
        .map(|party| {
            let members = rows(party, "members");
            let names: Vec<&str> = members.iter().map(|member| text(member, "name")).collect();
            (text(party, "first_day").to_owned(), text(party, "last_day").to_owned(), names.join("+"))
        })
        .collect()
}

/// Who has a booth from one day of November to another.
pub fn span(from: &str, until: &str, who: &str) -> (String, String, String) {
    (format!("2019-11-{from}"), format!("2019-11-{until}"), who.to_owned())
}

/// Three firms that ask for the same.
pub const THREE: &str = "Sekar;2x2;1;900;\nAyu;2x2;1;900;\nJati;2x2;1;900;\n";

/// And a fourth.
pub const FOUR: &str = "Sekar;2x2;1;900;\nAyu;2x2;1;900;\nJati;2x2;1;900;\nPadi;2x2;1;900;\n";
