use super::devices::pump;
use crate::endpoint::Endpoint;
use domain::device::{Access, Certificate, CertificateStatus, Question};
use response::ports::{Fleet, StoreError};

fn certificate() -> Certificate {
    let id = "ab".repeat(32);
    Certificate {
        arn: format!("arn:aws:iot:eu-central-1:111122223333:cert/{id}"),
        id: id.parse().unwrap(),
        status: CertificateStatus::Active,
        created: None,
        expires: None,
        shared_with: Vec::new(),
        policies: Vec::new(),
    }
}

#[tokio::test]
async fn an_answer_without_what_was_asked_for_is_neither_a_thing_nor_a_verdict() {
    let fleet = Endpoint::answering(200, "{}").await.fleet;
    let question = Question {
        access: Access::Connect,
        target: "pump-117".to_owned(),
    };
    let group = "QUARANTINED".parse().unwrap();
    for error in [
        fleet.thing(&pump()).await.unwrap_err(),
        fleet.group(&group).await.unwrap_err(),
        fleet
            .verdicts(&certificate(), "pump-117", &[question], &[])
            .await
            .unwrap_err(),
        fleet.open_tunnel(&pump(), "SSH", 5, "x").await.unwrap_err(),
        fleet.rotate_tunnel("tunnel").await.unwrap_err(),
    ] {
        assert!(
            error.leaves_doubt() && error.to_string().contains("answered without"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_unavailable() {
    for (status, body) in [
        (200, "{\"thingName\": \"pump"),
        (200, "<html>a proxy's page</html>"),
        (502, "<html>Bad gateway</html>"),
        (503, ""),
    ] {
        let fleet = Endpoint::answering(status, body).await.fleet;
        for error in [
            fleet.thing(&pump()).await.unwrap_err(),
            fleet.subscriptions("pump-117").await.unwrap_err(),
            fleet.tunnels(&pump()).await.unwrap_err(),
        ] {
            assert!(error.leaves_doubt(), "{status} {body}: {error}");
        }
    }
}

#[tokio::test]
async fn an_endless_list_of_retained_messages_is_refused_rather_than_cut() {
    let many = "{\"topic\":\"a/b\"},".repeat(10_001);
    let body = format!("{{\"retainedTopics\":[{}]}}", many.trim_end_matches(','));
    let fleet = Endpoint::answering(200, body.leak()).await.fleet;
    let error = fleet.retained("a/").await.unwrap_err();
    assert!(matches!(error, StoreError::Refused { .. }), "{error}");
}
