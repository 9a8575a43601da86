use domain::incident::Status;
use domain::list::ListFreshness;
use domain::time::Timestamp;
use domain::view::Freshness;

fn read(at: Option<i64>, error: Option<&str>) -> Freshness {
    Freshness {
        read: at.map(Timestamp),
        error: error.map(str::to_owned),
    }
}

#[test]
fn a_list_is_as_old_as_what_it_shows_and_of_both_the_failing_or_the_older_one_is_told() {
    let (new, old) = (read(Some(9), None), read(Some(5), None));
    let (failing, never) = (read(Some(9), Some("denied")), read(None, None));
    for (open, resolved, told) in [
        (&new, &old, &old),
        (&old, &new, &old),
        (&new, &never, &never),
        (&failing, &old, &failing),
        (&old, &failing, &failing),
    ] {
        let both = ListFreshness {
            open: open.clone(),
            resolved: resolved.clone(),
        };
        assert_eq!(both.shown(None), told);
        assert_eq!(both.shown(Some(Status::Open)), open);
        assert_eq!(both.shown(Some(Status::Resolved)), resolved);
    }
}
