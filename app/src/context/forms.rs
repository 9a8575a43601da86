use crate::error::AppError;
use domain::act::{Holder, NewItem, Office, RecordChange};
use domain::actor::Actor;
use domain::closing::ClosingCode;
use domain::ids::IncidentId;
use domain::incident::Impact;
use domain::presence::Present;
use domain::related::{ItemKind, LinkError, check_resource, check_url};
use domain::state::holder;
use domain::text::{ItemTitle, Summary, Title, lines, one_line};
use domain::time::Timestamp;
use response::acts::{Appointment, Seen};

fn invalid(field: &str, reason: &str) -> AppError {
    super::told(AppError::Invalid {
        field: field.into(),
        reason: reason.into(),
    })
}

/// A change of an office: `take` it, `lay-down`, or `give` it to the subject `to`, somebody who is `here`, with a
/// `note` for them.
pub fn appointment(
    actor: &Actor,
    here: &[Present],
    office: &str,
    how: &str,
    to: &str,
    seen: &str,
    note: String,
) -> Result<Appointment, AppError> {
    let office = match office {
        "lead" => Office::Lead,
        "scribe" => Office::Scribe,
        _ => return Err(invalid("Office", "Office must be lead or scribe.")),
    };
    let to = match how {
        "take" => holder(&actor.who),
        "lay-down" => None,
        "give" => Some(
            here.iter()
                .find(|one| one.subject.as_str() == to)
                .map(|one| Holder {
                    subject: one.subject.clone(),
                    name: one.name.clone(),
                })
                .ok_or_else(|| {
                    invalid(
                        "Person",
                        "They have left the page. Only somebody who is here can be given it.",
                    )
                })?,
        ),
        _ => return Err(invalid("Form", "An office is taken, given or laid down.")),
    };
    let seen = if seen.is_empty() { None } else { seen.parse().ok() };
    Ok(Appointment {
        office,
        seen,
        to,
        note: super::reason_if_any(note)?,
    })
}

/// What a form showed and what it changes: only fields that differ from what it showed. A title whose line breaks its field
/// left out is the one that was shown: nobody changed it.
pub fn change(
    seen: (String, String, u8),
    wanted: (String, String, u8),
) -> Result<(Seen, RecordChange), AppError> {
    let impact =
        |number: u8| Impact::try_from(number).map_err(|error| invalid("Impact", &format!("{error}.")));
    let seen = Seen {
        title: seen.0,
        summary: lines(&seen.1),
        impact: impact(seen.2)?,
    };
    let (title, summary) = (wanted.0, lines(&wanted.1));
    let change = RecordChange {
        title: if one_line(&title) == one_line(&seen.title) {
            None
        } else {
            Some(Title::new(title)?)
        },
        summary: if summary == seen.summary {
            None
        } else {
            Some(Summary::new(summary)?)
        },
        impact: Some(impact(wanted.2)?).filter(|impact| *impact != seen.impact),
        status: None,
    };
    Ok((seen, change))
}

/// A closing code by its name in a form.
pub fn closing(code: &str, of: &str) -> Result<ClosingCode, AppError> {
    Ok(match code {
        "true_positive" => ClosingCode::TruePositive,
        "false_positive" => ClosingCode::FalsePositive,
        "benign" => ClosingCode::Benign,
        "drill" => ClosingCode::Drill,
        "duplicate" => ClosingCode::DuplicateOf(other_incident(of)?),
        _ => return Err(invalid("Closing code", "Choose how the incident ended.")),
    })
}

/// Another incident by its address, or the end of it: `account/plan/id`.
pub fn other_incident(address: &str) -> Result<IncidentId, AppError> {
    let trimmed = address.trim().trim_end_matches('/');
    let path = trimmed.split(['?', '#']).next().unwrap_or_default();
    let mut parts: Vec<&str> = path.rsplit('/').take(3).collect();
    parts.reverse();
    parts.join("/").parse().map_err(|_| {
        invalid(
            "Other incident",
            "Other incident must be the address of an incident's page.",
        )
    })
}

/// A related item by the form that adds it: an ARN is a resource, everything else must be a web address.
pub fn new_item(kind: &str, value: &str, title: &str) -> Result<NewItem, AppError> {
    let kind = match kind {
        "other" => ItemKind::Other,
        "involved_resource" => ItemKind::InvolvedResource,
        "incident" => ItemKind::Incident,
        "metric" => ItemKind::Metric,
        "task" => ItemKind::Task,
        _ => return Err(invalid("Kind", "Choose what kind of item it is.")),
    };
    let value = value.trim();
    let value = if value.starts_with("arn:") {
        check_resource(value).map_err(|error| invalid("Address", &format!("{error}.")))?
    } else {
        check_url(value).map_err(|error| {
            let else_how = if error == LinkError::Scheme {
                ", or be an ARN"
            } else {
                ""
            };
            invalid("Address", &format!("{error}{else_how}."))
        })?
    };
    let title = if title.trim().is_empty() {
        None
    } else {
        Some(ItemTitle::new(title)?)
    };
    Ok(NewItem { kind, value, title })
}

/// The moment that a form field tells; empty is none.
pub fn moment(field: &str, text: &str) -> Result<Option<Timestamp>, AppError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let wrong = || {
        invalid(
            field,
            &format!("{field} must be a time such as 2026-11-23T02:37:10Z, in UTC."),
        )
    };
    Timestamp::parse(text).map(Some).ok_or_else(wrong)
}

/// A text with the line breaks it was typed with.
pub fn typed(text: &str) -> String {
    lines(text)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn another_incident_is_read_off_a_pasted_address() {
        let id = "111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
        for address in [
            id.to_owned(),
            format!("https://lazaret.example/incidents/{id}?layer=activity#e:1"),
            format!(" /incidents/{id}/ "),
        ] {
            assert_eq!(other_incident(&address).unwrap().to_string(), id);
        }
        assert_eq!(other_incident("https://evil.example/").unwrap_err().status(), 422);
    }

    #[test]
    fn only_what_differs_from_what_was_shown_is_changed() {
        let same = || ("T".to_owned(), "a\nb".to_owned(), 2);
        let (_, change) = change(same(), ("T".into(), "a\r\nb".into(), 3)).unwrap();
        assert_eq!(
            change,
            RecordChange {
                impact: Some(Impact::Medium),
                ..RecordChange::default()
            }
        );
        let broken = ("Pump\r\nis quiet".to_owned(), "a\r\nb\rc".to_owned(), 2);
        let (_, change) = super::change(broken, ("Pumpis quiet".into(), "a\nb\nc".into(), 2)).unwrap();
        assert_eq!(change, RecordChange::default());
        assert_eq!(
            super::change(same(), ("T".into(), String::new(), 9))
                .unwrap_err()
                .status(),
            422
        );
    }
}
