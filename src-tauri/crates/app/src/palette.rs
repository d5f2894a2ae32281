//! The command palette: exhibitors, people and booths by a few letters.

use domain::id::{BoothId, ExhibitorId, PersonId};
use serde::Serialize;
use store::{Reader, SearchKind};
use ts_rs::TS;

use crate::error::AppError;
use crate::session::Session;
use crate::status_names::StatusNames;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Hit {
    /// `exhibitor`, `person` or `booth`.
    #[ts(type = "\"exhibitor\" | \"person\" | \"booth\"")]
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its name or code.
    pub title: String,
    /// What tells it from others of the name: status and booths, the firm, who is there.
    pub subtitle: String,
    /// The firm to show for a person or a taken booth.
    pub exhibitor: Option<String>,
}

/// Finds exhibitors, people and booths of an event.
///
/// # Errors
/// As [`Session::event`].
pub fn search(session: &Session, event: Option<&str>, text: &str, limit: u32) -> Result<Vec<Hit>, AppError> {
    let event = session.event(event)?;
    let lang = session.lang();
    session.store.reading(|read: Reader<'_>| {
        let names = StatusNames::read(&read)?;
        let found = read.search(&SearchKind::ALL, Some(event.id), text, limit as usize)?;
        let mut hits = Vec::with_capacity(found.len());
        for hit in found {
            let id = hit.subject_id;
            let (kind, subtitle, exhibitor) = match hit.kind {
                SearchKind::Exhibitor => {
                    let line = match read.participation_of(event.id, ExhibitorId(id))? {
                        Some(participation) => read.exhibitor_line(participation.id)?,
                        None => None,
                    };
                    let words = line.map(|line| {
                        let mut words = vec![names.name(lang, line.participation.status).to_owned()];
                        if !line.booth_codes.is_empty() {
                            words.push(line.booth_codes.join(", "));
                        }
                        words.join(" · ")
                    });
                    ("exhibitor", words.unwrap_or_default(), Some(id))
                }
                SearchKind::Person => {
                    let owned = read.exhibitors_of_owner(PersonId(id))?.into_iter().next();
                    match owned {
                        Some(firm) => ("person", firm.name, Some(firm.id.0)),
                        None => {
                            let holders = read.badge_holders_of_person(PersonId(id))?;
                            let here = holders.into_iter().find(|holder| holder.event_id == event.id);
                            let line = match here {
                                Some(holder) => read.badge_line(holder.id)?,
                                None => None,
                            };
                            let firm = line.as_ref().and_then(|line| line.exhibitor_name.clone());
                            let firm_id = line
                                .and_then(|line| line.holder.participation_id)
                                .map(|id| read.exhibitor_line(id))
                                .transpose()?
                                .flatten()
                                .map(|line| line.exhibitor.id.0);
                            ("person", firm.unwrap_or_default(), firm_id)
                        }
                    }
                }
                SearchKind::Booth => {
                    let here = read
                        .parties_of_event(event.id)?
                        .into_iter()
                        .find(|party| party.assignments.iter().any(|given| given.booth_id == BoothId(id)));
                    let firm = here.and_then(|party| party.members.into_iter().next());
                    let name = firm.as_ref().map(|member| member.exhibitor_name.clone());
                    let subtitle = name.unwrap_or_else(|| lang.pick("kosong", "free").to_owned());
                    ("booth", subtitle, firm.map(|member| member.participation.exhibitor_id.0))
                }
            };
            hits.push(Hit {
                kind,
                id: id.to_string(),
                title: hit.title,
                subtitle,
                exhibitor: exhibitor.map(|id| id.to_string()),
            });
        }
        Ok(hits)
    })
}
