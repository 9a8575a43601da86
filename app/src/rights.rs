use crate::incidents::api::ListIncidents;
use crate::layout::api::WhoAmI;
use domain::rights::Right;
use leptos::server_fn::ServerFn;

/// The right that each server function takes: one row each, the path under which it is called first. A function
/// begins by asking for its right; a test of the server calls every row without it.
pub const TABLE: &[(&str, Right)] = &[(ListIncidents::PATH, Right::Read), (WhoAmI::PATH, Right::Read)];

#[cfg(test)]
mod tests {
    use super::TABLE;
    use std::collections::BTreeSet;

    #[test]
    fn every_server_function_has_an_address_of_its_own_without_a_hash() {
        let paths: BTreeSet<_> = TABLE.iter().map(|(path, _)| *path).collect();
        assert_eq!(paths.len(), TABLE.len());
        for path in paths {
            assert!(path.starts_with("/api/"), "{path}");
            assert!(!path.bytes().any(|byte| byte.is_ascii_digit()), "{path}");
        }
    }
}
