use crate::containment::ward::{Wired, person, reason};
use crate::site::entry;
use domain::ids::DeviceName;
use domain::rights::Role;
use response::ResponseError;
use response::devices::{close_tunnel, open_tunnel, rotate_tunnel};

fn pump() -> DeviceName {
    "pump-117".parse().unwrap()
}

#[tokio::test]
async fn a_tunnels_tokens_are_given_once_and_stand_nowhere() {
    let ward = Wired::at_the_waterworks().await;
    let lead = person("lead-l", Role::Lead);
    let id = entry();
    let device = pump();
    let ask = || {
        open_tunnel(
            &ward.console,
            &lead,
            &id,
            Some(ward.id()),
            &device,
            "SSH",
            30,
            reason(),
        )
    };
    let tokens = ask().await.unwrap().1.unwrap();
    assert!(ask().await.unwrap().1.is_none(), "a form sent twice gets none");
    assert_eq!(ward.done("OpenTunnel"), 1);
    let kept = format!("{:?}", ward.entries().await);
    let rotated = rotate_tunnel(&ward.console, &lead, &device, &tokens.tunnel)
        .await
        .unwrap();
    for secret in [&tokens.source, &tokens.destination, &rotated.source] {
        let secret = secret.as_deref().unwrap();
        assert!(!kept.contains(secret) && !secret.is_empty());
    }
    assert_ne!(tokens.source, rotated.source);
    let closed = close_tunnel(
        &ward.console,
        &lead,
        &entry(),
        Some(ward.id()),
        &device,
        &tokens.tunnel,
    )
    .await;
    assert_eq!(closed.unwrap().said, "Tunnel closed");
    let again = rotate_tunnel(&ward.console, &lead, &device, &tokens.tunnel).await;
    assert!(
        matches!(again, Err(ResponseError::NotFound)),
        "a closed one has no tokens"
    );
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
        let asked = open_tunnel(
            &ward.console,
            &lead,
            &entry(),
            Some(ward.id()),
            &device,
            "SSH",
            minutes,
            reason(),
        )
        .await;
        let told = crate::containment::ward::refused(asked);
        assert!(told.contains(word), "{told}");
    }
    assert!(ward.entries().await.is_empty());
}
