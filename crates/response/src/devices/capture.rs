use crate::Console;
use crate::ports::StoreError;
use domain::device::{Captured, CertificateStatus, Device, EffectivePolicy, Section};
use domain::ids::DeviceName;
use domain::time::Timestamp;

/// Reads all that can be read of a device. Each section stands for itself: what fails is told beside the others.
pub async fn capture(console: &Console, name: &DeviceName) -> Captured {
    let at = console.clock.now();
    let fleet = &console.fleet;
    let topics = format!("{name}/");
    let (thing, groups, certificates, connection, violations, shadow, jobs, retained, tunnels) = futures::join!(
        fleet.thing(name),
        fleet.groups(name),
        fleet.certificates(name),
        fleet.connection(name),
        fleet.violations(name),
        fleet.shadow(name),
        fleet.jobs(name),
        fleet.retained(&topics),
        fleet.tunnels(name)
    );
    let unknown = connection.as_ref().err().cloned();
    let mut device = Device {
        thing: section(thing, at),
        groups: section(groups, at),
        certificates: section(certificates, at),
        connection: section(connection, at),
        violations: section(violations, at),
        shadow: section(shadow, at),
        jobs: section(jobs, at),
        retained: section(retained, at),
        tunnels: section(tunnels, at),
        ..Device::unread(name.clone())
    };
    let client = device.connection.value.as_ref().filter(|one| one.connected);
    let client = client.map(|one| one.client.clone().unwrap_or_else(|| name.to_string()));
    let (policies, subscriptions) = futures::join!(policies(console, &device), async {
        match (unknown, &client) {
            // Whether there is a session isn't known, and so nothing of what it subscribed to.
            (Some(error), _) => Err(error),
            (None, Some(client)) => fleet.subscriptions(client).await,
            (None, None) => Ok(Vec::new()),
        }
    });
    device.policies = section(policies, at);
    device.subscriptions = section(subscriptions, at);
    Captured { at, device }
}

fn section<T>(read: Result<T, StoreError>, at: Timestamp) -> Section<T> {
    match read {
        Ok(value) => Section::of(value, at),
        Err(error) => Section {
            error: Some(error.to_string()),
            ..Section::default()
        },
    }
}

/// The policies that count with the certificate in use; without one, its groups' alone.
async fn policies(console: &Console, device: &Device) -> Result<Vec<EffectivePolicy>, StoreError> {
    if matches!(&device.thing.value, Some(None)) {
        return Ok(Vec::new());
    }
    let certificates = device.certificates.value.iter().flatten();
    let active = certificates
        .filter(|one| one.status == CertificateStatus::Active)
        .max_by_key(|one| one.created);
    console.fleet.effective_policies(&device.name, active).await
}
