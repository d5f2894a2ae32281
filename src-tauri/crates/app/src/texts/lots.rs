//! Lots in words. It is long because each sentence about them stands here once, in both languages.

use domain::event::Event;
use domain::lots::{LotKind, MOST_SEED_SIGNS, PassReason, SeedError};
use domain::participation::BoothRequest;

use super::{Lang, figures, say};
use crate::lots::{LotMinutes, LotTrouble, NotFree};

/// As what people sign minutes where nobody says otherwise.
pub(crate) fn usual_witnesses(lang: Lang) -> [&'static str; 3] {
    lang.pick(
        ["Ketua panitia", "Saksi dari peserta", "Saksi dari peserta"],
        ["Head of the committee", "Witness for the exhibitors", "Witness for the exhibitors"],
    )
}

/// Which firms and booths a draw is about; `hall` is `Some(None)` for a hall that is gone.
pub(crate) fn scope(
    lang: Lang,
    category: Option<&str>,
    hall: Option<Option<&str>>,
    zone: Option<&str>,
) -> String {
    let gone = lang.pick("sudah dihapus", "gone");
    let parts = [
        category.map(|name| say!(lang, "kategori {name}", "category {name}")),
        hall.map(|name| name.unwrap_or(gone)).map(|name| say!(lang, "area {name}", "hall {name}")),
        zone.map(|name| say!(lang, "zona {name}", "zone {name}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What a firm asks for: `2 stan 3 x 3 m, 900 VA, air`.
pub(crate) fn asks(lang: Lang, request: &BoothRequest, power_va: i64) -> String {
    let metres = |length_mm| figures::metres(lang, i64::from(length_mm));
    let size = format!("{} x {} m", metres(request.width_mm), metres(request.depth_mm));
    let count = request.booths;
    let size = if count > 1 { say!(lang, "{count} stan {size}", "{count} booths of {size}") } else { size };
    let mut parts = vec![size, figures::volt_ampere(lang, power_va)];
    if request.water {
        parts.push(lang.pick("air", "water").to_owned());
    }
    if request.corner == domain::participation::CornerWish::Must {
        parts.push(lang.pick("sudut", "corner").to_owned());
    }
    if request.accessible {
        parts.push(lang.pick("kursi roda", "wheelchair").to_owned());
    }
    parts.join(", ")
}

pub(crate) fn turn_drawn(lang: Lang, name: &str, turn: u16) -> String {
    say!(lang, "{name} → giliran {turn}", "{name} → turn {turn}")
}

pub(crate) fn seed_named(lang: Lang, seed: &str) -> String {
    say!(lang, "Benih: {seed}", "Seed: {seed}")
}

pub(crate) fn seed_undone(lang: Lang, seed: &str) -> String {
    say!(lang, "Benih {seed} dan gilirannya", "The seed {seed} and its turns")
}

pub(crate) fn turn_undone(lang: Lang, name: &str, turn: u16) -> String {
    say!(lang, "Giliran {turn} dari {name}", "Turn {turn} of {name}")
}

/// Why a firm is passed over, in the middle of a sentence.
fn pass_reason(lang: Lang, reason: PassReason) -> &'static str {
    match reason {
        PassReason::Absent => lang.pick("tidak hadir", "absent"),
        PassReason::Declined => lang.pick("tidak bersedia", "declined"),
    }
}

pub(crate) fn passed_over(lang: Lang, name: &str, reason: Option<PassReason>) -> String {
    let why = reason.map(|reason| format!(" ({})", pass_reason(lang, reason))).unwrap_or_default();
    say!(lang, "{name} dilewati{why}", "{name} passed over{why}")
}

pub(crate) fn pass_undone(lang: Lang, name: &str) -> String {
    say!(lang, "Dilewatinya {name}", "Passing over {name}")
}

/// What the minutes say of a firm that is passed over; `own` is what people added.
pub(crate) fn passed(lang: Lang, reason: PassReason, own: Option<&str>) -> String {
    let (why, own) = (pass_reason(lang, reason), own.map(|own| format!("; {own}")).unwrap_or_default());
    say!(lang, "Dilewati: {why}{own}.", "Passed over: {why}{own}.")
}

/// What the minutes say of a firm that was passed over and came after all.
pub(crate) fn passed_at_first(lang: Lang, reason: PassReason, own: Option<&str>) -> String {
    let (why, own) = (pass_reason(lang, reason), own.map(|own| format!("; {own}")).unwrap_or_default());
    say!(
        lang,
        "Semula dilewati ({why}{own}), kemudian ikut mengundi.",
        "Passed over at first ({why}{own}), then took part."
    )
}

/// What the minutes say of a firm that shares a place; `leader` draws for it.
pub(crate) fn shared(lang: Lang, leader: Option<&str>) -> String {
    match leader {
        Some(leader) => say!(
            lang,
            "Berbagi stan dengan {leader}, yang mengundi untuk keduanya.",
            "Shares the place of {leader}, which draws for both."
        ),
        None => say!(
            lang,
            "Berbagi stan dengan peserta utamanya, yang mengundi untuk keduanya.",
            "Shares the place of its main exhibitor, which draws for both."
        ),
    }
}

/// In the place of a booth.
pub(crate) fn passed_cell(lang: Lang) -> &'static str {
    lang.pick("dilewati", "passed over")
}

/// The paragraph that says how many were passed over.
pub(crate) fn some_passed(lang: Lang, passed: usize) -> String {
    let count = if passed == 1 { "1 exhibitor was".to_owned() } else { format!("{passed} exhibitors were") };
    say!(
        lang,
        "{passed} peserta dilewati; alasannya tertulis di bawah namanya.",
        "{count} passed over; the reason is written under the name."
    )
}

pub(crate) fn booths_undone(lang: Lang, name: &str, booths: &str) -> String {
    say!(lang, "Stan {booths} dari {name}", "Booth {booths} of {name}")
}

pub(crate) fn too_few(lang: Lang, needed: usize, free: usize) -> String {
    say!(
        lang,
        "Masih perlu {needed} stan, yang kosong di undian ini {free}.",
        "{needed} booths are still needed, {free} are free in this draw."
    )
}

pub(crate) fn elsewhere(lang: Lang, name: &str, drawn: &str, now: &str) -> String {
    if now.is_empty() {
        return say!(
            lang,
            "{name} mendapat {drawn}, tetapi tidak punya stan di denah.",
            "{name} drew {drawn}, but has no booth on the plan."
        );
    }
    say!(
        lang,
        "{name} mendapat {drawn}, tetapi di denah menempati {now}.",
        "{name} drew {drawn}, but stands in {now} on the plan."
    )
}

pub(crate) fn waived(lang: Lang, why: &str) -> String {
    say!(lang, "Diterima walaupun: {why}", "Kept although: {why}")
}

pub(crate) fn already_drawn(lang: Lang, booths: &str) -> String {
    say!(
        lang,
        "Peserta ini sudah mendapat {booths}. Urungkan dulu bila keliru.",
        "This exhibitor has drawn {booths} already. Undo that first if it is wrong."
    )
}

pub(crate) fn seed_first(lang: Lang) -> &'static str {
    lang.pick("Benihnya belum disebut.", "The seed is not named yet.")
}

pub(crate) fn takes_no_booth(lang: Lang) -> &'static str {
    lang.pick(
        "Status peserta ini tidak lagi berhak atas stan.",
        "By its status this exhibitor takes no booth any more.",
    )
}

