//! Badges from the database to the file, beside ReportLab and Typst.

use std::path::{Path, PathBuf};

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, Mode};
use serde_json::{Value, json};

use crate::Outcome;
use crate::exhibition::{Size, make, store};
use crate::measure::{Run, middle};
use crate::programs::Programs;
use crate::table::{Row, seconds};

const REPORTLAB_ROUNDS: usize = 3;
const ROUNDS: usize = 7;
const LONG_ROUNDS: usize = 3;

const TIMES_REPORTLAB: f64 = 60.0;
const MOST_BYTES: u64 = 1_500_000;
const MOST_MIB: f64 = 64.0;
const MOST_TIMES_OF_A_TENTH: f64 = 11.0;
const MOST_MIB_OF_TEN_THOUSAND: f64 = 350.0;

pub(crate) fn bench(programs: &Programs) -> Outcome<Vec<Row>> {
    let folder = tempfile::tempdir()?;
    let small =
        prepared(programs, folder.path(), "small", &Size { hall_m: (110, 80), firms: 500, attendants: 2 })?;
    let large =
        prepared(programs, folder.path(), "large", &Size { hall_m: (330, 250), firms: 5000, attendants: 2 })?;
    write_for_peers(&small.issued, &folder.path().join("badges.json"))?;
    let source = folder.path().join("badges.typ");
    std::fs::copy(programs.peer_file("badges.typ"), &source)?;
    let (badges, fonts) = (folder.path().join("badges.json"), programs.fonts());
    let reportlab_pdf = folder.path().join("reportlab.pdf");
    let typst_pdf = folder.path().join("typst.pdf");

    let (mut ours, mut firsts, mut reportlab, mut typst) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        firsts.push(print(programs, &small.fresh_copy(folder.path())?, 1000, 1000)?);
        ours.push(print(programs, &small.issued, 1000, 0)?);
        typst.push(programs.peer("typst_badges.py", &[&source, &fonts, &typst_pdf], folder.path())?);
        if round < REPORTLAB_ROUNDS {
            let arguments: [&Path; 3] = [&badges, &fonts, &reportlab_pdf];
            reportlab.push(programs.peer("reportlab_badges.py", &arguments, folder.path())?);
        }
    }
    let (mut tens, mut ones) = (Vec::new(), Vec::new());
    for _ in 0..LONG_ROUNDS {
        tens.push(print(programs, &large.issued, 10_000, 0)?);
        ones.push(print(programs, &small.issued, 1000, 0)?);
    }
    let bytes = |path: &Path| std::fs::metadata(path).map(|meta| meta.len());
    let size = bytes(&pdf_of(&small.issued))?;
    let (print_only, first) = (middle(&ours), middle(&firsts));
    let (reportlab, typst) = (middle(&reportlab), middle(&typst));
    let (ten, one) = (middle(&tens), middle(&ones));
    let worst_mib = ours.iter().chain(&firsts).map(|run| run.peak_mib).fold(0.0, f64::max);
    let ten_mib = tens.iter().map(|run| run.peak_mib).fold(0.0, f64::max);

    let mut rows = vec![
        stated("1,000 badges: printing only", print_only),
        stated("1,000 badges: issued and printed", first),
        stated("  ReportLab", reportlab),
        Row::stated("  ReportLab's file", megabytes(bytes(&reportlab_pdf)?)),
        stated("  Typst", typst),
        Row::stated("  Typst's file", megabytes(bytes(&typst_pdf)?)),
    ];
    for (what, ours) in [("printing only", print_only), ("with issuing", first)] {
        let times = least_ratio(reportlab, ours);
        let bar = format!("at least {TIMES_REPORTLAB}");
        rows.push(Row::new(
            format!("1,000 badges: times faster than ReportLab, {what}"),
            ratios(reportlab, ours),
            bar,
            times >= TIMES_REPORTLAB,
        ));
        let times = least_ratio(typst, ours);
        rows.push(Row::new(
            format!("1,000 badges: times faster than Typst, {what}"),
            ratios(typst, ours),
            "at least 1",
            times >= 1.0,
        ));
    }
    rows.push(Row::new("1,000 badges: file", megabytes(size), megabytes(MOST_BYTES), size <= MOST_BYTES));
    rows.push(Row::new(
        "1,000 badges: peak of memory",
        format!("{worst_mib:.0} MiB"),
        format!("{MOST_MIB} MB"),
        worst_mib * 1.048_576 <= MOST_MIB,
    ));
    rows.push(stated("10,000 badges: printing only", ten));
    rows.push(Row::stated("10,000 badges: file", megabytes(bytes(&pdf_of(&large.issued))?)));
    let most = (ten.wall_s / one.wall_s).max(ten.processor_s / one.processor_s);
    rows.push(Row::new(
        "10,000 badges: times as long as 1,000",
        ratios(ten, one),
        format!("at most {MOST_TIMES_OF_A_TENTH}"),
        most <= MOST_TIMES_OF_A_TENTH,
    ));
    rows.push(Row::new(
        "10,000 badges: peak of memory",
        format!("{ten_mib:.0} MiB"),
        format!("{MOST_MIB_OF_TEN_THOUSAND} MB"),
        ten_mib * 1.048_576 <= MOST_MIB_OF_TEN_THOUSAND,
    ));
    Ok(rows)
}

