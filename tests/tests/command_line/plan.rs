//! Booths for exhibitors: judged by the referee, and as the organizer sees it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use domain::party::{BoothAssignment, PlacedBy};
use jakcraft_tests::{Workspace, a_persons_change, fixture, number, paper, referee, rows, text};
use serde_json::Value;

/// A problem of the generator beside the referee.
fn problem(workspace: &Workspace, arguments: &str) -> PathBuf {
    let made =
        Command::new("python3").arg(referee("plan_make.py")).args(arguments.split(' ')).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    workspace.write(&format!("problem{}.json", arguments.replace([' ', '-'], "_")), made.stdout)
}

fn solve(workspace: &Workspace, problem: &Path, name: &str, more: &[&str]) -> (PathBuf, Value) {
    let out = workspace.path(name);
    let arguments = ["plan", "solve", problem.to_str().unwrap(), "--out", out.to_str().unwrap()];
    let answer = workspace.ok(arguments.iter().chain(more));
    (out, answer)
}

/// What the referee says of a solution; it must break no hard rule, and say its own cost and a true bound.
pub(crate) fn judged(problem: &Path, solution: &Path) -> Value {
    let output =
        Command::new("python3").arg(referee("plan_check.py")).arg(problem).arg(solution).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{}: {said}", problem.display());
    serde_json::from_str(&said).unwrap()
}

#[test]
fn the_referee_finds_no_broken_rule_and_the_same_cost() {
    let workspace = Workspace::new();
    let mut problems: Vec<String> = Vec::new();
    for seed in 1..=5 {
        problems.push(format!("--booths 60 --seed {seed}"));
        problems.push(format!("--booths 100 --seed {seed}"));
    }
    problems.push("--booths 300 --seed 1".to_owned());
    problems.push("--booths 100 --seed 2 --cancel 5 --max-moved 3".to_owned());
    problems.push("--booths 60 --seed 4 --cancel 5 --max-moved 0".to_owned());
    problems.push("--booths 60 --seed 3 --occupancy 1.0".to_owned());
    for (index, arguments) in problems.iter().enumerate() {
        let problem = problem(&workspace, arguments);
        let (solution, answer) = solve(&workspace, &problem, &format!("{index}.json"), &["--effort", "2"]);
        let verdict = judged(&problem, &solution);
        assert_eq!(verdict["cost"], answer["cost"], "{arguments}");
        let file: Value = serde_json::from_str(&fs::read_to_string(&solution).unwrap()).unwrap();
        for key in ["version", "assignments", "unplaced", "cost", "bound", "seed", "effort"] {
            assert_eq!(file[key], answer[key], "{key} of {arguments}");
        }
        for unplaced in rows(&file, "unplaced") {
            let reasons = rows(&unplaced, "reasons");
            assert!(!reasons.is_empty(), "{unplaced:#}");
            assert!(reasons.iter().all(|reason| !text(reason, "text").is_empty()), "{unplaced:#}");
        }
        let exhibitors: Value = serde_json::from_str(&fs::read_to_string(&problem).unwrap()).unwrap();
        let everybody = rows(&exhibitors, "exhibitors").len();
        assert_eq!(
            rows(&file, "assignments").len() + rows(&file, "unplaced").len(),
            everybody,
            "{arguments}"
        );
    }
}

#[test]
fn the_same_seed_and_effort_give_the_same_bytes_and_more_effort_never_costs_more() {
    let workspace = Workspace::new();
    let problem = problem(&workspace, "--booths 60 --seed 7");
    let mut costs = Vec::new();
    for effort in 0..=4 {
        let effort = effort.to_string();
        let arguments = ["--seed", "11", "--effort", &effort];
        let (one, answer) = solve(&workspace, &problem, "one.json", &arguments);
        let (other, _) = solve(&workspace, &problem, "other.json", &arguments);
        assert_eq!(fs::read(&one).unwrap(), fs::read(other).unwrap(), "effort {effort}");
        judged(&problem, &one);
        assert!(number(&answer, "bound") <= number(&answer, "cost"));
        costs.push(number(&answer, "cost"));
    }
    assert!(costs.is_sorted_by(|less, more| less >= more), "{costs:?}");
    // A limit of time gives the best that was found until then, which breaks no rule either.
    let (solution, _) = solve(&workspace, &problem, "quick.json", &["--time-limit-s", "0.2"]);
    judged(&problem, &solution);
}

