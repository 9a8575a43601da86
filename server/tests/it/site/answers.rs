use domain::ids::DeviceName;
use std::collections::BTreeMap;

/// What the registry says of a device's recovery: of spares that they are not critical, of mains that they are, of others
/// nothing.
pub fn registry_answers(device: &DeviceName) -> BTreeMap<String, String> {
    let says = [("spare", "no"), ("main", "yes")];
    let of = says
        .into_iter()
        .filter(|(prefix, _)| device.as_str().starts_with(prefix));
    of.map(|(_, answer)| ("mission_critical".to_owned(), answer.to_owned()))
        .collect()
}
