//! Every text about a device that comes from outside, as somebody with bad intentions would write it.

use crate::containment::ward::{Wired, person};
use crate::site::{HOSTILE, hostile, is_clean};
use app::live::Look;
use domain::containment::{BlastRadius, Strength};
use domain::device::DeviceView;
use domain::ids::DeviceName;
use domain::rights::{Rights, Role};
use response::containment::blast_radius;
use response::devices::{refresh, view};

#[tokio::test]
async fn what_aws_says_of_a_device_is_text_and_never_markup() {
    let ward = Wired::at_the_waterworks().await;
    let lead = person("lead-l", Role::Lead);
    for name in ["pump-117", "chlorine-012", "pump-118"] {
        let device: DeviceName = name.parse().unwrap();
        let blast = async |strength| {
            blast_radius(&ward.console, &lead, &device, strength)
                .await
                .unwrap()
        };
        let (group, _): (BlastRadius, usize) = hostile(&blast(Strength::Group).await);
        let (certificate, _): (BlastRadius, usize) = hostile(&blast(Strength::Certificate).await);
        let rights = Rights::of([Role::Lead]);
        let form = app::containment::parts::quarantine(&group, &certificate, &rights);
        is_clean(name, &form.html);
        ward.quarantine(&device, Strength::Both).await;
        ward.look().await;
        refresh(&ward.console, Some(ward.id()), &device).await.unwrap();
        let shown = view(&ward.console, &lead, &device, Some(ward.id()))
            .await
            .unwrap();
        let (shown, replaced): (DeviceView, usize) = hostile(&shown);
        assert!(replaced > 40, "{replaced} texts of {name}");
        let look = Look {
            orders: shown.containments.clone(),
            others: vec![HOSTILE.to_owned(), name.to_owned()],
            incident: Some(ward.id().clone()),
            me: lead.who.clone(),
            group: "QUARANTINED".into(),
            view: shown,
        };
        is_clean(
            name,
            &app::context::markup(app::devices::parts::pane(Some(&look))),
        );
        is_clean(
            name,
            &app::context::markup(app::containment::parts::pane(Some(&look))),
        );
    }
}
