//! The checks of the IoT adapter against a moto server: `moto ENDPOINT`. See run.sh beside it.
#![expect(clippy::unwrap_used, reason = "a check fails by panicking")]

#[path = "../fleet/mod.rs"]
mod fleet;

use aws::gateway::{GatewaySettings, Quota};
use aws::{AwsSettings, Credentials};
use fleet::world::World;
use fleet::{certificates, fleet_checks, groups, jobs, shadows, things};
use futures::FutureExt;
use futures::future::BoxFuture;
use std::collections::BTreeMap;
use std::process::ExitCode;

/// What moto lacks, so that a check can't run.
const SKIPPED: &[(&str, &str)] = &[(
    "a_dynamic_group_is_told_from_the_others_and_gives_way_at_the_limit",
    "moto has no CreateDynamicThingGroup",
)];

/// What moto does otherwise than AWS's model says; such a check must fail, or its line here is out of date.
const DEVIATING: &[(&str, &str)] = &[
    (
        "a_thing_is_read_with_every_member",
        "moto leaves a thing's version at 1 when UpdateThing changes it",
    ),
    (
        "a_certificate_that_many_share_is_told_with_five_hundred_of_them",
        "moto answers ListPrincipalThingsV2 on one page, whatever maxResults says",
    ),
];

type Check = (&'static str, fn(World) -> BoxFuture<'static, ()>);

macro_rules! table {
    ($($module:ident::$name:ident),* $(,)?) => {
        &[$((stringify!($name), |world| $module::$name(world).boxed())),*]
    };
}

const CHECKS: &[Check] = fleet_checks!(table);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Some(endpoint) = std::env::args().nth(1) else {
        eprintln!("usage: moto ENDPOINT");
        return ExitCode::from(2);
    };
    let (mut ran, mut deviating, mut skipped, mut failed) = (0, 0, 0, 0);
    for (name, check) in CHECKS {
        let reason =
            |list: &[(&str, &'static str)]| list.iter().find(|(known, _)| known == name).map(|(_, why)| *why);
        if let Some(why) = reason(SKIPPED) {
            skipped += 1;
            println!("skipped    {name}: {why}");
            continue;
        }
        reset(&endpoint).await;
        let world = World::at(settings(&endpoint)).await;
        let passed = tokio::spawn(check(world)).await.is_ok();
        match (reason(DEVIATING), passed) {
            (None, true) => {
                ran += 1;
                println!("ran        {name}");
            }
            (Some(why), false) => {
                deviating += 1;
                println!("deviating  {name}: {why}");
            }
            (None, false) => {
                failed += 1;
                println!("FAILED     {name}");
            }
            (Some(_), true) => {
                failed += 1;
                println!("FAILED     {name}: moto deviates no longer");
            }
        }
    }
    println!("moto: {ran} ran, {deviating} deviating, {skipped} skipped");
    println!("{} passed, {failed} failed", ran + deviating);
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn settings(endpoint: &str) -> AwsSettings {
    let quota = Quota {
        per_second: 1_000.0,
        burst: 1_000,
    };
    AwsSettings {
        endpoint_url: Some(endpoint.to_owned()),
        credentials: Credentials::Static {
            access_key: "AKIATEST".to_owned(),
            secret_key: "any".into(),
        },
        gateway: GatewaySettings {
            reads: quota,
            writes: quota,
            quotas: BTreeMap::new(),
            ..GatewaySettings::default()
        },
        ..AwsSettings::new("eu-central-1".parse().unwrap())
    }
}

/// moto has one account for all: each check begins with an empty one.
async fn reset(endpoint: &str) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let host = endpoint.strip_prefix("http://").unwrap();
    let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
    let request = format!(
        "POST /moto-api/reset HTTP/1.1\r\nhost: {host}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).await.unwrap();
    assert!(reply.contains(" 200 "), "{reply}");
}
