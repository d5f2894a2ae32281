//! What the planner finds and why a party has no booth, in words.

use domain::hall::PlanElement;
use planner::floor::{Finding, Rule};
use planner::solution::{Reason, ReasonCode};

use super::{Lang, elements, figures, say};
use crate::plan::NotChecked;

/// A finding of the floor's check: what it is and what to do.
pub(crate) fn finding_words(lang: Lang, finding: &Finding, element: Option<&PlanElement>) -> String {
    let booths = finding.booths.join(", ");
    let metres = |value_mm: f64| figures::metres(lang, value_mm.round() as i64);
    let value = metres(finding.value);
    let limit = metres(finding.limit.unwrap_or_default());
    let what = element.map(|element| elements::described(lang, element)).unwrap_or_default();
    match finding.rule {
        Rule::InsideHall => {
            say!(
                lang,
                "Stan {booths} keluar dari area. Geser ke dalam.",
                "Booth {booths} leaves the hall. Move it inside."
            )
        }
        Rule::BoothOverlap => say!(
            lang,
            "Stan {booths} saling menimpa. Geser salah satunya.",
            "Booths {booths} overlap. Move one of them."
        ),
        Rule::ElementOverlap => say!(
            lang,
            "Stan {booths} menimpa {what}. Geser stannya.",
            "Booth {booths} overlaps {what}. Move the booth."
        ),
        Rule::ElementClearance => say!(
            lang,
            "Stan {booths} berjarak {value} m dari {what}; perlu {limit} m. Geser stannya.",
            "Booth {booths} is {value} m from {what}; {limit} m are needed. Move the booth."
        ),
        Rule::ExitClear => say!(
            lang,
            "Stan {booths} berjarak {value} m dari {what}; di depan pintu keluar perlu {limit} m kosong.",
            "Booth {booths} is {value} m from {what}; {limit} m must stay free in front of an exit."
        ),
        Rule::FireClear => say!(
            lang,
            "Stan {booths} berjarak {value} m dari {what}; alat pemadam perlu {limit} m kosong.",
            "Booth {booths} is {value} m from {what}; {limit} m must stay free at fire equipment."
        ),
        Rule::OpenSide => say!(
            lang,
            "Stan {booths} tidak punya sisi terbuka: tidak ada yang dapat masuk.",
            "Booth {booths} has no open side: nobody can get in."
        ),
        Rule::MainAisle => say!(
            lang,
            "Lorong utama di {booths} hanya {value} m; perlu {limit} m.",
            "The main aisle at {booths} is only {value} m wide; {limit} m are needed."
        ),
        Rule::SideAisle => say!(
            lang,
            "Lorong di {booths} hanya {value} m; perlu {limit} m.",
            "The aisle at {booths} is only {value} m wide; {limit} m are needed."
        ),
        Rule::CircuitPower => {
            let circuit = finding.circuit.as_deref().unwrap_or_default();
            given_over(lang, circuit, finding.value as i64, finding.limit.unwrap_or_default() as i64)
        }
        Rule::CircuitKnown => {
            let circuit = finding.circuit.as_deref().unwrap_or_default();
            say!(
                lang,
                "Stan {booths} memakai sirkuit {circuit} yang tidak ada di denah.",
                "Booth {booths} names circuit {circuit}, which is not in the plan."
            )
        }
        Rule::ExitWidth => say!(
            lang,
            "Lebar semua pintu keluar {value} m; untuk jumlah orang di area ini perlu {limit} m. Tambah atau buka pintu.",
            "All open exits are {value} m wide; the people in this hall need {limit} m. Add or open an exit."
        ),
    }
}

/// What no rule of the check looks at.
pub(crate) fn not_checked(lang: Lang) -> Vec<NotChecked> {
    let entry = |code, id, en| NotChecked { code, text: lang.pick(id, en) };
    vec![
        entry("exit_walk", "jarak jalan ke pintu keluar terdekat", "the walk to the nearest exit"),
        entry(
            "second_exit",
            "jarak jalan ke pintu keluar kedua bila yang terdekat tertutup",
            "the walk to a second exit when the nearest is shut",
        ),
        entry("dead_end", "lorong buntu", "dead ends"),
        entry(
            "booth_depth",
            "jarak dari titik terjauh di dalam stan ke lorong",
            "the distance from a booth's farthest point to an aisle",
        ),
    ]
}

