use domain::ids::DeviceName;
use std::collections::BTreeMap;

/// What the registry says of a device's recovery: of spares that they are not critical, of others nothing.
pub fn answers(device: &DeviceName) -> BTreeMap<String, String> {
    let spare = device.as_str().starts_with("spare");
    BTreeMap::from_iter(spare.then(|| ("mission_critical".to_owned(), "no".to_owned())))
}
