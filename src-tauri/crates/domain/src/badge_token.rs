//! The signed token in a badge's QR code, which any desk verifies without a network.
//!
//! 95 bytes in base 32 make 152 capitals and digits: QR's alphanumeric mode, version 6 at level M (154). The
//! token holds ids, a role and days, never a name.
//!
//! | bytes | content |
//! |---|---|
//! | 0 | version, 1 |
//! | 1–2 | the desk whose key signed, big-endian like every number here |
//! | 3–18 | the badge's UUID |
//! | 19–22 | the event's tag |
//! | 23 | role |
//! | 24–25 | issue number: 1 for the first print, higher after each reprint |
//! | 26–27 | first day of validity, in days since 2010-01-01 |
//! | 28 | number of days, at least 1 |
//! | 29–30 | first hour (5 bits), hour of the end (5 bits), gates (6 bits) |
//! | 31–94 | Ed25519 signature of the desk over a context string and the 31 bytes |
//!
//! The organizer's key signs a [`DeskCertificate`] for each desk; desks carry the certificates of all the others
//! and the organizer's public key. No randomness is used: keys come from seeds that the caller has drawn.

use chrono::{NaiveDate, NaiveDateTime, Timelike};
use data_encoding::BASE32_NOPAD;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use thiserror::Error;
use uuid::Uuid;

mod certificate;

pub use certificate::{CertificateError, DeskCertificate, OrganizerKey};

/// Characters of a token.
pub const TOKEN_LENGTH: usize = 152;

const VERSION: u8 = 1;
const PAYLOAD: usize = 31;
const TOKEN_BYTES: usize = PAYLOAD + 64;
const TOKEN_CONTEXT: &[u8] = b"jakcraft badge token 1\0";

/// Four bytes that stand for an event in tokens and certificates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventTag(pub [u8; 4]);

impl EventTag {
    /// The tag of an event: FNV-1a over its UUID. It tells a handful of events apart; what keeps a forger out is
    /// the signature.
    pub fn of(event: Uuid) -> Self {
        let hash = event
            .as_bytes()
            .iter()
            .fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        Self(hash.to_be_bytes())
    }
}

/// When a badge opens a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Validity {
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day, at most 254 days later.
    pub last_day: NaiveDate,
    /// The first hour of each day, 0 to 23.
    pub from_hour: u8,
    /// The hour at which each day ends, above `from_hour` and at most 24.
    pub until_hour: u8,
}

impl Validity {
    /// Whole days.
    pub const fn all_day(first_day: NaiveDate, last_day: NaiveDate) -> Self {
        Self { first_day, last_day, from_hour: 0, until_hour: 24 }
    }
}

/// What a token says, once it is verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Claims {
    /// The badge.
    pub badge: Uuid,
    /// The event.
    pub event: EventTag,
    /// The role's number, as the workspace numbers its roles.
    pub role: u8,
    /// 1 for the first print. A desk refuses an issue below the one it knows of.
    pub issue: u16,
    /// When the badge opens a gate.
    pub validity: Validity,
    /// Six gates or areas, a bit each, lowest first; the event says what they are.
    pub gates: u8,
    /// The desk that signed.
    pub desk: u16,
}

/// Claims that no token can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ClaimsError {
    /// A day before 2010 or after 2189, or a last day before the first or more than 254 days behind it.
    #[error("days cannot be written")]
    Days,
    /// Hours that are not `from_hour < until_hour <= 24`.
    #[error("hours cannot be written")]
    Hours,
    /// More than six gates.
    #[error("gates cannot be written")]
    Gates,
}

/// Why a token is refused. Everything but the first two was read from the token before its signature was
/// checked, and is fit for telling the operator why, nothing more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TokenError {
    /// Not a token of ours: wrong length or characters.
    #[error("malformed token")]
    Malformed,
    /// A token of a later program.
    #[error("unknown token version {version}")]
    UnknownVersion {
        /// The version.
        version: u8,
    },
    /// A badge of another event.
    #[error("token of another event")]
    WrongEvent {
        /// The token's event.
        event: EventTag,
    },
    /// No certificate of that desk is known here.
    #[error("unknown desk {desk}")]
    UnknownDesk {
        /// The desk.
        desk: u16,
    },
    /// The desk's certificate does not hold.
    #[error("certificate of desk {desk}: {error}")]
    Certificate {
        /// The desk.
        desk: u16,
        /// Why.
        error: CertificateError,
    },
    /// Forged, or misread by the scanner.
    #[error("bad signature")]
    BadSignature,
    /// Before the first day.
    #[error("valid from {first_day}")]
    NotYetValid {
        /// The first day.
        first_day: NaiveDate,
    },
    /// After the last day.
    #[error("expired on {last_day}")]
    Expired {
        /// The last day.
        last_day: NaiveDate,
    },
    /// A right day at a wrong hour.
    #[error("valid from hour {from_hour} to {until_hour}")]
    OutsideHours {
        /// First hour.
        from_hour: u8,
        /// Hour of the end.
        until_hour: u8,
    },
}