/// Why a party has no booth.
pub(crate) fn reason_words(lang: Lang, reason: &Reason) -> String {
    let in_words = |number: Option<i64>| {
        let number = number.unwrap_or_default();
        match reason.code {
            ReasonCode::PowerShort | ReasonCode::CircuitFull => figures::volt_ampere(lang, number),
            _ => figures::count(lang, number.unsigned_abs()),
        }
    };
    let (needed, available) = (in_words(reason.needed), in_words(reason.available));
    let ids = reason.ids.join(", ");
    match reason.code {
        ReasonCode::LockImpossible => say!(
            lang,
            "Dikunci di {ids}, tetapi stan itu tidak memenuhi permintaannya atau sudah ditempati. Lepaskan kuncinya.",
            "Locked to {ids}, but that breaks a rule or another has it. Release the lock."
        ),
        ReasonCode::TooSmall => say!(
            lang,
            "{needed} meminta stan sebesar ini atau lebih, {available} stan cukup besar.",
            "{needed} ask for a booth of this size or more, {available} booths are large enough."
        ),
        ReasonCode::PowerShort => say!(
            lang,
            "Perlu {needed}, paling banyak tersedia {available} di satu tempat.",
            "{needed} are needed, a place offers {available} at most."
        ),
        ReasonCode::WaterShort => {
            say!(
                lang,
                "{needed} perlu air, {available} stan punya air.",
                "{needed} need water, {available} booths have it."
            )
        }
        ReasonCode::AccessibleShort => say!(
            lang,
            "{needed} perlu stan yang terjangkau kursi roda, {available} stan terjangkau.",
            "{needed} need an accessible booth, {available} booths are."
        ),
        ReasonCode::CornerShort => say!(
            lang,
            "{needed} harus mendapat stan sudut, {available} stan sudut tersedia.",
            "{needed} must have a corner, {available} corner booths are open."
        ),
        ReasonCode::NoBoothHasAll => lang
            .pick(
                "Tidak ada satu tempat pun yang memenuhi semua permintaannya sekaligus.",
                "No place has everything that it asks for at once.",
            )
            .to_owned(),
        ReasonCode::NoAdjacentBooths => say!(
            lang,
            "Perlu {needed} stan berdampingan, paling banyak {available} yang sesuai berdampingan.",
            "{needed} booths side by side are needed, at most {available} that suit hang together."
        ),
        ReasonCode::CircuitFull => say!(
            lang,
            "Sirkuit {ids} penuh: perlu {needed}, tersisa {available}.",
            "Circuit {ids} is full: {needed} are needed, {available} are left."
        ),
        ReasonCode::Apart => lang
            .pick(
                "Setiap stan kosong yang sesuai bersebelahan dengan peserta yang harus dijauhkan darinya.",
                "Every free booth that suits touches an exhibitor that it must be kept apart from.",
            )
            .to_owned(),
        ReasonCode::MoveLimit => say!(
            lang,
            "Menempatkannya akan memindahkan lebih dari {available} peserta.",
            "Placing it would move more than {available} exhibitors."
        ),
        ReasonCode::NoBoothLeft => say!(
            lang,
            "Semua stan yang sesuai sudah ditempati ({available} stan lain masih kosong).",
            "Every booth that suits is taken ({available} others are free)."
        ),
    }
}

/// How many free booths suit who has none.
pub(crate) fn free_booths(lang: Lang, count: usize, codes: &[String], asked: i64) -> String {
    let mut listed = codes.join(", ");
    if codes.len() < count {
        listed.push_str(lang.pick(" dan lainnya", " and others"));
    }
    let count = figures::count(lang, count as u64);
    if asked > 1 {
        return say!(
            lang,
            "{count} stan kosong cukup besar: {listed}. Perlu {asked} yang berdampingan.",
            "{count} free booths are large enough: {listed}. {asked} side by side are needed."
        );
    }
    say!(lang, "{count} stan kosong sesuai: {listed}.", "{count} free booths suit: {listed}.")
}

/// The booths of a circuit may be given more than it has.
pub(crate) fn given_over(lang: Lang, circuit: &str, given_va: i64, capacity_va: i64) -> String {
    let given = figures::volt_ampere(lang, given_va);
    let capacity = figures::volt_ampere(lang, capacity_va);
    say!(
        lang,
        "Sirkuit {circuit}: stannya dapat diberi {given}, kapasitasnya {capacity}. Bagi ke sirkuit lain bila semua memakainya.",
        "Circuit {circuit}: its booths may be given {given}, its capacity is {capacity}. Spread them if all use it."
    )
}
