use super::*;

fn text(booth: &str, exhibitor: &str, rest: &str) -> String {
    format!(
        r#"{{"version":1,"booths":[{{"id":"A-01","width_mm":3000,"depth_mm":3000,"power_va":450{booth}}}],
            "exhibitors":[{{"id":"E1","width_mm":2000,"depth_mm":2000,"power_va":0{exhibitor}}}]{rest}}}"#
    )
}

#[test]
fn what_is_left_out_or_null_has_its_default() {
    let problem =
        Problem::from_json(&text(r#","water":null"#, r#","locked":"A-01","corner":null"#, "")).unwrap();
    assert_eq!((problem.booths[0].open_sides, problem.booths[0].water), (1, false));
    assert_eq!(problem.exhibitors[0].booths, 1);
    assert_eq!(problem.exhibitors[0].locked, ["A-01"]);
    let again = Problem::from_json(&serde_json::to_string(&problem).unwrap()).unwrap();
    assert_eq!(problem, again);
}

#[test]
fn an_odd_number_is_named_with_its_owner() {
    for bad in ["1.5", "true", "-1", "\"2\"", "null", "3000.0"] {
        let error = Problem::from_json(&text("", &format!(r#","priority":{bad}"#), "")).unwrap_err();
        let ProblemError::NotWhole { owner, field, .. } = error else { panic!("{bad}: {error}") };
        assert_eq!((owner.as_str(), field.as_str()), ("E1", "priority"));
    }
    let error = Problem::from_json(&text("", r#","booths":0"#, "")).unwrap_err();
    assert!(matches!(error, ProblemError::NotWhole { least: 1, .. }));
    let error = Problem::from_json(&text("", "", r#","weights":{"moved":99999999999}"#)).unwrap_err();
    assert!(matches!(error, ProblemError::TooLarge { .. }));
}

#[test]
fn names_that_lead_nowhere_are_refused() {
    let error = |b: &str, e: &str, rest: &str| Problem::from_json(&text(b, e, rest)).unwrap_err();
    assert!(matches!(error(r#","circuit":"C9""#, "", ""), ProblemError::UnknownCircuit { .. }));
    assert!(matches!(error("", r#","near":["E1"]"#, ""), ProblemError::UnknownOther { .. }));
    assert!(matches!(error("", r#","apart":["E7"]"#, ""), ProblemError::UnknownOther { .. }));
    assert!(matches!(error("", "", r#","weights":{"luck":1}"#), ProblemError::UnknownWeight { .. }));
    let same = r#","neighbours":[{"a":"A-01","b":"A-01","kind":"side"}]"#;
    assert!(matches!(error("", "", same), ProblemError::BadNeighbours { .. }));
    assert!(matches!(Problem::from_json("{").unwrap_err(), ProblemError::Json { line: 1, .. }));
}
