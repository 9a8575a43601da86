use crate::error::AppError;
use crate::paths;
use domain::ids::PlanName;
use domain::incident::Impact;
use domain::text::{Reason, Title};
use serde::{Deserialize, Serialize};

/// What the form holds, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartInput {
    /// The title.
    pub title: String,
    /// 1 to 5; empty until it is chosen.
    pub impact: String,
    /// The response plan's name.
    pub plan: String,
    /// Why it is started.
    pub reason: String,
}

/// What the form holds once it is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The title.
    pub title: Title,
    /// How bad it is.
    pub impact: Impact,
    /// The response plan.
    pub plan: PlanName,
    /// Why it is started.
    pub reason: Reason,
}

impl StartInput {
    /// The labels of the fields, by which errors name them.
    pub const LABELS: &'static [&'static str] = &["Title", "Impact", "Response plan", "Reason"];

    /// Checks the fields in the order in which they stand.
    pub fn check(&self) -> Result<Checked, AppError> {
        let missing = |field: &str| AppError::Invalid {
            field: field.into(),
            reason: format!("Choose the {}.", field.to_lowercase()),
        };
        let impact = self
            .impact
            .parse::<u8>()
            .ok()
            .and_then(|number| Impact::try_from(number).ok());
        Ok(Checked {
            title: Title::new(self.title.trim())?,
            impact: impact.ok_or_else(|| missing("Impact"))?,
            plan: self.plan.parse().map_err(|_| missing("Response plan"))?,
            reason: Reason::new(self.reason.trim())?,
        })
    }

    /// The form's address with all that was typed: without scripts, a refused form comes back whole.
    pub fn address(&self) -> String {
        let parts = [
            ("title", &self.title),
            ("impact", &self.impact),
            ("plan", &self.plan),
            ("reason", &self.reason),
        ];
        let typed = parts.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<_> = typed
            .map(|(name, value)| format!("{name}={}", paths::encode(value)))
            .collect();
        format!("{}?{}", paths::START, pairs.join("&"))
    }

    /// Reads what was typed off the form's address.
    pub fn of_address(search: &str) -> Self {
        let mut input = Self::default();
        for (name, value) in paths::pairs(search) {
            match name.as_str() {
                "title" => input.title = value,
                "impact" => input.impact = value,
                "plan" => input.plan = value,
                "reason" => input.reason = value,
                _ => {}
            }
        }
        input
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn filled() -> StartInput {
        StartInput {
            title: "pump-117 listens on TCP 123".into(),
            impact: "2".into(),
            plan: "IotResponsePlan".into(),
            reason: "Seen at the site: \"100%\" & more\nsecond line".into(),
        }
    }

    #[test]
    fn a_refused_form_comes_back_whole() {
        let input = filled();
        let address = input.address();
        assert!(paths::is_own(&address), "{address}");
        assert_eq!(StartInput::of_address(address.split_once('?').unwrap().1), input);
    }

    #[test]
    fn the_first_wrong_field_is_named() {
        assert_eq!(filled().check().unwrap().impact, Impact::High);
        let wrong = |change: fn(&mut StartInput)| {
            let mut input = filled();
            change(&mut input);
            match input.check().unwrap_err() {
                AppError::Invalid { field, .. } => field,
                other => other.to_string(),
            }
        };
        assert_eq!(wrong(|input| input.title = " ".into()), "Title");
        assert_eq!(wrong(|input| input.impact = "6".into()), "Impact");
        assert_eq!(wrong(|input| input.plan = "../x".into()), "Response plan");
        assert_eq!(
            wrong(|input| input.reason = "x".repeat(Reason::LIMIT + 1)),
            "Reason"
        );
    }

    #[test]
    fn every_error_belongs_to_a_field_of_the_form() {
        for change in [
            (|input| input.title.clear()) as fn(&mut StartInput),
            |input| input.impact.clear(),
            |input| input.plan.clear(),
            |input| input.reason.clear(),
        ] {
            let mut input = filled();
            change(&mut input);
            let error = input.check().unwrap_err();
            assert!(
                StartInput::LABELS
                    .iter()
                    .any(|label| error.on_field(label).is_some()),
                "{error}"
            );
        }
    }
}