pub(crate) fn shares(lang: Lang) -> &'static str {
    lang.pick(
        "Peserta ini sekarang berbagi stan dengan peserta utamanya, yang mengundi untuk keduanya.",
        "This exhibitor shares a place by now, and the main exhibitor draws for both.",
    )
}

pub(crate) fn has_booth(lang: Lang, booths: &str) -> String {
    say!(
        lang,
        "Sekarang menempati {booths}, dan akan keluar dari sana.",
        "It stands in {booths} now, and would leave it."
    )
}

pub(crate) fn no_such_turn(lang: Lang, typed: &str, last: usize) -> String {
    say!(
        lang,
        "\"{typed}\" bukan nomor giliran. Ketik angka 1 sampai {last}.",
        "\"{typed}\" is no turn. Type a number from 1 to {last}."
    )
}

pub(crate) fn turn_taken(lang: Lang, turn: u16, by: &str) -> String {
    say!(lang, "Giliran {turn} sudah diambil {by}.", "Turn {turn} is taken by {by}.")
}

pub(crate) fn turns_missing(lang: Lang, missing: u64) -> String {
    say!(
        lang,
        "Masih ada {missing} peserta yang belum mengambil giliran.",
        "{missing} exhibitors have not drawn their turn yet."
    )
}

pub(crate) fn not_its_turn(lang: Lang, turn: u16, name: &str) -> String {
    say!(lang, "Sekarang giliran {turn}: {name}.", "It is turn {turn} now: {name}.")
}

