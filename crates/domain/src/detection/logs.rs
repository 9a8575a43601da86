use super::Place;
use crate::act::NewItem;
use crate::ids::DeviceName;
use crate::related::{ItemKind, check_url};
use crate::text::ItemTitle;
use crate::time::Timestamp;
use std::fmt::Write;

/// Where AWS IoT writes its logs (its version 2 of logging).
const GROUP: &str = "AWSIotLogsV2";
/// How much is shown before and after what was noticed, in milliseconds.
const BEFORE: i64 = 60 * 60_000;
const AFTER: i64 = 30 * 60_000;

impl Place {
    /// The related item that leads to what AWS IoT logged of a device around a moment: a query over a window that stays what it
    /// is, however late somebody follows it. By the client id or by the name anywhere in an entry, because a device may connect
    /// under another id. `None` where the address would be longer than a related item takes.
    pub fn logs(&self, device: &DeviceName, at: Timestamp) -> Option<NewItem> {
        let domain = match self.partition.as_str() {
            "aws-cn" => "console.amazonaws.cn",
            "aws-us-gov" => "console.amazonaws-us-gov.com",
            _ => "console.aws.amazon.com",
        };
        // A text of the query language: quotes and backslashes in a name stay inside of it.
        let name = device.as_str().replace('\\', "\\\\").replace('"', "\\\"");
        let query = format!(
            "fields @timestamp, logLevel, eventType, status, clientId, principalId, topicName, reason\n\
             | filter clientId = \"{name}\" or @message like \"{name}\"\n| sort @timestamp desc\n| limit 1000"
        );
        let region = &self.region;
        let address = format!(
            "https://{region}.{domain}/cloudwatch/home?region={region}#logsV2:logs-insights$3FqueryDetail$3D~(end~'{}~start~'{}\
             ~timeType~'ABSOLUTE~tz~'UTC~editorString~'{}~source~(~'{GROUP}))",
            escaped(&moment(at.plus(AFTER))),
            escaped(&moment(at.plus(-BEFORE))),
            escaped(&query),
        );
        Some(NewItem {
            kind: ItemKind::Other,
            value: check_url(&address).ok()?,
            title: ItemTitle::new(format!("Logs of {device} around its detection")).ok(),
        })
    }
}

fn moment(at: Timestamp) -> String {
    format!("{}T{}.000Z", at.date_text(), at.clock_text())
}

/// As the console's addresses write texts: letters, digits, `_`, `-` and `.` as they are, everything else by its code.
fn escaped(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for unit in text.encode_utf16() {
        // Writing to a string can't fail.
        let _ = match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.') => {
                all.push(char::from(byte));
                Ok(())
            }
            Ok(byte) => write!(all, "*{byte:02x}"),
            Err(_) => write!(all, "**{unit:04x}"),
        };
    }
    all
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn place() -> Place {
        Place {
            partition: "aws".into(),
            region: "eu-central-1".parse().unwrap(),
            account: "111122223333".parse().unwrap(),
        }
    }

    fn address(device: &str) -> String {
        let item = place()
            .logs(&device.parse().unwrap(), Timestamp(1_772_366_400_000))
            .unwrap();
        item.value.as_str().to_owned()
    }

    #[test]
    fn the_window_is_absolute_and_the_name_is_looked_for_everywhere() {
        // Weakness 12 of the published example: by client id alone, in the hour before whenever it is followed.
        let address = address("pump-117");
        assert!(
            address.starts_with("https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:logs-insights$3F"),
            "{address}"
        );
        assert!(address.contains("~start~'2026-03-01T11*3a00*3a00"), "{address}");
        assert!(
            address.contains("(end~'2026-03-01T12*3a30*3a00.000Z~"),
            "{address}"
        );
        assert!(
            address.contains("clientId*20*3d*20*22pump-117*22*20or*20*40message*20like*20*22pump-117*22"),
            "{address}"
        );
        assert!(
            address.len() <= 1_000 && !address.contains([' ', '"', '\n']),
            "{address}"
        );
    }

    #[test]
    fn a_name_never_leaves_its_quotes() {
        let address = address("a\" or 1 = 1 | \\");
        assert!(
            address.contains("*22a*5c*22*20or*201*20*3d*201*20*7c*20*5c*5c*22"),
            "{address}"
        );
        assert!(
            place()
                .logs(&"\u{fffd}".repeat(128).parse().unwrap(), Timestamp(0))
                .is_none()
        );
    }
}
