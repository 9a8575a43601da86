use crate::site::Site;
use server::router;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Leptos lets no page of the process load while it finds routes out, and one that begins just then would never end.
#[tokio::test]
async fn pages_come_while_other_sites_of_the_process_start() {
    let site = Site::start().await;
    let person = site.responder().await;
    let (state, done) = (site.state.clone(), Arc::new(AtomicBool::new(false)));
    let starts = std::thread::spawn({
        let (done, runtime) = (Arc::clone(&done), tokio::runtime::Handle::current());
        move || {
            let _entered = runtime.enter();
            while !done.load(Ordering::Relaxed) {
                drop(router::router(state.clone()).unwrap());
            }
        }
    });
    for _ in 0..20 {
        let page = tokio::time::timeout(Duration::from_secs(20), person.page("/sessions")).await;
        assert_eq!(page.expect("a page waits for ever").status, 200);
    }
    done.store(true, Ordering::Relaxed);
    starts.join().unwrap();
}
