//! What is wrong with the rows of a list, in words that say what to do.

use domain::wish::MOST_GROUP_LETTERS;
use tabular::columns::Field;

use super::{Lang, say};
use crate::import::doubles::{Of, Reason};
use crate::import::read_row::{Issue, IssueKind};
use crate::import::seal::{is_personal, masked_numbers};
use crate::import::wishes::WhyUnlinked;
use crate::import::write::{Done, Double};

/// The stable code of an issue.
pub(crate) fn code(kind: &IssueKind) -> &'static str {
    match kind {
        IssueKind::NoFirmName => "no_firm_name",
        IssueKind::NibZerosRestored(_) => "zeros_restored",
        IssueKind::WrongLength { .. } => "wrong_length",
        IssueKind::DigitsLost(_) => "digits_lost",
        IssueKind::NotDigits(_) => "not_digits",
        IssueKind::NikUnlikely => "nik_unlikely",
        IssueKind::PhoneImplausible => "phone_implausible",
        IssueKind::PhoneUnreadable => "phone_unreadable",
        IssueKind::MoneyUnreadable => "money_unreadable",
        IssueKind::PricesSwapped => "prices_swapped",
        IssueKind::CountUnreadable(_) => "count_unreadable",
        IssueKind::SizeUnreadable => "size_unreadable",
        IssueKind::PowerUnreadable => "power_unreadable",
        IssueKind::LooksLikeFormula => "looks_like_formula",
        IssueKind::CellError => "cell_error",
        IssueKind::EmailUnlikely => "email_unlikely",
        IssueKind::RegionContradicts => "region_contradicts",
        IssueKind::SexUnreadable => "sex_unreadable",
        IssueKind::WaterUnreadable => "water_unreadable",
        IssueKind::CornerUnreadable => "corner_unreadable",
        IssueKind::PriorityUnreadable => "priority_unreadable",
        IssueKind::GroupTooLong => "group_too_long",
        IssueKind::NibMadeUp => "nib_made_up",
        IssueKind::NumberWithoutOwner(_) => "number_without_owner",
    }
}