/// A desk's signing key. `Debug` shows the desk alone.
pub struct DeskKey {
    desk: u16,
    key: SigningKey,
}

impl std::fmt::Debug for DeskKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DeskKey").field("desk", &self.desk).finish_non_exhaustive()
    }
}

impl DeskKey {
    /// The key of a secret seed of 32 random bytes.
    pub fn from_seed(desk: u16, seed: &[u8; 32]) -> Self {
        Self { desk, key: SigningKey::from_bytes(seed) }
    }

    /// The desk.
    pub const fn desk(&self) -> u16 {
        self.desk
    }

    /// What the organizer certifies.
    pub fn public_key(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    /// The token of a badge, [`TOKEN_LENGTH`] characters. The claims' `desk` is this desk, whatever they say.
    ///
    /// # Errors
    /// When the claims cannot be written.
    pub fn sign(&self, claims: &Claims) -> Result<String, ClaimsError> {
        let payload = written(&Claims { desk: self.desk, ..*claims })?;
        let signature = self.key.sign(&signed_bytes(&payload));
        let mut bytes = Vec::with_capacity(TOKEN_BYTES);
        bytes.extend_from_slice(&payload);
        bytes.extend_from_slice(&signature.to_bytes());
        Ok(BASE32_NOPAD.encode(&bytes))
    }
}

/// Verifies a scanned token at a local moment.
///
/// # Errors
/// The first of [`TokenError`] that applies, in the order of the variants; but a certificate that is over or not yet
/// begun is told only where the signatures are right.
pub fn verify(
    token: &str,
    organizer_public_key: &[u8; 32],
    certificates: &[DeskCertificate],
    event: EventTag,
    at: NaiveDateTime,
) -> Result<Claims, TokenError> {
    let genuine = genuine(token, organizer_public_key, certificates, event)?;
    genuine.check(at)?;
    Ok(genuine.claims)
}

/// A token whose signatures are right, on whatever day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Genuine {
    /// What it says.
    pub claims: Claims,
    certificate: DeskCertificate,
}

impl Genuine {
    /// Whether it counts at a local moment.
    ///
    /// # Errors
    /// [`TokenError::Certificate`] outside the certificate's days, [`TokenError::NotYetValid`],
    /// [`TokenError::Expired`], [`TokenError::OutsideHours`].
    pub fn check(&self, at: NaiveDateTime) -> Result<(), TokenError> {
        let desk = self.claims.desk;
        self.certificate.check_day(at.date()).map_err(|error| TokenError::Certificate { desk, error })?;
        check_moment(&self.claims.validity, at)
    }
}

/// Verifies that a token is the event's own, whatever the day.
///
/// Blanks around it are ignored, and so is a keyboard scanner's stuck capitals key (all letters small).
///
/// # Errors
/// The first of [`TokenError`] that applies, in the order of the variants, without those of days and hours.
pub fn genuine(
    token: &str,
    organizer_public_key: &[u8; 32],
    certificates: &[DeskCertificate],
    event: EventTag,
) -> Result<Genuine, TokenError> {
    let (payload, signature) = split(token)?;
    let claims = read(&payload)?;
    if claims.event != event {
        return Err(TokenError::WrongEvent { event: claims.event });
    }
    let desk = claims.desk;
    let certificate = newest_of(desk, event, certificates).ok_or(TokenError::UnknownDesk { desk })?;
    certificate
        .check_signature(organizer_public_key, event)
        .map_err(|error| TokenError::Certificate { desk, error })?;
    let key = VerifyingKey::from_bytes(&certificate.desk_public_key).map_err(|_| TokenError::BadSignature)?;
    key.verify_strict(&signed_bytes(&payload), &Signature::from_bytes(&signature))
        .map_err(|_| TokenError::BadSignature)?;
    Ok(Genuine { claims, certificate: *certificate })
}

/// A desk may have been certified anew, after a loss or for more days: the certificate that runs longest counts.
fn newest_of(desk: u16, event: EventTag, certificates: &[DeskCertificate]) -> Option<&DeskCertificate> {
    let of_desk = certificates.iter().filter(|certificate| certificate.desk == desk);
    of_desk.max_by_key(|certificate| (certificate.event == event, certificate.last_day))
}

