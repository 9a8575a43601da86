//! Messages of a queue become incidents. A message that failed is told to Lambda by its id, so that the queue keeps it.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use lambdas::{Delivery, Failure, Kept, Record, detecting, start};
use response::workflow::{Detecting, Fate, Message, detect};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let function = start().await?;
    let plan = function.settings.plan.clone().ok_or("LAZARET_PLAN is not set")?;
    let desk = &detecting(&function, plan);
    run(service_fn(move |event: LambdaEvent<Delivery>| async move {
        Ok::<_, Error>(handle(desk, event.payload).await)
    }))
    .await
}

async fn handle(desk: &Detecting, delivery: Delivery) -> Kept {
    let messages: Vec<Message> = delivery.records.iter().map(message).collect();
    let fates = detect(desk, &messages).await;
    let mut kept = Kept::default();
    for (record, fate) in delivery.records.into_iter().zip(fates) {
        let id = record.message_id;
        match fate {
            Fate::Started(incident) => tracing::info!(%incident, queued = id, "an incident was started"),
            Fate::Joined(incident) => tracing::info!(%incident, queued = id, "told on an open incident"),
            Fate::Nothing => {
                tracing::info!(queued = id, "the end of something that no open incident is about");
            }
            Fate::Failed(error) => {
                tracing::error!(error = %error, queued = id, "a message came to nothing; the queue keeps it");
                kept.batch_item_failures.push(Failure { item_identifier: id });
            }
        }
    }
    kept
}

fn message(record: &Record) -> Message {
    Message {
        body: record.body.clone(),
        again: record.was_received(),
    }
}
