//! The first screen: how far an event is, what comes next, what wants attention, when the doors are open.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::event::Event;
use domain::status::ParticipationStatus;
use serde::Serialize;
use store::backup::list_backups;
use store::{ExhibitorLine, Reader};
use ts_rs::TS;

use crate::error::AppError;
use crate::events::{self, EventCounts, EventOut};
use crate::session::Session;
use crate::status_code::StatusCode;
use crate::status_names::StatusNames;
use crate::texts::{figures, say};

/// How far an event is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Overview {
    /// The event.
    pub event: EventOut,
    /// How much of everything it has.
    pub counts: EventCounts,
    /// Booths that nobody has yet.
    pub booths_free: usize,
    /// Firms on the reserve list.
    pub waitlisted: usize,
    /// Firms by status, in the order of the work; statuses that nobody has are left out.
    pub statuses: Vec<StatusCount>,
    /// Firms that take a booth, by category, the most first.
    pub categories: Vec<CategoryCount>,
    /// The job from the first list to the last badge.
    pub steps: Vec<Step>,
    /// What wants attention.
    pub warnings: Vec<Warning>,
    /// The days of the show.
    pub calendar: Vec<Day>,
    /// Days until the doors open; negative once they have.
    pub days_left: i64,
}

/// How many firms have a status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatusCount {
    /// The status's code.
    #[ts(as = "StatusCode")]
    pub status: &'static str,
    /// In words.
    pub name: String,
    /// How many.
    pub count: usize,
}

/// How many firms are of a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CategoryCount {
    /// Its name; nothing where none is known.
    pub category: Option<String>,
    /// How many.
    pub count: usize,
}

/// The steps of the job, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepKey {
    /// Firms are on the list.
    Import,
    /// Rows that may double others are decided on. Of nothing where no row is held.
    Doubles,
    /// Every firm is accepted, or not.
    Accept,
    /// There are as many booths as firms that take one.
    Booths,
    /// Those firms have a booth.
    Assign,
    /// Everybody who gets a badge has one.
    Badges,
    /// The floor plan was printed.
    FloorPlan,
}

/// One step of the job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Step {
    /// Which.
    pub key: StepKey,
    /// How much of it is done.
    pub count: usize,
    /// Of how much; 0 where it has not begun.
    pub total: usize,
    /// Whether nothing of it is left.
    pub done: bool,
}

/// Something that wants attention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Warning {
    /// `held`, `power`, `booths_short`, `backup_old`, `no_phone`, `no_category`.
    pub code: &'static str,
    /// What it is and what to do.
    pub message: String,
    /// The screen that helps: `import`, `exhibitors`, `floor_plan`, `settings`.
    #[ts(type = "\"import\" | \"exhibitors\" | \"floor_plan\" | \"settings\"")]
    pub screen: &'static str,
}

/// A day of the show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// In words: "Senin, 25 November 2019".
    pub words: String,
    /// When the doors open: "10.00".
    pub opens: String,
    /// When they close.
    pub closes: String,
}

/// A backup of yesterday is good enough; older than that, somebody should know.
const BACKUP_IS_OLD_AFTER_DAYS: i64 = 3;

/// How far an event is.
///
/// # Errors
/// As [`Session::event`].
pub fn overview(session: &Session, event: Option<&str>) -> Result<Overview, AppError> {
    let event = session.event(event)?;
    let counts = events::counts(session, event.id)?;
    let lang = session.lang();
    let (lines, taken, requested_va, capacity_va, printed) = session.store.reading(|read| {
        let lines = read.exhibitors_of_event(event.id)?;
        let requested_va = requested_va(&lines);
        let mut capacity_va = 0;
        let mut printed = false;
        for hall in read.halls(event.id)? {
            // A revision is kept of what was printed.
            printed |= !read.plan_revisions(hall.id)?.is_empty();
            capacity_va +=
                read.circuits(hall.id)?.iter().map(|circuit| u64::from(circuit.capacity_va)).sum::<u64>();
        }
        let taken: BTreeSet<_> =
            read.booth_assignments(event.id)?.into_iter().map(|assignment| assignment.booth_id).collect();
        Ok::<_, AppError>((lines, taken.len(), requested_va, capacity_va, printed))
    })?;
    let names = StatusNames::read(&session.store.read())?;
    let today = figures::in_jakarta(session.now()).date_naive();
    let mut by_status: BTreeMap<_, usize> = BTreeMap::new();
    for line in &lines {
        *by_status.entry(line.participation.status).or_default() += 1;
    }
    Ok(Overview {
        booths_free: counts.booths.saturating_sub(taken),
        waitlisted: by_status.get(&ParticipationStatus::Waitlisted).copied().unwrap_or_default(),
        statuses: by_status
            .into_iter()
            .map(|(status, count)| StatusCount {
                status: status.as_str(),
                name: names.name(lang, status).to_owned(),
                count,
            })
            .collect(),
        categories: categories(&lines),
        steps: steps(&counts, &lines, printed),
        warnings: warnings(session, &counts, &lines, requested_va, capacity_va)?,
        calendar: calendar(session, &event)?,
        days_left: (event.starts_on - today).num_days(),
        event: EventOut::from(&event),
        counts,
    })
}

fn requested_va(lines: &[ExhibitorLine]) -> u64 {
    let accepted = lines.iter().filter(|line| line.participation.status.takes_a_booth());
    accepted.map(|line| u64::from(line.participation.request.power_va)).sum()
}

