use super::world::World;
use domain::ids::DeviceName;
use response::ports::Fleet;

async fn job(world: &World, id: &str, target: &str) {
    let request = world.iot.create_job().job_id(id).targets(target);
    request
        .document("{\"operation\":\"update\"}")
        .send()
        .await
        .unwrap();
}

async fn pump(world: &World) -> (DeviceName, String) {
    let name = world.thing("pump-117").await;
    let arn = world.fleet.thing(&name).await.unwrap().unwrap().arn;
    (name, arn)
}

pub async fn a_job_is_read_with_every_member(world: World) {
    let (pump, arn) = pump(&world).await;
    job(&world, "firmware-2-2", &arn).await;
    let raw = world
        .iot
        .list_job_executions_for_thing()
        .thing_name("pump-117")
        .send()
        .await
        .unwrap();
    let raw = raw.execution_summaries()[0].job_execution_summary().unwrap();
    let millis = |at: &aws_sdk_iot::primitives::DateTime| domain::time::Timestamp(at.to_millis().unwrap());
    let jobs = world.fleet.jobs(&pump).await.unwrap();
    assert_eq!(jobs.len(), 1);
    assert_eq!(
        (jobs[0].job.as_str(), jobs[0].status.as_str()),
        ("firmware-2-2", "QUEUED")
    );
    assert!(jobs[0].is_running() && jobs[0].queued.is_some() && jobs[0].updated.is_some());
    assert_eq!(jobs[0].queued, raw.queued_at().map(millis));
    assert_eq!(jobs[0].updated, raw.last_updated_at().map(millis));
}

pub async fn no_more_than_fifty_jobs_are_told(world: World) {
    let (pump, arn) = pump(&world).await;
    for n in 0..52 {
        job(&world, &format!("job-{n}"), &arn).await;
    }
    assert_eq!(world.fleet.jobs(&pump).await.unwrap().len(), 50);
}
