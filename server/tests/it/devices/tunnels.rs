use crate::containment::ward::{Wired, person, reason};
use crate::site::entry;
use domain::act::Act;
use domain::entry::Body;
use domain::ids::{DeviceName, EntryId};
use domain::rights::Role;
use response::ResponseError;
use response::devices::{On, close_tunnel, open_tunnel, rotate_tunnel};

fn pump() -> DeviceName {
    "pump-117".parse().unwrap()
}

#[tokio::test]
async fn a_tunnels_tokens_are_given_once_and_stand_nowhere() {
    let ward = Wired::at_the_waterworks().await;
    let lead = person("lead-l", Role::Lead);
    let id = entry();
    let device = pump();
    let on = |entry| On {
        entry,
        incident: Some(ward.id()),
        device: &device,
    };
    let ask = || open_tunnel(&ward.console, &lead, on(&id), "SSH", 30, reason());
    let tokens = ask().await.unwrap().1.unwrap();
    assert!(ask().await.unwrap().1.is_none(), "a form sent twice gets none");
    assert_eq!(ward.done("OpenTunnel"), 1);
    let anew = entry();
    let rotate = |entry| rotate_tunnel(&ward.console, &lead, on(entry), &tokens.tunnel, reason());
    let rotated = rotate(&anew).await.unwrap().1.unwrap();
    assert!(
        rotate(&anew).await.unwrap().1.is_none(),
        "nor does this one, and nobody is cut off again"
    );
    assert_eq!(ward.done("RotateTunnelAccessToken"), 1);
    let last = entry();
    let closed = close_tunnel(&ward.console, &lead, on(&last), &tokens.tunnel, reason()).await;
    assert_eq!(closed.unwrap().said, "Tunnel closed");
    let again = rotate(&entry()).await;
    assert!(
        matches!(again, Err(ResponseError::NotFound)),
        "a closed one has no tokens"
    );
    let entries = ward.entries().await;
    let acts: Vec<&str> = entries
        .iter()
        .filter_map(|one| match &one.entry.body {
            Body::Act(Act::Device { does, .. }) => Some(does.verb()),
            _ => None,
        })
        .collect();
    assert_eq!(
        acts,
        ["open a tunnel", "give a tunnel new tokens", "close a tunnel"]
    );
    // What is kept: the record, the captured device, and the database as it lies on the disk.
    let captured = ward.console.journal.device(&device).await.unwrap();
    let kept = format!("{entries:?} {captured:?}");
    let files: Vec<Vec<u8>> = ward.site.journal_files();
    assert!(
        files
            .iter()
            .any(|file| has(file, "new tokens") || has(file, &tokens.tunnel))
    );
    for secret in [
        &tokens.source,
        &tokens.destination,
        &rotated.source,
        &rotated.destination,
    ] {
        let secret = secret.as_deref().unwrap();
        assert!(!secret.is_empty() && !kept.contains(secret));
        assert!(!files.iter().any(|file| has(file, secret)));
    }
    assert_ne!(tokens.source, rotated.source);
}

fn on<'a>(ward: &'a Wired, entry: &'a EntryId, device: &'a DeviceName) -> On<'a> {
    On {
        entry,
        incident: Some(ward.id()),
        device,
    }
}

#[tokio::test]
async fn a_tunnel_is_closed_as_the_devices_that_it_leads_to_and_closed_once() {
    let ward = Wired::at_the_waterworks().await;
    let lead = person("lead-l", Role::Lead);
    let (device, other): (_, DeviceName) = (pump(), "pump-118".parse().unwrap());
    let (opening, closing) = (entry(), entry());
    let asked = on(&ward, &opening, &device);
    let opened = open_tunnel(&ward.console, &lead, asked, "SSH", 30, reason()).await;
    let tunnel = opened.unwrap().1.unwrap().tunnel;
    let before = ward.entries().await.len();
    for (device, tunnel) in [(&other, &*tunnel), (&device, "no-tunnel")] {
        let id = entry();
        let asked = on(&ward, &id, device);
        let closed = close_tunnel(&ward.console, &lead, asked, tunnel, reason()).await;
        assert!(matches!(closed, Err(ResponseError::NotFound)), "{closed:?}");
    }
    assert_eq!(
        (ward.entries().await.len(), ward.done("CloseTunnel")),
        (before, 0)
    );
    assert!(ward.console.fleet.tunnels(&device).await.unwrap()[0].open);
    for _ in 0..2 {
        let asked = on(&ward, &closing, &device);
        let closed = close_tunnel(&ward.console, &lead, asked, &tunnel, reason()).await;
        assert_eq!(closed.unwrap().said, "Tunnel closed");
    }
    assert_eq!(ward.done("CloseTunnel"), 1);
}

fn has(file: &[u8], text: &str) -> bool {
    file.windows(text.len()).any(|part| part == text.as_bytes())
}

#[tokio::test]
async fn a_tunnel_needs_a_thing_and_a_time_that_aws_takes() {
    let ward = Wired::at_the_waterworks().await;
    let lead = person("lead-l", Role::Lead);
    for (name, minutes, word) in [
        ("pump-117", 0, "1 to 720 minutes"),
        ("pump-117", 721, "1 to 720 minutes"),
        ("some client", 30, "no thing name"),
    ] {
        let device = name.parse().unwrap();
        let on = On {
            entry: &entry(),
            incident: Some(ward.id()),
            device: &device,
        };
        let asked = open_tunnel(&ward.console, &lead, on, "SSH", minutes, reason()).await;
        let told = crate::containment::ward::refused(asked);
        assert!(told.contains(word), "{told}");
    }
    assert!(ward.entries().await.is_empty());
}
