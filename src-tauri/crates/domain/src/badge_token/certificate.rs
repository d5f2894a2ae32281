//! The organizer's word for a desk: this public key issues badges of this event on these days.

use chrono::NaiveDate;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use thiserror::Error;

use super::{ClaimsError, EventTag, day_number, day_of};

const CERTIFICATE_CONTEXT: &[u8] = b"jakcraft desk certificate 1\0";
const BODY: usize = 2 + 32 + 4 + 2 + 2;

/// A desk's certificate. It is public: desks exchange it with their journals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DeskCertificate {
    /// The desk.
    pub desk: u16,
    /// The desk's Ed25519 key.
    pub desk_public_key: [u8; 32],
    /// The event.
    pub event: EventTag,
    /// The first day on which tokens of the desk are taken.
    pub first_day: NaiveDate,
    /// The last.
    pub last_day: NaiveDate,
    /// The organizer's signature over all of it.
    pub signature: [u8; 64],
}

/// Why a certificate does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CertificateError {
    /// Not as many bytes as a certificate has, or days that cannot be.
    #[error("malformed certificate")]
    Malformed,
    /// Of another event.
    #[error("certificate of another event")]
    WrongEvent,
    /// Not signed by this organizer.
    #[error("not signed by the organizer")]
    BadSignature,
    /// Before the first day.
    #[error("certificate valid from {first_day}")]
    NotYetValid {
        /// The first day.
        first_day: NaiveDate,
    },
    /// After the last day.
    #[error("certificate expired on {last_day}")]
    Expired {
        /// The last day.
        last_day: NaiveDate,
    },
}

/// The organizer's signing key. `Debug` shows nothing.
pub struct OrganizerKey(SigningKey);

impl std::fmt::Debug for OrganizerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OrganizerKey(..)")
    }
}

impl OrganizerKey {
    /// The key of a secret seed of 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// What every desk carries.
    pub fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// Certifies a desk's key.
    ///
    /// # Errors
    /// [`ClaimsError::Days`] for a day outside 2010 to 2189, or a last day before the first.
    pub fn certify(
        &self,
        desk: u16,
        desk_public_key: [u8; 32],
        event: EventTag,
        first_day: NaiveDate,
        last_day: NaiveDate,
    ) -> Result<DeskCertificate, ClaimsError> {
        let mut certificate =
            DeskCertificate { desk, desk_public_key, event, first_day, last_day, signature: [0; 64] };
        let body = certificate.body().filter(|_| first_day <= last_day).ok_or(ClaimsError::Days)?;
        certificate.signature = self.0.sign(&signed_bytes(&body)).to_bytes();
        Ok(certificate)
    }
}

impl DeskCertificate {
    /// Bytes of a certificate.
    pub const BYTES: usize = BODY + 64;

    /// The bytes in which it is stored and exchanged: desk, key, event, first and last day (days since 2010-01-01),
    /// signature; numbers big-endian.
    ///
    /// # Errors
    /// [`CertificateError::Malformed`] for days that cannot be written.
    pub fn to_bytes(&self) -> Result<[u8; Self::BYTES], CertificateError> {
        let body = self.body().ok_or(CertificateError::Malformed)?;
        let mut bytes = [0; Self::BYTES];
        bytes[..BODY].copy_from_slice(&body);
        bytes[BODY..].copy_from_slice(&self.signature);
        Ok(bytes)
    }

    /// A certificate of its bytes. It is not checked here: [`DeskCertificate::check`] does.
    ///
    /// # Errors
    /// [`CertificateError::Malformed`] for another number of bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CertificateError> {
        let bytes: &[u8; Self::BYTES] = bytes.try_into().map_err(|_| CertificateError::Malformed)?;
        let two = |at: usize| u16::from_be_bytes([bytes[at], bytes[at + 1]]);
        let mut desk_public_key = [0; 32];
        desk_public_key.copy_from_slice(&bytes[2..34]);
        let mut signature = [0; 64];
        signature.copy_from_slice(&bytes[BODY..]);
        Ok(Self {
            desk: two(0),
            desk_public_key,
            event: EventTag([bytes[34], bytes[35], bytes[36], bytes[37]]),
            first_day: day_of(two(38)),
            last_day: day_of(two(40)),
            signature,
        })
    }

    /// Whether it holds for an event on a day.
    ///
    /// # Errors
    /// The first of [`CertificateError`] that applies, in the order of the variants.
    pub fn check(
        &self,
        organizer_public_key: &[u8; 32],
        event: EventTag,
        on: NaiveDate,
    ) -> Result<(), CertificateError> {
        self.check_signature(organizer_public_key, event)?;
        self.check_day(on)
    }

    /// Whether the organizer has signed it for an event.
    ///
    /// # Errors
    /// As [`DeskCertificate::check`], without those of days.
    pub fn check_signature(
        &self,
        organizer_public_key: &[u8; 32],
        event: EventTag,
    ) -> Result<(), CertificateError> {
        let body = self.body().ok_or(CertificateError::Malformed)?;
        if self.event != event {
            return Err(CertificateError::WrongEvent);
        }
        let key =
            VerifyingKey::from_bytes(organizer_public_key).map_err(|_| CertificateError::BadSignature)?;
        key.verify_strict(&signed_bytes(&body), &Signature::from_bytes(&self.signature))
            .map_err(|_| CertificateError::BadSignature)
    }

    /// Whether it holds on a day.
    ///
    /// # Errors
    /// [`CertificateError::NotYetValid`], [`CertificateError::Expired`].
    pub fn check_day(&self, on: NaiveDate) -> Result<(), CertificateError> {
        if on < self.first_day {
            return Err(CertificateError::NotYetValid { first_day: self.first_day });
        }
        if on > self.last_day {
            return Err(CertificateError::Expired { last_day: self.last_day });
        }
        Ok(())
    }

    fn body(&self) -> Option<[u8; BODY]> {
        let mut body = [0; BODY];
        body[..2].copy_from_slice(&self.desk.to_be_bytes());
        body[2..34].copy_from_slice(&self.desk_public_key);
        body[34..38].copy_from_slice(&self.event.0);
        body[38..40].copy_from_slice(&day_number(self.first_day)?.to_be_bytes());
        body[40..].copy_from_slice(&day_number(self.last_day)?.to_be_bytes());
        Some(body)
    }
}

fn signed_bytes(body: &[u8; BODY]) -> Vec<u8> {
    [CERTIFICATE_CONTEXT, body].concat()
}
