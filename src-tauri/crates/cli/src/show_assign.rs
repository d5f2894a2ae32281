//! What a person reads of who gets which booth, and why.

use std::fmt::Write as _;
use std::path::Path;

use app::exhibitors::WishesScreen;
use app::plan::{
    Explained, MovedOut, Offered, ProblemWritten, Proposal, Released, Replanned, ReservesOut, Taken,
    WeightsOut,
};
use app::texts::{figures, weighing};
use app::{Lang, say};

use crate::output::table;

fn points(lang: Lang, points: i64) -> String {
    let count = figures::count(lang, points.unsigned_abs());
    if points < 0 { format!("-{count}") } else { count }
}

pub(crate) fn weights(lang: Lang, weights: &WeightsOut) -> String {
    let rows = weights
        .weights
        .iter()
        .map(|one| vec![one.name.to_owned(), points(lang, one.points), one.title.clone()])
        .collect();
    let header = lang.pick(["Bobot", "Poin", "Arti"], ["Weight", "Points", "Meaning"]);
    let preset = weights.preset.and_then(|code| weights.presets.iter().find(|preset| preset.code == code));
    let preset = preset.map_or(lang.pick("pilihan sendiri", "own choice"), |preset| &preset.title);
    let head = say!(lang, "Paket bobot: {preset}\n", "Preset of weights: {preset}\n");
    head + &table(&header, &[1], rows)
}

fn places(lang: Lang, booths: &[String]) -> String {
    if booths.is_empty() { lang.pick("tanpa stan", "no booth").to_owned() } else { booths.join(", ") }
}

fn moves(lang: Lang, moved: &[MovedOut]) -> String {
    let mut text = String::new();
    for one in moved {
        let (name, from, to) = (&one.party.name, places(lang, &one.from), places(lang, &one.to));
        let _ = writeln!(text, "    {name}: {from} → {to}");
    }
    text
}

pub(crate) fn explained(lang: Lang, explained: &Explained) -> String {
    let (name, booths) = (&explained.party.name, places(lang, &explained.booths));
    let mut text = format!("{name}: {booths}\n");
    for rule in explained.broken.iter().map(|rule| &rule.text) {
        let _ = writeln!(text, "  ! {rule}");
    }
    for reason in &explained.reasons {
        let _ = writeln!(text, "  {}", reason.text);
    }
    if explained.terms.is_empty() {
        text += lang
            .pick("  Tidak ada poin: semua keinginannya terpenuhi.\n", "  No points: all it wished for.\n");
    }
    for term in &explained.terms {
        let with: Vec<&str> = term.with.iter().map(|party| party.name.as_str()).collect();
        let with = if with.is_empty() { String::new() } else { format!(" ({})", with.join(", ")) };
        let _ = writeln!(text, "  {} {}{with}", points(lang, term.points), weighing::term(lang, term.name));
    }
    if !explained.others.is_empty() {
        text += lang.pick("Tempat lain yang terbaik:\n", "The best other places:\n");
    }
    for other in &explained.others {
        let (booths, cost) = (other.booths.join(", "), points(lang, other.cost));
        let sign = if other.difference >= 0 { "+" } else { "" };
        let difference = points(lang, other.difference);
        text += &say!(
            lang,
            "  {booths}: seluruh rencana {cost} poin ({sign}{difference})\n",
            "  {booths}: the whole plan {cost} points ({sign}{difference})\n"
        );
        text += &moves(lang, &other.exchange);
    }
    text
}

fn proposal(lang: Lang, one: &Proposal) -> String {
    let (label, cost) = (&one.label, points(lang, one.cost));
    let gap = one.gap_percent.map(|gap| figures::decimal(lang, &format!("{gap:.1}")));
    let mut text = match gap {
        Some(gap) => say!(
            lang,
            "{label}: {cost} poin, dalam {gap} % dari batas yang terbukti\n",
            "{label}: {cost} points, within {gap} % of a proven limit\n"
        ),
        None => say!(lang, "{label}: {cost} poin\n", "{label}: {cost} points\n"),
    };
    text += &moves(lang, &one.moved);
    for left in &one.unplaced {
        let _ = writeln!(text, "    {}: {}", left.party.name, places(lang, &[]));
        for reason in &left.reasons {
            let _ = writeln!(text, "      {}", reason.text);
        }
    }
    text
}

pub(crate) fn replanned(lang: Lang, replanned: &Replanned, taken: Option<&Taken>) -> String {
    let mut text = String::new();
    if !replanned.must_move.is_empty() {
        text += lang.pick("Harus pindah:\n", "Must move:\n");
    }
    for one in &replanned.must_move {
        let why: Vec<&str> = one.broken.iter().map(|rule| rule.text.as_str()).collect();
        let _ = writeln!(text, "    {} ({}): {}", one.party.name, one.from.join(", "), why.join(" "));
    }
    if !replanned.newcomers.is_empty() {
        let names: Vec<&str> = replanned.newcomers.iter().map(|party| party.name.as_str()).collect();
        let names = names.join(", ");
        text += &say!(lang, "Belum punya stan: {names}\n", "Without a booth: {names}\n");
    }
    for one in &replanned.proposals {
        text += &proposal(lang, one);
    }
    if let Some(taken) = taken {
        let (label, moved) = (&taken.label, taken.moved);
        text += &say!(
            lang,
            "Dipakai: {label} ({moved} berpindah atau mendapat tempat).\n",
            "Taken: {label} ({moved} moved or got a place).\n"
        );
    }
    text
}

