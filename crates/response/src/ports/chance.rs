/// A number unlike that of any other process, for what only has to differ between them: whose a lease is, the rhythm of
/// repeated calls. No secret. This is the one place that rolls dice for that.
#[expect(
    clippy::disallowed_methods,
    reason = "processes that begin together, with the same id and address, have nothing else that differs"
)]
pub fn chance() -> u64 {
    let (high, low) = uuid::Uuid::new_v4().as_u64_pair();
    // Each half has bits that say which kind of UUID it is, and not in the same places.
    high ^ low.rotate_left(32)
}

#[cfg(test)]
mod tests {
    use super::chance;

    #[test]
    fn two_draws_differ() {
        assert_ne!(chance(), chance());
    }
}