/// A show whose badges are not issued, and the same with all issued.
struct Prepared {
    fresh: PathBuf,
    issued: PathBuf,
}

impl Prepared {
    /// A copy of the show without badges. The day's backup is taken, so that it is no part of the printing.
    fn fresh_copy(&self, folder: &Path) -> Outcome<PathBuf> {
        let place = tempfile::tempdir_in(folder)?.keep();
        let copy = place.join("show.jakcraft");
        std::fs::copy(&self.fresh, &copy)?;
        crate::exhibition::session(&copy)?;
        Ok(copy)
    }
}

fn prepared(programs: &Programs, folder: &Path, name: &str, size: &Size) -> Outcome<Prepared> {
    let place = folder.join(name);
    std::fs::create_dir(&place)?;
    let fresh = place.join("fresh.jakcraft");
    make(&fresh, size)?;
    let prepared = Prepared { issued: place.join("issued.jakcraft"), fresh };
    std::fs::copy(&prepared.fresh, &prepared.issued)?;
    let badges = size.firms * usize::from(size.attendants);
    print(programs, &prepared.issued, badges, badges)?;
    Ok(prepared)
}

fn pdf_of(workspace: &Path) -> PathBuf {
    workspace.with_extension("pdf")
}

/// Prints, and holds that all were printed and as many issued as should be.
fn print(programs: &Programs, workspace: &Path, badges: usize, issued: usize) -> Outcome<Run> {
    let out = pdf_of(workspace);
    let (run, answer) = programs
        .jakcraft(workspace, &["badges", "print", "--template", "a6", "--out", &out.to_string_lossy()])?;
    let counted = |key: &str, count: usize| answer[key].as_u64() == u64::try_from(count).ok();
    if counted("badges", badges) && counted("pages", badges) && counted("issued", issued) {
        Ok(run)
    } else {
        Err(format!("{badges} badges were to be printed and {issued} issued, not {answer}").into())
    }
}

/// What the peers set: the same words, tokens and colours, with the codes ready-made as paths of SVG.
fn write_for_peers(workspace: &Path, to: &Path) -> Outcome<()> {
    let store = store(workspace)?;
    let event = store.read().events()?.pop().ok_or("no event")?;
    let mut badges = Vec::new();
    for line in store.read().badges_of_event(event.id)? {
        let badge = line.badge.ok_or("a badge was not issued")?;
        let (called, rest) = line.person.name.split_once(' ').unwrap_or((&line.person.name, ""));
        badges.push(json!({
            "name": line.person.name,
            "called": called,
            "rest": rest,
            "firm": line.exhibitor_name,
            "booth": line.booth_codes.join(", "),
            "role": line.role.name_id,
            "colour": format!("#{:06X}", line.role.colour_rgb),
            "code": format!("{}-{}", &badge.code[..4], &badge.code[4..]),
            "qr": qr_svg(&badge.token)?,
            "token": badge.token,
        }));
    }
    let details = format!("25–28 November 2026 · {}", event.venue.unwrap_or_default());
    let run: Value = json!({
        "event": { "name": event.name, "theme": event.theme, "details": details },
        "badges": badges,
    });
    Ok(std::fs::write(to, run.to_string())?)
}

/// Each run of dark modules of a row as one rectangle of one path.
fn qr_svg(token: &str) -> Outcome<String> {
    let code = QRBuilder::new(token)
        .ecl(ECL::M)
        .mode(Mode::Alphanumeric)
        .build()
        .map_err(|_| "the token does not fit a code")?;
    let mut path = String::new();
    for y in 0..code.size {
        let mut x = 0;
        while x < code.size {
            let long = (x..code.size).take_while(|&at| code[y][at].value()).count();
            if long > 0 {
                path.push_str(&format!("M{x} {y}h{long}v1h-{long}z"));
            }
            x += long.max(1);
        }
    }
    let size = code.size;
    Ok(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{path}"/></svg>"#
    ))
}

fn stated(what: &str, run: Run) -> Row {
    Row::stated(
        what,
        format!(
            "{} wall, {} processor, {:.0} MiB",
            seconds(run.wall_s),
            seconds(run.processor_s),
            run.peak_mib
        ),
    )
}

/// The worse one for us of the two ratios.
fn least_ratio(peer: Run, ours: Run) -> f64 {
    (peer.wall_s / ours.wall_s).min(peer.processor_s / ours.processor_s)
}

fn ratios(over: Run, under: Run) -> String {
    format!("{:.1} wall, {:.1} processor", over.wall_s / under.wall_s, over.processor_s / under.processor_s)
}

fn megabytes(bytes: u64) -> String {
    format!("{:.2} MB", bytes as f64 / 1e6)
}
