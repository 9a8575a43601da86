//! IoT's resources. What the account has under a name already is taken over, as by an import.

use serde_json::{Value, json};

use super::StackError;
use super::evaluate::text;
use super::maker::{Made, Maker, Wanted};
use super::spelling::lowered;

pub(super) fn thing_group(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let name = wanted.text("ThingGroupName");
    let arn = maker.account.fleet.arns.of("thinggroup", name);
    if !maker.account.fleet.groups.contains_key(name) {
        let properties = lowered(wanted.get("ThingGroupProperties"));
        let mut input = json!({"thingGroupName": name});
        if !properties.is_null() {
            input["thingGroupProperties"] = properties;
        }
        maker.call_api(wanted, "iot", "CreateThingGroup", &input)?;
    }
    Ok(Made::new(name).with("Arn", arn))
}

pub(super) fn policy(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let name = match wanted.text("PolicyName") {
        "" => maker.physical(wanted),
        given => given.to_owned(),
    };
    let input = json!({"policyName": name, "policyDocument": text(wanted.get("PolicyDocument"))});
    let reply = maker.call_api(wanted, "iot", "CreatePolicy", &input)?;
    Ok(Made::new(name).with("Arn", text(&reply["policyArn"])))
}

pub(super) fn logging(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    if wanted.text("AccountId") != maker.account.id {
        return Err(wanted.wrong("it is another account's"));
    }
    let input = json!({"roleArn": wanted.get("RoleArn"), "defaultLogLevel": wanted.get("DefaultLogLevel")});
    maker.call_api(wanted, "iot", "SetV2LoggingOptions", &input)?;
    Ok(Made::new(maker.account.id.clone()))
}

pub(super) fn mitigation_action(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let input = lowered(&wanted.properties.clone().into());
    let reply = maker.call_api(wanted, "iot", "CreateMitigationAction", &input)?;
    let made = Made::new(wanted.text("ActionName"));
    Ok(made.with("MitigationActionArn", text(&reply["actionArn"])))
}

pub(super) fn security_profile(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let name = wanted.text("SecurityProfileName");
    maker.account.defender.profiles.remove(name);
    let mut input = lowered(&wanted.properties.clone().into());
    let targets = input.as_object_mut().and_then(|input| input.remove("targetArns"));
    let reply = maker.call_api(wanted, "iot", "CreateSecurityProfile", &input)?;
    for target in targets.as_ref().and_then(Value::as_array).into_iter().flatten() {
        let input = json!({"securityProfileName": name, "securityProfileTargetArn": target});
        maker.call_api(wanted, "iot", "AttachSecurityProfile", &input)?;
    }
    Ok(Made::new(name).with("SecurityProfileArn", text(&reply["securityProfileArn"])))
}
