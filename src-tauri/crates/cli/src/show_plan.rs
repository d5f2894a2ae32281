//! What a person reads of moves by hand and of the floor.

use std::fmt::Write as _;

use app::Lang;
use app::plan::{
    BoothStatus, BrokenRule, Emptied, FloorView, Lifted, Locked, Placed, Settled, Shared, Swapped, Unshared,
};
use app::texts::figures;

use crate::output::table;
use app::say;

/// What is broken all the same, and who had to leave.
fn consequences(lang: Lang, placed: &Placed) -> String {
    let mut text = String::new();
    for BrokenRule { text: broken, .. } in &placed.broken {
        let _ = writeln!(text, "  ! {broken}");
    }
    for gone in &placed.displaced {
        let booths = gone.booths.join(", ");
        text += &if placed.is_done {
            say!(
                lang,
                "  {} keluar dari {booths} dan perlu stan lain.\n",
                "  {} left {booths} and needs another booth.\n",
                gone.exhibitor
            )
        } else {
            say!(
                lang,
                "  {} harus keluar dari {booths}.\n",
                "  {} would have to leave {booths}.\n",
                gone.exhibitor
            )
        };
    }
    text
}

pub(crate) fn placed(lang: Lang, placed: &Placed) -> String {
    let booths = placed.booths.join(", ");
    let who = &placed.exhibitor;
    let head = if placed.is_done {
        say!(lang, "{who}: {booths}, dikunci.\n", "{who}: {booths}, locked.\n")
    } else if placed.broken.is_empty() {
        say!(
            lang,
            "{who} dapat ditempatkan di {booths}. Belum ada yang berubah.\n",
            "{who} can be put into {booths}. Nothing was changed yet.\n"
        )
    } else {
        say!(
            lang,
            "{who} di {booths}: periksa dulu. Belum ada yang berubah.\n",
            "{who} in {booths}: look at this first. Nothing was changed yet.\n"
        )
    };
    head + &consequences(lang, placed)
}

pub(crate) fn lifted(lang: Lang, lifted: &Lifted) -> String {
    let booths = lifted.booths.join(", ");
    say!(
        lang,
        "{} keluar dari {booths}; stannya kosong.",
        "{} left {booths}, which is free now.",
        lifted.exhibitor
    )
}

pub(crate) fn emptied(lang: Lang, emptied: Emptied) -> String {
    let (parties, booths) = (emptied.parties, emptied.booths);
    say!(
        lang,
        "{parties} peserta keluar; {booths} stan kosong.",
        "{parties} lifted out; {booths} booths are free."
    )
}

pub(crate) fn swapped(lang: Lang, swapped: &Swapped) -> String {
    placed(lang, &swapped.one) + &placed(lang, &swapped.other)
}

pub(crate) fn settled(lang: Lang, settled: &Settled) -> String {
    settled.placed.iter().map(|one| placed(lang, one)).collect()
}

pub(crate) fn locked(lang: Lang, locked: &Locked) -> String {
    let booths = locked.booths.join(", ");
    if locked.is_locked {
        say!(lang, "{} dikunci di {booths}.", "{} is locked to {booths}.", locked.exhibitor)
    } else {
        say!(
            lang,
            "{} tetap di {booths}, tetapi boleh dipindahkan oleh plan assign.",
            "{} stays in {booths}, but plan assign may move it.",
            locked.exhibitor
        )
    }
}

pub(crate) fn shared(lang: Lang, shared: &Shared) -> String {
    let place = if shared.booths.is_empty() {
        say!(lang, "belum ada stannya", "no booth yet")
    } else {
        shared.booths.join(", ")
    };
    let mut text = say!(lang, "Berbagi tempat ({place}):\n", "Sharing a place ({place}):\n");
    for days in &shared.days {
        let span = figures::span(lang, days.from, days.until);
        let _ = writeln!(text, "  {span}: {}", days.exhibitors.join(", "));
    }
    for BrokenRule { text: broken, .. } in &shared.broken {
        let _ = writeln!(text, "  ! {broken}");
    }
    text
}

pub(crate) fn unshared(lang: Lang, unshared: &Unshared) -> String {
    let (parted, without) = (unshared.parted.join(", "), unshared.without_place.join(", "));
    let mut text =
        say!(lang, "Tidak berbagi tempat lagi: {parted}.\n", "These share no place any more: {parted}.\n");
    if !without.is_empty() {
        text += &say!(
            lang,
            "Perlu stan: {without}. Tempatkan dengan plan place atau plan assign.\n",
            "In need of a booth: {without}. Place them with plan place or plan assign.\n"
        );
    }
    text
}

pub(crate) fn floor(lang: Lang, floor: &FloorView) -> String {
    let rows = floor
        .booths
        .iter()
        .map(|booth| {
            let status = match booth.status {
                BoothStatus::Closed => lang.pick("ditutup", "closed"),
                BoothStatus::Free => lang.pick("kosong", "free"),
                BoothStatus::Held => lang.pick("dipegang", "held"),
                BoothStatus::Offered => lang.pick("ditawarkan", "offered"),
                BoothStatus::Confirmed => lang.pick("dikonfirmasi", "confirmed"),
            };
            let who: Vec<String> = booth
                .parties
                .iter()
                .map(|party| {
                    party.members.iter().map(|member| member.name.as_str()).collect::<Vec<_>>().join(" + ")
                })
                .collect();
            vec![booth.code.clone(), status.to_owned(), who.join(" / ")]
        })
        .collect();
    let header = lang.pick(["Stan", "Keadaan", "Peserta"], ["Booth", "State", "Exhibitor"]);
    let mut text = format!("{}\n{}", floor.name, table(&header, &[], rows));
    if !floor.unplaced.is_empty() {
        text += &say!(lang, "\n\nBelum punya stan:\n", "\n\nWithout a booth:\n");
    }
    for one in &floor.unplaced {
        let names: Vec<&str> = one.members.iter().map(|member| member.name.as_str()).collect();
        let _ = writeln!(text, "  {}", names.join(" + "));
        for reason in &one.reasons {
            let _ = writeln!(text, "    {}", reason.text);
        }
    }
    text
}
