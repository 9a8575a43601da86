use super::Check;
use super::actions::{NEEDED, ON_THE_GROUP};
use crate::{Console, ResponseError};
use domain::readiness::{Found, Needed, Permission};

pub(super) const CHECK: Check = Check {
    name: "permissions",
    title: "The console's own rights",
    source: "IAM, SimulatePrincipalPolicy (nothing is done)",
    read: |console| Box::pin(check(console)),
};

async fn check(console: &Console) -> Result<Found, ResponseError> {
    let group = console.fleet.group(&console.settings.containment.group).await;
    // A group that can't be read is another line's matter.
    let group = group.ok().flatten().map(|group| group.arn);
    let all = console.preparation.permissions(&needed(group.as_deref())).await?;
    Ok(Permission::judge(&all))
}

fn needed(group: Option<&str>) -> Vec<Needed> {
    let one = |action: &str, lets: &str, acts: bool| {
        let on_the_group = ON_THE_GROUP.contains(&action);
        Needed {
            action: action.to_owned(),
            resource: group.filter(|_| on_the_group).unwrap_or("*").to_owned(),
            lets: lets.to_owned(),
            acts,
        }
    };
    NEEDED
        .iter()
        .flat_map(|some| some.names.iter().map(move |name| one(name, some.lets, some.acts)))
        .collect()
}