fn check_moment(validity: &Validity, at: NaiveDateTime) -> Result<(), TokenError> {
    let &Validity { first_day, last_day, from_hour, until_hour } = validity;
    let hour = at.hour();
    if at.date() < first_day {
        Err(TokenError::NotYetValid { first_day })
    } else if at.date() > last_day {
        Err(TokenError::Expired { last_day })
    } else if hour < u32::from(from_hour) || hour >= u32::from(until_hour) {
        Err(TokenError::OutsideHours { from_hour, until_hour })
    } else {
        Ok(())
    }
}

fn split(token: &str) -> Result<([u8; PAYLOAD], [u8; 64]), TokenError> {
    let token = token.trim();
    let upper;
    let token = if token.bytes().any(|b| b.is_ascii_uppercase()) {
        token
    } else {
        upper = token.to_ascii_uppercase();
        &upper
    };
    if token.len() != TOKEN_LENGTH {
        return Err(TokenError::Malformed);
    }
    let bytes = BASE32_NOPAD.decode(token.as_bytes()).map_err(|_| TokenError::Malformed)?;
    let (payload, signature) = bytes.split_at_checked(PAYLOAD).ok_or(TokenError::Malformed)?;
    match (payload.try_into(), signature.try_into()) {
        (Ok(payload), Ok(signature)) => Ok((payload, signature)),
        _ => Err(TokenError::Malformed),
    }
}

fn signed_bytes(payload: &[u8; PAYLOAD]) -> Vec<u8> {
    [TOKEN_CONTEXT, payload].concat()
}

/// Day 0.
const EPOCH: NaiveDate = match NaiveDate::from_ymd_opt(2010, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

fn day_number(day: NaiveDate) -> Option<u16> {
    u16::try_from(day.signed_duration_since(EPOCH).num_days()).ok()
}

fn day_of(number: u16) -> NaiveDate {
    EPOCH + chrono::Days::new(u64::from(number))
}

fn written(claims: &Claims) -> Result<[u8; PAYLOAD], ClaimsError> {
    let Validity { first_day, last_day, from_hour, until_hour } = claims.validity;
    let first = day_number(first_day).ok_or(ClaimsError::Days)?;
    day_number(last_day).ok_or(ClaimsError::Days)?;
    let days = u8::try_from(last_day.signed_duration_since(first_day).num_days() + 1)
        .map_err(|_| ClaimsError::Days)?;
    if days == 0 {
        return Err(ClaimsError::Days);
    }
    if from_hour >= until_hour || until_hour > 24 {
        return Err(ClaimsError::Hours);
    }
    if claims.gates >= 64 {
        return Err(ClaimsError::Gates);
    }
    let hours_and_gates = u16::from(from_hour) << 11 | u16::from(until_hour) << 6 | u16::from(claims.gates);
    let mut payload = [0; PAYLOAD];
    payload[0] = VERSION;
    payload[1..3].copy_from_slice(&claims.desk.to_be_bytes());
    payload[3..19].copy_from_slice(claims.badge.as_bytes());
    payload[19..23].copy_from_slice(&claims.event.0);
    payload[23] = claims.role;
    payload[24..26].copy_from_slice(&claims.issue.to_be_bytes());
    payload[26..28].copy_from_slice(&first.to_be_bytes());
    payload[28] = days;
    payload[29..31].copy_from_slice(&hours_and_gates.to_be_bytes());
    Ok(payload)
}

fn read(payload: &[u8; PAYLOAD]) -> Result<Claims, TokenError> {
    let two = |at: usize| u16::from_be_bytes([payload[at], payload[at + 1]]);
    if payload[0] != VERSION {
        return Err(TokenError::UnknownVersion { version: payload[0] });
    }
    let mut badge = [0; 16];
    badge.copy_from_slice(&payload[3..19]);
    let first = two(26);
    let last = payload[28].checked_sub(1).and_then(|more| first.checked_add(u16::from(more)));
    let hours_and_gates = two(29);
    let [from_hour, until_hour] = [11, 6].map(|shift| (hours_and_gates >> shift & 31) as u8);
    if from_hour >= until_hour || until_hour > 24 {
        return Err(TokenError::Malformed);
    }
    Ok(Claims {
        desk: two(1),
        badge: Uuid::from_bytes(badge),
        event: EventTag([payload[19], payload[20], payload[21], payload[22]]),
        role: payload[23],
        issue: two(24),
        validity: Validity {
            first_day: day_of(first),
            last_day: day_of(last.ok_or(TokenError::Malformed)?),
            from_hour,
            until_hour,
        },
        gates: (hours_and_gates & 63) as u8,
    })
}

#[cfg(test)]
mod tests;