pub(crate) fn type_a_booth(lang: Lang) -> &'static str {
    lang.pick("Ketik nomor stan, misalnya A-07.", "Type a booth, such as A-07.")
}

pub(crate) fn unknown_booth(lang: Lang, typed: &str) -> String {
    say!(lang, "Tidak ada stan \"{typed}\" di undian ini.", "There is no booth \"{typed}\" in this draw.")
}

pub(crate) fn ambiguous_booth(lang: Lang, typed: &str, codes: &str) -> String {
    say!(
        lang,
        "Nomor {typed} ada di beberapa deret: {codes}. Ketik dengan huruf deretnya.",
        "Number {typed} is in several rows: {codes}. Type it with the row's letter."
    )
}

pub(crate) fn outside(lang: Lang, code: &str) -> String {
    say!(lang, "Stan {code} tidak ikut undian ini.", "Booth {code} is not in this draw.")
}

/// The paragraph that says when, where, for what and with how many a draw was held.
pub(crate) fn held(lang: Lang, event: &Event, minutes: &LotMinutes, entrants: usize) -> String {
    let dots = "………………………";
    let day = minutes.held_on.map_or_else(|| dots.to_owned(), |day| figures::weekday(lang, day));
    let place = minutes.place.as_deref().unwrap_or(dots);
    let name = &event.name;
    let dates = figures::span(lang, event.starts_on, event.ends_on);
    let venue = event.venue.as_ref().map(|venue| format!(", {venue}")).unwrap_or_default();
    say!(
        lang,
        "Pada hari ini, {day}, bertempat di {place}, telah diadakan undian stan {name} ({dates}{venue}) yang diikuti {entrants} peserta, dengan hasil seperti pada daftar di bawah.",
        "On {day}, at {place}, lots were drawn for the booths of {name} ({dates}{venue}) among {entrants} exhibitors, with the outcome in the list below."
    )
}

/// The paragraph that says how it was drawn.
pub(crate) fn way(lang: Lang, kind: LotKind, seed: Option<&str>) -> String {
    match (kind, seed) {
        (LotKind::Booth, _) => say!(
            lang,
            "Setiap peserta mengambil satu nomor stan; stan dengan nomor itu menjadi tempatnya.",
            "Each exhibitor drew the number of a booth, which is its place."
        ),
        (LotKind::Turn, _) => say!(
            lang,
            "Setiap peserta mengambil nomor giliran, lalu memilih stan menurut giliran itu.",
            "Each exhibitor drew a turn, and chose a booth in that turn."
        ),
        (LotKind::Seed, Some(seed)) => say!(
            lang,
            "Giliran memilih stan ditentukan oleh benih yang disebut di depan para saksi: {seed}",
            "The turns were made by the seed that was named before the witnesses: {seed}"
        ),
        (LotKind::Seed, None) => say!(
            lang,
            "Giliran memilih stan ditentukan oleh benih yang disebut di depan para saksi setelah daftar ini dibagikan: ……………………………………",
            "The turns will be made by the seed that is named before the witnesses once this list is handed out: ……………………………………"
        ),
    }
}