/// What is wrong, what was kept, what to do. Numbers that identify a person are not repeated.
pub(crate) fn words(lang: Lang, issue: &Issue) -> String {
    let typed = shortened(&issue.typed);
    match &issue.kind {
        IssueKind::NoFirmName => say!(
            lang,
            "Nama usaha kosong; baris ini tidak dimasukkan. Isi nama usahanya di daftar, lalu impor lagi.",
            "The firm's name is missing; this row was left out. Fill it in on the list and import again."
        ),
        IssueKind::NibZerosRestored(zeros) => say!(
            lang,
            "NIB kurang {zeros} digit; angka nol di depan yang biasa hilang di Excel dikembalikan. Periksa nomornya.",
            "The NIB was {zeros} digits short; leading zeros that Excel usually drops were put back. Check the number."
        ),
        IssueKind::WrongLength { field, found } => {
            let (name, digits) = identity(*field);
            if is_personal(*field) {
                say!(
                    lang,
                    "{name} harus {digits} digit, di sini {found}. Nomornya tidak disimpan. Perbaiki di daftar, lalu impor lagi.",
                    "A {name} has {digits} digits, this one {found}. The number was not kept. Mend it on the list and import again."
                )
            } else {
                say!(
                    lang,
                    "{name} harus {digits} digit, di sini {found}. Sel ini disimpan apa adanya di baris impor, tidak sebagai {name}. Periksa nomornya.",
                    "A {name} has {digits} digits, this one {found}. The cell is kept with the imported row, not as a {name}. Check the number."
                )
            }
        }
        IssueKind::DigitsLost(field) => {
            let (name, _) = identity(*field);
            say!(
                lang,
                "Excel telah membulatkan {name} ini, sehingga digit terakhirnya hilang. Ubah format kolom menjadi Teks dan ketik ulang nomornya.",
                "Excel has rounded this {name}, so its last digits are lost. Set the column to Text and type the number again."
            )
        }
        IssueKind::NotDigits(field) => {
            let (name, _) = identity(*field);
            say!(
                lang,
                "{name} hanya berisi angka; sel ini berisi tulisan lain. Periksa sel ini.",
                "A {name} is digits only; this cell holds something else. Look at the cell."
            )
        }
        IssueKind::NikUnlikely => say!(
            lang,
            "NIK ini tidak lazim (wilayah atau tanggal lahirnya). Tetap disimpan; cocokkan dengan KTP.",
            "This NIK is unusual (its region or date of birth). It was kept; compare it with the identity card."
        ),
        IssueKind::PhoneImplausible => say!(
            lang,
            "Nomor {typed} tidak lazim untuk Indonesia. Tetap disimpan; periksa dengan menelepon.",
            "The number {typed} is unusual for Indonesia. It was kept; check it by calling."
        ),
        IssueKind::PhoneUnreadable => say!(
            lang,
            "Tidak ada nomor telepon yang terbaca dalam \"{typed}\". Perbaiki sel ini.",
            "No telephone number can be read in \"{typed}\". Mend the cell."
        ),
        IssueKind::MoneyUnreadable => say!(
            lang,
            "\"{typed}\" tidak terbaca sebagai jumlah rupiah. Tulis misalnya 15000 atau Rp 15.000.",
            "\"{typed}\" cannot be read as rupiah. Write for instance 15000 or Rp 15.000."
        ),
        IssueKind::PricesSwapped => say!(
            lang,
            "Harga terendah lebih besar daripada harga tertinggi ({typed}); keduanya ditukar. Periksa harganya.",
            "The lowest price is above the highest ({typed}); they were changed over. Check the prices."
        ),
        IssueKind::CountUnreadable(Field::BoothCount) => say!(
            lang,
            "\"{typed}\" bukan jumlah stan; dipakai 1. Tulis 1 sampai 4.",
            "\"{typed}\" is no number of booths; 1 is taken. Write 1 to 4."
        ),
        IssueKind::CountUnreadable(_) => say!(
            lang,
            "\"{typed}\" tidak terbaca sebagai bilangan. Tulis angkanya saja.",
            "\"{typed}\" cannot be read as a number. Write digits only."
        ),
        IssueKind::SizeUnreadable => say!(
            lang,
            "\"{typed}\" tidak terbaca sebagai ukuran stan; dipakai 2 x 2 m. Tulis misalnya 3 x 3 m.",
            "\"{typed}\" cannot be read as a booth size; 2 x 2 m is taken. Write for instance 3 x 3 m."
        ),
        IssueKind::PowerUnreadable => say!(
            lang,
            "\"{typed}\" tidak terbaca sebagai daya listrik; dipakai 450 VA. Tulis misalnya 900 VA.",
            "\"{typed}\" cannot be read as power; 450 VA is taken. Write for instance 900 VA."
        ),
        IssueKind::LooksLikeFormula => say!(
            lang,
            "Sel ini berawalan seperti rumus: {typed}. Disimpan sebagai teks dan tidak pernah dijalankan; periksa apakah ini memang namanya.",
            "This cell begins like a formula: {typed}. It is kept as text and never run; check whether it is the name."
        ),
        IssueKind::CellError => say!(
            lang,
            "Rumus di sel ini gagal ({typed}). Ketik nilainya langsung.",
            "The formula in this cell failed ({typed}). Type its value."
        ),
        IssueKind::EmailUnlikely => say!(
            lang,
            "\"{typed}\" bukan alamat surel. Perbaiki sel ini.",
            "\"{typed}\" is no e-mail address. Mend the cell."
        ),
        IssueKind::RegionContradicts => say!(
            lang,
            "Kelurahan, kecamatan dan kota tidak cocok ({typed}). Alamat disimpan seperti tertulis; periksa wilayahnya.",
            "Kelurahan, kecamatan and city do not belong together ({typed}). The address is kept as typed; check it."
        ),
        IssueKind::SexUnreadable => say!(
            lang,
            "\"{typed}\" bukan L atau P. Tulis L atau P.",
            "\"{typed}\" is neither L nor P. Write L or P."
        ),
        IssueKind::WaterUnreadable => say!(
            lang,
            "\"{typed}\" tidak terbaca sebagai ya atau tidak; dianggap tidak perlu air. Tulis Ya atau Tidak.",
            "\"{typed}\" is neither yes nor no; no water is taken to be needed. Write Ya or Tidak."
        ),
        IssueKind::CornerUnreadable => say!(
            lang,
            "\"{typed}\" tidak terbaca sebagai permintaan stan sudut; dianggap tidak. Tulis Ya, Harus atau Tidak.",
            "\"{typed}\" says nothing of a corner; none is taken to be wanted. Write Ya, Harus or Tidak."
        ),
        IssueKind::PriorityUnreadable => say!(
            lang,
            "\"{typed}\" bukan prioritas; dipakai 0. Tulis 0 (biasa) sampai 255.",
            "\"{typed}\" is no priority; 0 is taken. Write 0 (ordinary) to 255."
        ),
        IssueKind::GroupTooLong => say!(
            lang,
            "Nama kelompok pesaing ini terlalu panjang; paling panjang {MOST_GROUP_LETTERS} huruf. Sel ini disimpan di baris impor. Singkatkan, lalu impor lagi.",
            "This group of competitors has too long a name; at most {MOST_GROUP_LETTERS} letters. The cell is kept with the imported row. Shorten it and import again."
        ),
        IssueKind::NibMadeUp => say!(
            lang,
            "NIB ini tampaknya asal diisi. Tetap disimpan, tetapi tidak dipakai untuk mencari baris ganda; minta nomor yang benar atau kosongkan.",
            "This NIB seems to be made up to fill the box. It was kept but is not used to find doubles; ask for the true one or leave the cell blank."
        ),
        IssueKind::NumberWithoutOwner(field) => {
            let (name, _) = identity(*field);
            say!(
                lang,
                "{name} diisi tanpa nama pemilik, jadi tidak disimpan. Isi nama pemiliknya di daftar, lalu impor lagi.",
                "A {name} without an owner's name was not kept. Fill in the owner's name on the list and import again."
            )
        }
    }
}