fn categories(lines: &[ExhibitorLine]) -> Vec<CategoryCount> {
    let mut counted: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.participation.status.takes_a_booth()) {
        *counted.entry(line.exhibitor.category.clone()).or_default() += 1;
    }
    let mut categories: Vec<_> =
        counted.into_iter().map(|(category, count)| CategoryCount { category, count }).collect();
    categories.sort_by_key(|category| std::cmp::Reverse(category.count));
    categories
}

fn steps(counts: &EventCounts, lines: &[ExhibitorLine], printed: bool) -> Vec<Step> {
    let step =
        |key, count: usize, total: usize| Step { key, count, total, done: total > 0 && count >= total };
    let undecided = lines.iter().filter(|line| line.participation.status.awaits_curation()).count();
    let decided = counts.exhibitors - undecided.min(counts.exhibitors);
    vec![
        Step {
            key: StepKey::Import,
            count: counts.exhibitors,
            total: counts.exhibitors,
            done: counts.exhibitors > 0,
        },
        Step { key: StepKey::Doubles, count: 0, total: counts.held, done: counts.held == 0 },
        step(StepKey::Accept, decided, counts.exhibitors),
        step(StepKey::Booths, counts.booths.min(counts.accepted), counts.accepted),
        step(StepKey::Assign, counts.placed, counts.accepted),
        step(StepKey::Badges, counts.badges, counts.badge_holders),
        Step {
            key: StepKey::FloorPlan,
            count: usize::from(printed),
            total: usize::from(counts.booths > 0),
            done: printed,
        },
    ]
}

fn warnings(
    session: &Session,
    counts: &EventCounts,
    lines: &[ExhibitorLine],
    requested_va: u64,
    capacity_va: u64,
) -> Result<Vec<Warning>, AppError> {
    let lang = session.lang();
    let mut warnings = Vec::new();
    let mut warn = |code, screen, message: String| warnings.push(Warning { code, message, screen });
    if counts.held > 0 {
        let held = counts.held;
        warn(
            "held",
            "import",
            say!(
                lang,
                "{held} baris ditahan karena mungkin ganda. Periksa, lalu gabungkan atau simpan terpisah.",
                "{held} rows are held because they may be doubles. Look at them, then merge or keep each."
            ),
        );
    }
    if counts.accepted > counts.booths && counts.booths > 0 {
        let (accepted, booths) = (counts.accepted, counts.booths);
        warn(
            "booths_short",
            "floor_plan",
            say!(
                lang,
                "{accepted} peserta diterima, hanya ada {booths} stan. Tambah stan atau bagi stan berdua.",
                "{accepted} exhibitors are accepted, there are only {booths} booths. Add booths or share some."
            ),
        );
    }
    if capacity_va > 0 && requested_va > capacity_va {
        let (asked, has) = (figures::count(lang, requested_va), figures::count(lang, capacity_va));
        warn(
            "power",
            "floor_plan",
            say!(
                lang,
                "Peserta meminta {asked} VA, sirkuit menyediakan {has} VA. Tambah sirkuit atau kurangi permintaan.",
                "Exhibitors ask for {asked} VA, the circuits give {has} VA. Add circuits or lower what is asked for."
            ),
        );
    }
    let without_phone = lines.iter().filter(|line| line.phones.is_empty()).count();
    if without_phone > 0 {
        warn(
            "no_phone",
            "exhibitors",
            say!(
                lang,
                "{without_phone} peserta belum punya nomor telepon.",
                "{without_phone} exhibitors have no telephone number."
            ),
        );
    }
    let without_category = lines.iter().filter(|line| line.exhibitor.category.is_none()).count();
    if without_category > 0 {
        warn(
            "no_category",
            "exhibitors",
            say!(
                lang,
                "{without_category} peserta belum punya kategori; penempatan tidak bisa mengelompokkannya.",
                "{without_category} exhibitors have no category; assignment cannot group them."
            ),
        );
    }
    let newest = list_backups(session.path())?.into_iter().map(|backup| backup.taken_at_ms).max();
    let age_days = newest.map(|taken| (session.now().timestamp_millis() - taken).div_euclid(86_400_000));
    match age_days {
        None => warn(
            "backup_old",
            "settings",
            lang.pick(
                "Belum ada salinan cadangan. Buat satu di Pengaturan.",
                "There is no backup yet. Make one in Settings.",
            )
            .to_owned(),
        ),
        Some(days) if days > BACKUP_IS_OLD_AFTER_DAYS => warn(
            "backup_old",
            "settings",
            say!(
                lang,
                "Salinan cadangan terakhir {days} hari yang lalu. Buat yang baru di Pengaturan.",
                "The last backup is {days} days old. Make a new one in Settings."
            ),
        ),
        Some(_) => {}
    }
    Ok(warnings)
}

fn calendar(session: &Session, event: &Event) -> Result<Vec<Day>, AppError> {
    let lang = session.lang();
    let read: Reader<'_> = session.store.read();
    let days = read.event_days(event.id)?;
    Ok(days
        .into_iter()
        .filter(|day| day.day >= event.starts_on && day.day <= event.ends_on)
        .map(|day| Day {
            date: day.day,
            words: figures::weekday(lang, day.day),
            opens: figures::time(lang, day.opens_at),
            closes: figures::time(lang, day.closes_at),
        })
        .collect())
}