/// The paragraph that says which seeds were named before and taken back: a seed is not drawn until it suits.
pub(crate) fn seeds_before(lang: Lang, seeds: &[String]) -> String {
    let seeds = seeds.join(" | ");
    say!(
        lang,
        "Benih yang disebut sebelumnya dan dibatalkan: {seeds}",
        "Seeds that were named before and taken back: {seeds}"
    )
}

/// The paragraph by which anybody checks the order without the program.
pub(crate) fn recipe(lang: Lang, digits: usize) -> String {
    say!(
        lang,
        "Cara memeriksa tanpa program ini: untuk setiap peserta tulis BENIH:KODE (kode dari daftar, tanpa spasi di sekitar titik dua), hitung SHA-256 dari tulisan itu, lalu urutkan hasilnya dari yang terkecil; yang pertama mendapat giliran 1. Daftar memuat {digits} angka heksadesimal pertama dari setiap hasil.",
        "How to check this without the program: for each exhibitor write SEED:CODE (the code as listed, no blanks round the colon), take the SHA-256 of that text, and sort the results, the smallest first; the first has turn 1. The list has the first {digits} hexadecimal digits of each."
    )
}

/// What is typed into a shell for the first of the list, and what comes of it.
pub(crate) fn recipe_example(lang: Lang, text: &str, digest: &str) -> String {
    say!(
        lang,
        "Contoh di terminal:\nprintf '%s' '{text}' | sha256sum\nHasilnya: {digest}",
        "In a terminal, for example:\nprintf '%s' '{text}' | sha256sum\nIt gives: {digest}"
    )
}

pub(crate) fn closing(lang: Lang) -> &'static str {
    lang.pick(
        "Demikian berita acara ini dibuat dengan sebenarnya dan ditandatangani bersama.",
        "These minutes were made truthfully and are signed by all.",
    )
}

pub(crate) fn draft(lang: Lang) -> &'static str {
    lang.pick("DRAF – undian belum ditutup", "DRAFT – the draw is not closed")
}

