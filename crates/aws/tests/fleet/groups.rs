use super::world::{ALLOW_ALL, World};
use domain::device::{Group, GroupMembership};
use domain::ids::GroupName;
use response::ports::{Fleet, StoreError};

fn member(group: &GroupName, dynamic: bool) -> GroupMembership {
    GroupMembership {
        group: group.clone(),
        dynamic,
    }
}

pub async fn a_thing_is_put_into_groups_and_taken_out_however_often(world: World) {
    let pump = world.thing("pump-117").await;
    let (one, _) = world.group("one").await;
    let (two, _) = world.group("two").await;
    for group in [&one, &one, &two] {
        world.fleet.add_to_group(&pump, group, true).await.unwrap();
    }
    let mut groups = world.fleet.groups(&pump).await.unwrap();
    groups.sort();
    assert_eq!(groups, [member(&one, false), member(&two, false)]);
    for _ in 0..2 {
        world.fleet.remove_from_group(&pump, &one).await.unwrap();
    }
    assert_eq!(world.fleet.groups(&pump).await.unwrap(), [member(&two, false)]);
    assert_eq!(world.sent("DescribeThingGroup"), 2);
}

pub async fn a_group_is_read_with_its_policies_and_those_above_it(world: World) {
    world.group("plant").await;
    let below = |name: &'static str, parent: &'static str| {
        world
            .iot
            .create_thing_group()
            .thing_group_name(name)
            .parent_group_name(parent)
            .send()
    };
    below("hall", "plant").await.unwrap();
    let made = below("pumps", "hall").await.unwrap();
    let arn = made.thing_group_arn.unwrap();
    world.policy("of-pumps", ALLOW_ALL).await;
    world.attach_policy("of-pumps", &arn).await;
    let name: GroupName = "pumps".parse().unwrap();
    assert_eq!(
        world.fleet.group(&name).await.unwrap(),
        Some(Group {
            name,
            arn,
            dynamic: false,
            above: vec!["plant".parse().unwrap(), "hall".parse().unwrap()],
            policies: vec![("of-pumps".to_owned(), ALLOW_ALL.to_owned())],
        })
    );
}

pub async fn a_group_that_is_not_there_is_none_and_takes_nobody_in(world: World) {
    let pump = world.thing("pump-117").await;
    let missing: GroupName = "QUARANTINED".parse().unwrap();
    assert_eq!(world.fleet.group(&missing).await.unwrap(), None);
    assert_eq!(
        world.fleet.add_to_group(&pump, &missing, true).await,
        Err(StoreError::NotFound {
            operation: "AddThingToThingGroup"
        })
    );
    world.fleet.remove_from_group(&pump, &missing).await.unwrap();
}

pub async fn a_dynamic_group_is_told_from_the_others_and_gives_way_at_the_limit(world: World) {
    let index = aws_sdk_iot::types::ThingIndexingConfiguration::builder()
        .thing_indexing_mode(aws_sdk_iot::types::ThingIndexingMode::Registry)
        .build();
    let indexing = world.iot.update_indexing_configuration();
    indexing
        .thing_indexing_configuration(index.unwrap())
        .send()
        .await
        .unwrap();
    let pump = world.thing("pump-117").await;
    let dynamic = world
        .iot
        .create_dynamic_thing_group()
        .thing_group_name("all-pumps");
    dynamic.query_string("thingName:pump-*").send().await.unwrap();
    let all_pumps: GroupName = "all-pumps".parse().unwrap();
    let group = world.fleet.group(&all_pumps).await.unwrap().unwrap();
    assert!(group.dynamic);
    assert_eq!(
        world.fleet.groups(&pump).await.unwrap(),
        [member(&all_pumps, true)]
    );
    for n in 0..9 {
        let (group, _) = world.group(&format!("group-{n}")).await;
        world.fleet.add_to_group(&pump, &group, false).await.unwrap();
    }
    let (last, _) = world.group("QUARANTINED").await;
    let refused = world.fleet.add_to_group(&pump, &last, false).await;
    assert!(matches!(refused, Err(StoreError::Refused { .. })), "{refused:?}");
    world.fleet.add_to_group(&pump, &last, true).await.unwrap();
    let groups = world.fleet.groups(&pump).await.unwrap();
    assert!(groups.contains(&member(&last, false)) && !groups.contains(&member(&all_pumps, true)));
    assert_eq!(groups.len(), 10);
    let taken = world.fleet.remove_from_group(&pump, &all_pumps).await;
    assert!(!matches!(taken, Err(StoreError::Unavailable { .. })), "{taken:?}");
}
