//! What a desk sees when it scans badges, good and bad.

use super::*;
use proptest::prelude::*;

const EVENT: EventTag = EventTag([0xAB, 0xCD, 0x01, 0x02]);

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn at(on: u32, hour: u32) -> NaiveDateTime {
    day(on).and_hms_opt(hour, 30, 0).unwrap()
}

fn claims() -> Claims {
    Claims {
        badge: Uuid::from_u128(0x0199_1111_2222_7333_8444_5555_6666_7777),
        event: EVENT,
        role: 3,
        issue: 1,
        validity: Validity { first_day: day(25), last_day: day(28), from_hour: 8, until_hour: 21 },
        gates: 0b10_0001,
        desk: 7,
    }
}

fn organizer() -> OrganizerKey {
    OrganizerKey::from_seed(&[1; 32])
}

fn desk() -> DeskKey {
    DeskKey::from_seed(7, &[2; 32])
}

fn certificate() -> DeskCertificate {
    organizer().certify(7, desk().public_key(), EVENT, day(20), day(30)).unwrap()
}

fn scan(token: &str, at: NaiveDateTime) -> Result<Claims, TokenError> {
    verify(token, &organizer().public_key(), &[certificate()], EVENT, at)
}

#[test]
fn a_badge_opens_the_gate_on_its_days_and_hours() {
    let token = desk().sign(&claims()).unwrap();
    assert_eq!(scan(&token, at(25, 8)), Ok(claims()));
    assert_eq!(scan(&token, at(28, 20)), Ok(claims()));
    assert_eq!(scan(&token, at(24, 10)), Err(TokenError::NotYetValid { first_day: day(25) }));
    assert_eq!(scan(&token, at(29, 10)), Err(TokenError::Expired { last_day: day(28) }));
    assert_eq!(scan(&token, at(26, 21)), Err(TokenError::OutsideHours { from_hour: 8, until_hour: 21 }));
}

#[test]
fn a_token_fits_a_small_qr_code() {
    let token = desk().sign(&claims()).unwrap();
    assert_eq!(token.len(), TOKEN_LENGTH);
    // Version 6 at level M takes 154 characters of the alphanumeric mode.
    assert!(token.len() <= 154 && token.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()));
}

#[test]
fn a_scanner_with_a_stuck_key_and_a_newline_still_reads() {
    let token = desk().sign(&claims()).unwrap();
    assert_eq!(scan(&format!(" {}\r\n", token.to_lowercase()), at(25, 9)), Ok(claims()));
    let mut mixed = token.to_lowercase();
    mixed.replace_range(0..1, &token[0..1]);
    assert_eq!(scan(&mixed, at(25, 9)), Err(TokenError::Malformed));
}

#[test]
fn other_texts_other_events_and_other_desks_are_told_apart() {
    assert_eq!(scan("https://example.com", at(25, 9)), Err(TokenError::Malformed));
    assert_eq!(scan("", at(25, 9)), Err(TokenError::Malformed));
    let other = Claims { event: EventTag([9; 4]), ..claims() };
    let token = desk().sign(&other).unwrap();
    assert_eq!(scan(&token, at(25, 9)), Err(TokenError::WrongEvent { event: EventTag([9; 4]) }));
    let token = DeskKey::from_seed(8, &[2; 32]).sign(&claims()).unwrap();
    assert_eq!(scan(&token, at(25, 9)), Err(TokenError::UnknownDesk { desk: 8 }));
    let token = DeskKey::from_seed(7, &[3; 32]).sign(&claims()).unwrap();
    assert_eq!(scan(&token, at(25, 9)), Err(TokenError::BadSignature));
}

#[test]
fn a_token_of_a_later_program_says_so() {
    let token = desk().sign(&claims()).unwrap();
    let mut bytes = BASE32_NOPAD.decode(token.as_bytes()).unwrap();
    bytes[0] = 2;
    assert_eq!(scan(&BASE32_NOPAD.encode(&bytes), at(25, 9)), Err(TokenError::UnknownVersion { version: 2 }));
}