/// Why a draw does not do what was asked: what happened, what was kept, what to do.
pub(crate) fn trouble(lang: Lang, trouble: &LotTrouble) -> String {
    match trouble {
        LotTrouble::NameTaken { name } => say!(
            lang,
            "Sudah ada undian bernama {name}. Tidak ada yang berubah. Pilih nama lain.",
            "There is a draw named {name} already. Nothing was changed. Choose another name."
        ),
        LotTrouble::Closed { name } => say!(
            lang,
            "Undian {name} sudah ditutup; hasilnya tetap. Tidak ada yang berubah. Pindahkan peserta di denah bila perlu.",
            "The draw {name} is closed; its outcome stands. Nothing was changed. Move exhibitors on the plan if needed."
        ),
        LotTrouble::NothingDrawn { name } => say!(
            lang,
            "Belum ada yang diundi di {name}. Tidak ada yang berubah.",
            "Nothing was drawn in {name} yet. Nothing was changed."
        ),
        LotTrouble::HasDrawn { who } => say!(
            lang,
            "{who} sudah mengundi. Tidak ada yang berubah. Urungkan undiannya dulu.",
            "{who} has drawn already. Nothing was changed. Undo that first."
        ),
        LotTrouble::IsPassed { exhibitor } => say!(
            lang,
            "{exhibitor} dilewati, dan itu tercatat di berita acara. Tidak ada yang berubah. Urungkan dulu bila keliru.",
            "{exhibitor} is passed over, which the minutes say. Nothing was changed. Undo that first if it is wrong."
        ),
        LotTrouble::DrawsNothing { exhibitor } => say!(
            lang,
            "{exhibitor} tidak sedang mengundi, jadi tidak perlu dilewati. Tidak ada yang berubah. Sebelum benih disebut, keluarkan dari daftarnya.",
            "{exhibitor} has nothing to draw now, so there is nothing to pass over. Nothing was changed. Before a seed is named, leave it out of the list."
        ),
        LotTrouble::NotEntered { exhibitor, name } => say!(
            lang,
            "{exhibitor} tidak ikut undian {name}. Tidak ada yang berubah. Masukkan dulu ke daftarnya.",
            "{exhibitor} is not in the draw {name}. Nothing was changed. Enter it first."
        ),
        LotTrouble::NotFree { exhibitor, why } => not_free(lang, exhibitor, why),
        LotTrouble::Seed(error) => seed_words(lang, error),
        LotTrouble::NoSeedToName { name, seed: Some(seed) } => say!(
            lang,
            "Undian {name} sudah punya benih: {seed}. Tidak ada yang berubah. Urungkan dulu bila keliru.",
            "The draw {name} has a seed already: {seed}. Nothing was changed. Undo that first if it is wrong."
        ),
        LotTrouble::NoSeedToName { name, seed: None } => say!(
            lang,
            "Undian {name} diambil dengan tangan, jadi tidak punya benih. Tidak ada yang berubah.",
            "The draw {name} is by hand, so it has no seed. Nothing was changed."
        ),
        LotTrouble::Underneath { what } => say!(
            lang,
            "Yang terakhir adalah hasil undian ({what}), yang disaksikan orang. Tidak ada yang berubah. Urungkan di halaman undiannya; bila undian sudah ditutup, ubah langsung yang keliru.",
            "The last change is a lot ({what}), which witnesses saw. Nothing was changed. Undo it on the page of its draw; where the draw is closed, correct by hand what is wrong."
        ),
        LotTrouble::Refused { exhibitor, broken, can_force } => {
            let why = broken.iter().map(|rule| rule.text.as_str()).collect::<Vec<_>>().join(" ");
            if *can_force {
                say!(
                    lang,
                    "{exhibitor}: {why} Tidak ada yang disimpan. Ambil nomor lain, atau terima bila semua setuju.",
                    "{exhibitor}: {why} Nothing was kept. Draw another, or keep it if all agree."
                )
            } else {
                say!(
                    lang,
                    "{exhibitor}: {why} Tidak ada yang disimpan. Periksa nomornya.",
                    "{exhibitor}: {why} Nothing was kept. Check the number."
                )
            }
        }
    }
}

fn not_free(lang: Lang, exhibitor: &str, why: &NotFree) -> String {
    match why {
        NotFree::HasBooth => say!(
            lang,
            "{exhibitor} sudah punya stan. Tidak ada yang berubah. Keluarkan dulu dari stannya di denah.",
            "{exhibitor} has a booth already. Nothing was changed. Lift it out on the plan first."
        ),
        NotFree::Shares => say!(
            lang,
            "{exhibitor} berbagi stan, dan peserta utamanya yang mengundi. Tidak ada yang berubah.",
            "{exhibitor} shares a place, and the main exhibitor draws for it. Nothing was changed."
        ),
        NotFree::InDraw(name) => say!(
            lang,
            "{exhibitor} sudah ikut undian {name}. Tidak ada yang berubah.",
            "{exhibitor} is in the draw {name} already. Nothing was changed."
        ),
    }
}

fn seed_words(lang: Lang, error: &SeedError) -> String {
    match error {
        SeedError::Empty => say!(lang, "Ketik benihnya.", "Type the seed."),
        SeedError::TooLong { signs } => say!(
            lang,
            "Benih ini {signs} huruf; paling banyak {MOST_SEED_SIGNS}. Tidak ada yang berubah.",
            "This seed has {signs} signs; at most {MOST_SEED_SIGNS} are taken. Nothing was changed."
        ),
        SeedError::Sign { sign } => say!(
            lang,
            "Benih tidak boleh memuat \"{sign}\": pakai huruf tanpa aksen, angka, spasi, dan . , ; : _ + - / = ( ) # @, agar sama di mana pun diketik.",
            "A seed cannot have \"{sign}\": use letters without accents, digits, blanks, and . , ; : _ + - / = ( ) # @, so that it is the same wherever it is typed."
        ),
    }
}