/// The code of a wish that was not taken, in snake_case.
pub(crate) const fn unlinked_code(why: WhyUnlinked) -> &'static str {
    match why {
        WhyUnlinked::NoBooth => "booth_unknown",
        WhyUnlinked::NoFirm => "firm_unknown",
        WhyUnlinked::Ambiguous => "firm_ambiguous",
        WhyUnlinked::Itself => "names_itself",
        WhyUnlinked::KeptApart => "kept_apart",
        WhyUnlinked::TooMany(_) => "too_many_wishes",
    }
}

/// A wish that was not taken: why, what was kept, what to do.
pub(crate) fn unlinked_words(lang: Lang, name: &str, why: WhyUnlinked) -> String {
    let typed = shortened(name);
    match why {
        WhyUnlinked::NoBooth => say!(
            lang,
            "Tidak ada stan \"{typed}\" di denah. Yang lain dipakai, dan sel ini disimpan di baris impor. Perbaiki nomornya, atau impor lagi setelah denahnya dibuat.",
            "The plan has no booth \"{typed}\". The others are taken, and the cell is kept with the imported row. Mend its code, or import again once the plan is made."
        ),
        WhyUnlinked::NoFirm => say!(
            lang,
            "Tidak ada peserta bernama \"{typed}\". Yang lain dipakai, dan sel ini disimpan di baris impor. Perbaiki namanya, atau impor lagi setelah peserta itu masuk.",
            "No exhibitor is called \"{typed}\". The others are taken, and the cell is kept with the imported row. Mend the name, or import again once that exhibitor is here."
        ),
        WhyUnlinked::Ambiguous => say!(
            lang,
            "Beberapa peserta bernama \"{typed}\", jadi tidak dipakai; sel ini disimpan di baris impor. Pilih di halaman pesertanya.",
            "Several exhibitors are called \"{typed}\", so it is not taken; the cell is kept with the imported row. Choose one on the exhibitor's page."
        ),
        WhyUnlinked::Itself => say!(
            lang,
            "\"{typed}\" adalah peserta ini sendiri, jadi tidak dipakai. Tulis peserta lain.",
            "\"{typed}\" is this exhibitor itself, so it is not taken. Name another."
        ),
        WhyUnlinked::KeptApart => say!(
            lang,
            "\"{typed}\" disebut untuk didekati dan dijauhi; yang dipakai: dijauhi. Pilih salah satu di daftar.",
            "\"{typed}\" is named both to be near and to be kept apart; apart is taken. Choose one on the list."
        ),
        WhyUnlinked::TooMany(most) => say!(
            lang,
            "Lebih dari {most} disebut, jadi \"{typed}\" tidak dipakai; sel ini disimpan di baris impor. Sisakan yang terpenting.",
            "More than {most} are named, so \"{typed}\" is not taken; the cell is kept with the imported row. Leave the most important ones."
        ),
    }
}