#[test]
fn a_problem_file_that_is_off_is_refused() {
    let workspace = Workspace::new();
    let out = workspace.path("x.json");
    for content in ["", "[]", "{\"version\": 1}", "{\"version\": 99, \"booths\": [], \"exhibitors\": []}"] {
        let path = workspace.write("off.json", content);
        let error =
            workspace.fails(["plan", "solve", path.to_str().unwrap(), "--out", out.to_str().unwrap()]);
        assert_eq!(error["code"], "problem_file", "{content}: {error:#}");
        assert!(!out.exists());
    }
    let missing = workspace.path("tidak-ada.json");
    let error = workspace.fails(["plan", "solve", missing.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(error["code"], "file_unreadable");
    assert!(!workspace.file().exists(), "a problem file needs no workspace");
}

#[test]
fn a_time_limit_that_is_no_time_is_refused() {
    let workspace = Workspace::new();
    let problem = problem(&workspace, "--booths 20 --seed 1");
    let out = workspace.path("x.json");
    for limit in ["nan", "inf", "-inf", "-1", "1e300"] {
        let limit_s = format!("--time-limit-s={limit}");
        let arguments =
            ["plan", "solve", problem.to_str().unwrap(), "--out", out.to_str().unwrap(), &limit_s];
        let error = workspace.fails(arguments);
        assert_eq!(
            (&error["code"], error["details"]["field"].as_str()),
            (&"invalid".into(), Some("time_limit"))
        );
        assert!(!out.exists());
    }
    let solved =
        ["plan", "solve", problem.to_str().unwrap(), "--out", out.to_str().unwrap(), "--time-limit-s", "0"];
    workspace.ok(solved);
    judged(&problem, &out);
    #[cfg(target_os = "linux")]
    {
        let endless = ["plan", "solve", "/dev/zero", "--out", out.to_str().unwrap()];
        assert_eq!(workspace.fails(endless)["code"], "file_too_large");
    }
}

#[test]
fn a_plan_that_has_changed_goes_to_paper_as_a_new_revision() {
    let workspace = Workspace::with_demo();
    let out = workspace.path("denah.pdf");
    let printed = || {
        let answer = workspace.ok(["floor-plan", "print", "--paper", "A2", "--out", out.to_str().unwrap()]);
        (number(&answer, "revision"), paper::pages_text(&out).concat())
    };
    let (first, page) = printed();
    assert_eq!(first, 1);
    assert!(page.contains(&paper::squashed("1 – konsep")), "the title block names it");
    assert_eq!(printed().0, 1, "nothing has changed");
    let name = text(&workspace.exhibitors()[0], "name").to_owned();
    workspace.ok(["plan", "lift", &name]);
    let (second, page) = printed();
    assert_eq!(second, 2);
    assert!(page.contains(&paper::squashed("2 – konsep")));
    assert_eq!(number(&workspace.ok(["plan", "show"]), "revision"), 2);
    // What is on paper is not taken back: an undo goes to the change before it.
    let undone = workspace.ok(["history", "undo"]);
    assert_eq!(undone["action"], "plan_lift", "{undone:#}");
    assert_eq!(printed().0, 3, "who has which booth is part of a plan");
    // A plan that cannot be drawn leaves no revision behind.
    workspace.ok(["plan", "lift", &name]);
    workspace.fails(["floor-plan", "print", "--out", out.to_str().unwrap(), "--scale", "1"]);
    assert_eq!(number(&workspace.ok(["plan", "show"]), "revision"), 3);
    workspace.is_whole();
}

#[test]
fn a_hall_whose_plan_is_on_paper_is_not_taken_back() {
    let workspace = Workspace::with_event();
    workspace.ok(["hall", "generate", "--width-m", "20", "--depth-m", "15", "--module", "3x3"]);
    let out = workspace.path("denah.pdf");
    workspace.ok(["floor-plan", "print", "--paper", "A2", "--out", out.to_str().unwrap()]);
    let error = workspace.fails(["history", "undo"]);
    assert_eq!(error["code"], "undo_conflict", "{error:#}");
    assert!(text(&error, "message").contains("sudah dicetak"), "{error:#}");
    workspace.is_whole();
}

/// The assignments of the newest event with the main exhibitor's name.
fn assignments(workspace: &Workspace) -> Vec<(String, BoothAssignment)> {
    let event = workspace.event();
    let parties = workspace.store().read().parties_of_event(event.id).unwrap();
    let of = |line: store::PartyLine| {
        let name = line.members[0].exhibitor_name.clone();
        line.assignments.into_iter().map(move |assignment| (name.clone(), assignment))
    };
    parties.into_iter().flat_map(of).collect()
}

#[test]
fn what_a_person_placed_or_locked_stays_where_it_is() {
    let workspace = Workspace::with_demo();
    let event = workspace.event();
    let mut given = assignments(&workspace);
    given.sort_by(|one, other| one.0.cmp(&other.0));
    // Two firms change places by hand, a third is locked where it stands, a fourth goes to an empty booth.
    let mut store = workspace.store();
    let (first, second, locked, moved) = (&given[0], &given[20], &given[30], &given[40]);
    let taken: Vec<_> = given.iter().map(|(_, assignment)| assignment.booth_id).collect();
    let request = |name: &str| {
        let lines = store.read().exhibitors_of_event(event.id).unwrap();
        lines.into_iter().find(|line| line.exhibitor.name == name).unwrap().participation.request
    };
    let wish = request(&moved.0);
    let booths = store.read().booths(event.id).unwrap();
    let empty = booths.iter().find(|booth| {
        let size = booth.shape.unturned_bounds().unwrap();
        let fits = i64::from(wish.width_mm) <= size.width_mm && i64::from(wish.depth_mm) <= size.depth_mm;
        !taken.contains(&booth.id) && fits && (booth.water || !wish.water)
    });
    let empty = empty.expect("the sample's hall has an empty booth").id;
    store
        .write::<_, store::StoreError>(&a_persons_change(), |tx| {
            for one in [first, second, moved] {
                tx.delete::<BoothAssignment>(one.1.id)?;
            }
            let by_hand = |booth_id, of: &(String, BoothAssignment)| BoothAssignment {
                booth_id,
                placed_by: PlacedBy::Hand,
                ..of.1
            };
            tx.insert(&by_hand(second.1.booth_id, first))?;
            tx.insert(&by_hand(first.1.booth_id, second))?;
            tx.insert(&by_hand(empty, moved))?;
            tx.update(&BoothAssignment { locked: true, ..locked.1 }).map(|_| ())
        })
        .unwrap();
    drop(store);
    for seed in ["1", "2", "3"] {
        let assigned = workspace.ok(["plan", "assign", "--seed", seed, "--effort", "1"]);
        let now = assignments(&workspace);
        let booth = |name: &str| now.iter().find(|(other, _)| other == name).map(|(_, one)| one.booth_id);
        assert_eq!(booth(&first.0), Some(second.1.booth_id), "seed {seed}");
        assert_eq!(booth(&second.0), Some(first.1.booth_id));
        assert_eq!(booth(&locked.0), Some(locked.1.booth_id));
        assert_eq!(booth(&moved.0), Some(empty));
        assert_eq!(number(&assigned, "placed"), 46, "{assigned:#}");
    }
    workspace.is_whole();
}

#[test]
fn two_firms_share_a_place_on_the_plan_and_on_their_badges() {
    let workspace = Workspace::with_demo();
    let names: Vec<String> =
        workspace.exhibitors().iter().take(2).map(|one| text(one, "name").to_owned()).collect();
    workspace.ok(["exhibitors", "share", &names[0], &names[1]]);
    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!((number(&assigned, "placed"), rows(&assigned, "unplaced").len()), (45, 0));
    let booths = workspace.exhibitor(&names[0])["booths"].clone();
    assert_eq!(workspace.exhibitor(&names[1])["booths"], booths);
    let code = booths[0].as_str().unwrap();

    workspace.ok(["badges", "print", "--out", workspace.path("kartu.pdf").to_str().unwrap()]);
    let badges = workspace.badges();
    let pages = paper::pages_text(&workspace.path("kartu.pdf"));
    for name in &names {
        let mut on_badges = 0;
        for (badge, page) in
            badges.iter().zip(&pages).filter(|(badge, _)| badge["exhibitor"] == name.as_str())
        {
            assert_eq!(badge["booth"], code);
            assert!(page.contains(code) && page.contains(&paper::squashed(name)), "{page}");
            on_badges += 1;
        }
        assert!(on_badges > 0, "nobody of {name} has a badge");
    }
    let plan = workspace.path("denah.pdf");
    workspace.ok(["floor-plan", "print", "--paper", "A2", "--out", plan.to_str().unwrap()]);
    let all = paper::pages_text(&plan).concat();
    for name in &names {
        assert!(all.contains(&paper::squashed(name)), "{name}");
    }
    workspace.is_whole();
}

#[test]
fn a_firm_that_withdraws_gives_its_booth_up() {
    let workspace = Workspace::with_demo();
    let name = text(&workspace.exhibitors()[0], "name").to_owned();
    let badge_holders = workspace.badges().len();
    let before = workspace.exhibitor(&name);
    assert!(!rows(&before, "booths").is_empty());
    let error = workspace.fails(["exhibitors", "move", "--to", "completed", &name]);
    assert_eq!(error["code"], "status_move", "{error:#}");
    workspace.ok(["exhibitors", "move", "--to", "withdrawn", "--reason", "Sakit", &name]);
    let after = workspace.exhibitor(&name);
    assert_eq!((text(&after, "status"), rows(&after, "booths").len()), ("withdrawn", 0));
    assert!(workspace.badges().len() < badge_holders, "its attendants get no badge");
    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!(number(&assigned, "placed"), 45);
    // Taking the withdrawal back gives the booth back, where nobody has it meanwhile.
    workspace.ok(["history", "undo"]);
    workspace.ok(["history", "undo"]);
    assert_eq!(workspace.exhibitor(&name), before);
    workspace.is_whole();
}

#[test]
fn who_asks_for_two_booths_gets_two_side_by_side() {
    let workspace = Workspace::with_event();
    let list = "Nama Usaha;Kategori Produk;Ukuran Stan;Jumlah Stan;Daya Listrik (VA)\n\
        Batik Sekar;Batik;2x2;2;900\nTenun Ayu;Tenun;2x2;1;450\nKayu Jati;Kayu;2x2;3;450\n";
    workspace.import(&workspace.write("dua.csv", list));
    workspace.ok(["exhibitors", "accept", "--all"]);
    workspace.ok(["hall", "generate", "--width-m", "20", "--depth-m", "15", "--module", "2x2"]);
    let assigned = workspace.ok(["plan", "assign"]);
    assert_eq!((number(&assigned, "placed"), rows(&assigned, "unplaced").len()), (3, 0));
    let event = workspace.event();
    let booths = workspace.store().read().booths(event.id).unwrap();
    for (name, count) in [("Batik Sekar", 2), ("Tenun Ayu", 1), ("Kayu Jati", 3)] {
        let codes = rows(&workspace.exhibitor(name), "booths");
        assert_eq!(codes.len(), count, "{name}");
        let mut places: Vec<_> = codes
            .iter()
            .map(|code| {
                let booth = booths.iter().find(|booth| *code == booth.code.as_str()).unwrap();
                let bounds = booth.shape.unturned_bounds().unwrap();
                (bounds.x_mm, bounds.y_mm)
            })
            .collect();
        places.sort_unstable();
        for pair in places.windows(2) {
            let apart = ((pair[1].0 - pair[0].0).abs(), (pair[1].1 - pair[0].1).abs());
            assert!([(2000, 0), (0, 2000)].contains(&apart), "{name}: {places:?}");
        }
    }
}

#[test]
fn who_finds_no_place_is_told_why() {
    let workspace = Workspace::with_event();
    workspace.import(&fixture("jakcraft-2019-peserta.xlsx"));
    let error = workspace.fails(["plan", "assign"]);
    assert_eq!(error["code"], "nothing_to_do", "{error:#}");
    workspace.ok(["hall", "generate", "--width-m", "12", "--depth-m", "10"]);
    assert_eq!(workspace.fails(["plan", "assign"])["code"], "nothing_to_do", "nobody was accepted");
    workspace.ok(["exhibitors", "accept", "--all"]);
    let assigned = workspace.ok(["plan", "assign"]);
    let unplaced = rows(&assigned, "unplaced");
    assert_eq!(number(&assigned, "placed") + i64::try_from(unplaced.len()).unwrap(), 46);
    assert!(unplaced.len() > 20, "{assigned:#}");
    let names: Vec<String> = workspace.exhibitors().iter().map(|one| text(one, "name").to_owned()).collect();
    for one in &unplaced {
        assert!(names.iter().any(|name| *name == text(one, "exhibitor")), "{one:#}");
        let reasons = rows(one, "reasons");
        assert!(!reasons.is_empty(), "{one:#}");
        for reason in reasons {
            assert!(
                text(&reason, "text").chars().any(|c| c.is_ascii_digit()),
                "a reason has its numbers: {reason:#}"
            );
        }
    }
    let english = workspace.text(["--lang", "en", "plan", "assign"]);
    assert!(english.contains("have a booth"), "{english}");
    workspace.is_whole();
}