#[test]
fn a_desk_that_the_organizer_did_not_certify_issues_nothing() {
    let token = desk().sign(&claims()).unwrap();
    let scan_with = |certificate: DeskCertificate, on: u32| {
        verify(&token, &organizer().public_key(), &[certificate], EVENT, at(on, 9))
    };
    let forged =
        OrganizerKey::from_seed(&[9; 32]).certify(7, desk().public_key(), EVENT, day(20), day(30)).unwrap();
    let error = CertificateError::BadSignature;
    assert_eq!(scan_with(forged, 25), Err(TokenError::Certificate { desk: 7, error }));
    let longer = DeskCertificate { last_day: day(29), ..certificate() };
    assert_eq!(scan_with(longer, 25), Err(TokenError::Certificate { desk: 7, error }));
    let short = organizer().certify(7, desk().public_key(), EVENT, day(20), day(25)).unwrap();
    let error = CertificateError::Expired { last_day: day(25) };
    assert_eq!(scan_with(short, 26), Err(TokenError::Certificate { desk: 7, error }));
    // Certified anew, the desk issues again.
    let both = [short, certificate()];
    assert_eq!(verify(&token, &organizer().public_key(), &both, EVENT, at(26, 9)), Ok(claims()));
}

#[test]
fn claims_that_cannot_be_written_are_refused() {
    let with = |first_day, last_day, from_hour, until_hour| {
        desk().sign(&Claims { validity: Validity { first_day, last_day, from_hour, until_hour }, ..claims() })
    };
    assert_eq!(with(day(28), day(27), 0, 24), Err(ClaimsError::Days));
    assert_eq!(with(day(1), NaiveDate::from_ymd_opt(2027, 11, 1).unwrap(), 0, 24), Err(ClaimsError::Days));
    assert_eq!(with(NaiveDate::from_ymd_opt(2019, 11, 25).unwrap(), day(1), 0, 24), Err(ClaimsError::Days));
    assert_eq!(with(day(1), day(2), 9, 9), Err(ClaimsError::Hours));
    assert_eq!(with(day(1), day(2), 9, 25), Err(ClaimsError::Hours));
    assert_eq!(desk().sign(&Claims { gates: 64, ..claims() }), Err(ClaimsError::Gates));
}

#[test]
fn secrets_do_not_show_in_logs() {
    assert_eq!(format!("{:?} {:?}", desk(), organizer()), "DeskKey { desk: 7, .. } OrganizerKey(..)");
}

#[test]
fn events_have_different_tags() {
    let tags: std::collections::BTreeSet<_> =
        (0..1_000).map(|n| EventTag::of(Uuid::from_u128(n << 64 | 7))).collect();
    assert_eq!(tags.len(), 1_000);
}

prop_compose! {
    fn any_claims()(
        badge in any::<u128>(), event in any::<[u8; 4]>(), role in any::<u8>(), issue in any::<u16>(),
        first in 0_u16..65_000, more in 0_u64..254, from_hour in 0_u8..24, hours in 1_u8..24, gates in 0_u8..64,
    ) -> Claims {
        let first_day = day_of(first);
        let validity = Validity {
            first_day,
            last_day: first_day + chrono::Days::new(more),
            from_hour,
            until_hour: (from_hour + hours).min(24),
        };
        Claims { badge: Uuid::from_u128(badge), event: EventTag(event), role, issue, validity, gates, desk: 7 }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_token_reads_back(claims in any_claims(), seed in any::<[u8; 32]>()) {
        let desk = DeskKey::from_seed(7, &seed);
        let token = desk.sign(&claims).unwrap();
        prop_assert_eq!(token.len(), TOKEN_LENGTH);
        let first_day = claims.validity.first_day;
        let certificate = organizer().certify(7, desk.public_key(), claims.event, first_day, first_day).unwrap();
        let certificate = DeskCertificate::from_bytes(&certificate.to_bytes().unwrap()).unwrap();
        let at = first_day.and_hms_opt(u32::from(claims.validity.from_hour), 0, 0).unwrap();
        prop_assert_eq!(verify(&token, &organizer().public_key(), &[certificate], claims.event, at), Ok(claims));
    }

    #[test]
    fn one_flipped_character_anywhere_is_refused(position in 0..TOKEN_LENGTH, step in 1_usize..36) {
        const CHARACTERS: &[u8; 36] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        let mut token = desk().sign(&claims()).unwrap().into_bytes();
        let place = CHARACTERS.iter().position(|&c| c == token[position]).unwrap();
        token[position] = CHARACTERS[(place + step) % 36];
        prop_assert!(scan(std::str::from_utf8(&token).unwrap(), at(25, 9)).is_err());
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,160}", letters in "[A-Z2-7]{152}") {
        prop_assert!(scan(&text, at(25, 9)).is_err());
        prop_assert!(scan(&letters, at(25, 9)).is_err());
    }
}