/// A field that a person had changed and that the list would have overwritten.
pub(crate) fn kept_words(lang: Lang, column: &str) -> String {
    say!(
        lang,
        "{column} sudah diubah di sini sejak impor terakhir, dan di daftar juga. Nilai di sini dipertahankan; bandingkan keduanya.",
        "{column} was changed here since the last import, and on the list too. The value here was kept; compare the two."
    )
}

/// A row that may double another, why, and what was done with it.
pub(crate) fn double_words(lang: Lang, double: &Double) -> String {
    let likely = likely_words(lang, double.row, double.of, double.reason);
    let done = match double.done {
        Done::Held => held_advice(lang),
        Done::Created => lang.pick(
            "Dimasukkan sebagai peserta baru, seperti diminta.",
            "It was entered as a new exhibitor, as asked.",
        ),
        Done::Updated => lang.pick(
            "Peserta itu diperbarui dengan baris ini, seperti diminta.",
            "That exhibitor was updated with this row, as asked.",
        ),
        Done::Dropped => {
            lang.pick("Sudah diputuskan untuk tidak dimasukkan.", "It was decided before to leave it out.")
        }
    };
    format!("{likely} {done}")
}

/// A row that is held, and why.
pub(crate) fn held_words(lang: Lang, row: u32, of: Of, reason: Reason) -> String {
    format!("{} {}", likely_words(lang, row, of, reason), held_advice(lang))
}

fn held_advice(lang: Lang) -> &'static str {
    lang.pick(
        "Ditahan, belum dimasukkan: putuskan apakah keduanya satu usaha.",
        "It is held, not yet entered: decide whether they are one firm.",
    )
}

fn likely_words(lang: Lang, row: u32, of: Of, reason: Reason) -> String {
    let whom = match of {
        Of::Row(other) => say!(lang, "baris {other}", "row {other}"),
        Of::Exhibitor(_) => say!(lang, "peserta yang sudah ada", "an exhibitor that is here already"),
    };
    let why = reason_words(lang, reason);
    say!(
        lang,
        "Baris {row} mungkin sama dengan {whom} ({why}).",
        "Row {row} may be the same as {whom} ({why})."
    )
}

/// Why two rows are taken for one firm.
fn reason_words(lang: Lang, reason: Reason) -> &'static str {
    match reason {
        Reason::NibAndName => lang.pick("NIB sama dan nama mirip", "same NIB and alike names"),
        Reason::Nib => lang.pick("NIB sama, nama lain", "same NIB, another name"),
        Reason::PhoneAndName => lang.pick("telepon sama dan nama mirip", "same telephone and alike names"),
        Reason::Name => lang.pick("nama sangat mirip", "very similar names"),
    }
}

fn identity(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Nik => ("NIK", "16"),
        Field::Npwp => ("NPWP", "15–16"),
        Field::Phone => ("HP", "10–13"),
        _ => ("NIB", "13"),
    }
}

/// A cell as a message repeats it: without numbers that identify a person, and not too long.
fn shortened(typed: &str) -> String {
    const MOST: usize = 60;
    let typed = masked_numbers(typed);
    if typed.chars().count() <= MOST {
        return typed;
    }
    typed.chars().take(MOST - 1).chain(['…']).collect()
}