pub(crate) fn reserves(lang: Lang, reserves: &ReservesOut) -> String {
    let rows = reserves
        .reserves
        .iter()
        .map(|one| {
            vec![
                one.position.to_string(),
                one.name.clone(),
                format!("{} m", one.booth_size),
                one.suiting.map_or_else(|| "–".to_owned(), |count| count.to_string()),
            ]
        })
        .collect();
    let header =
        lang.pick(["No", "Cadangan", "Ukuran", "Stan sesuai"], ["No", "Reserve", "Size", "Booths that suit"]);
    let mut text = table(&header, &[0, 3], rows);
    for booth in reserves.free.iter().filter(|booth| !booth.best.is_empty()) {
        let best: Vec<String> =
            booth.best.iter().map(|one| format!("{} ({})", one.name, points(lang, one.points))).collect();
        let (code, best) = (&booth.booth, best.join(", "));
        text += &say!(lang, "\n{code} kosong: {best}", "\n{code} is free: {best}");
    }
    for offer in &reserves.offers {
        let (name, booths) = (&offer.name, offer.booths.join(", "));
        let until = offer.until_words.clone().unwrap_or_else(|| "–".to_owned());
        text += &if offer.is_expired {
            say!(
                lang,
                "\n! {booths} ditawarkan ke {name}, batas waktu {until} sudah lewat. Lepaskan dengan plan release.",
                "\n! {booths} offered to {name}, the time ran out at {until}. Let it go with plan release."
            )
        } else {
            say!(
                lang,
                "\n{booths} ditawarkan ke {name}, sampai {until}",
                "\n{booths} offered to {name}, until {until}"
            )
        };
    }
    text.push('\n');
    text
}

pub(crate) fn offered(lang: Lang, offered: &Offered) -> String {
    let (name, booths) = (&offered.name, offered.booths.join(", "));
    let mut text = match offered.until {
        Some(until) => {
            let until = figures::instant(lang, figures::from_jakarta(until));
            say!(
                lang,
                "{booths} ditawarkan ke {name}, dipegang sampai {until}.\n",
                "{booths} offered to {name}, held until {until}.\n"
            )
        }
        None => say!(lang, "{booths} ditawarkan ke {name}.\n", "{booths} offered to {name}.\n"),
    };
    for rule in &offered.broken {
        let _ = writeln!(text, "  ! {}", rule.text);
    }
    text
}

pub(crate) fn released(lang: Lang, released: &Released) -> String {
    let (names, booths) = (released.names.join(", "), places(lang, &released.booths));
    say!(
        lang,
        "Penawaran untuk {names} dilepas. Sekarang kosong: {booths}.\n",
        "The offers to {names} were let go. Free now: {booths}.\n"
    )
}

pub(crate) fn problem(lang: Lang, written: &ProblemWritten, out: &Path) -> String {
    let (booths, parties, out) = (written.booths, written.parties, out.display());
    say!(
        lang,
        "{parties} peserta dan {booths} stan ditulis ke {out}.\n",
        "{parties} parties and {booths} booths were written to {out}.\n"
    )
}

pub(crate) fn wishes(lang: Lang, screen: &WishesScreen) -> String {
    let mut text = String::new();
    let named = |ids: &[String]| {
        let name = |id: &String| {
            let firm = screen.firms.iter().find(|firm| &firm.participation == id);
            firm.map_or_else(|| id.clone(), |firm| firm.name.clone())
        };
        ids.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let wishes = &screen.wishes;
    let corner = match wishes.corner {
        app::exhibitors::CornerWishCode::No => lang.pick("tidak", "no"),
        app::exhibitors::CornerWishCode::Want => lang.pick("ingin", "liked"),
        app::exhibitors::CornerWishCode::Must => lang.pick("harus", "a must"),
    };
    let rows = [
        (lang.pick("Kelompok pesaing", "Competitors"), wishes.group.clone()),
        (lang.pick("Prioritas", "Priority"), wishes.priority.to_string()),
        (lang.pick("Sudut", "Corner"), corner.to_owned()),
        (lang.pick("Stan pilihan", "Wished booths"), wishes.prefers.join(", ")),
        (lang.pick("Ingin dekat", "Near"), named(&wishes.near)),
        (lang.pick("Harus jauh", "Apart"), named(&wishes.apart)),
        (lang.pick("Wilayah", "Region"), screen.region.clone().unwrap_or_default()),
    ];
    for (what, value) in rows {
        let _ = writeln!(text, "{what}: {}", if value.is_empty() { "–" } else { &value });
    }
    text
}
