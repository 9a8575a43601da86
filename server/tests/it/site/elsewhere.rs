use super::Site;
use domain::ids::{EventId, IncidentId};
use serde_json::{Value, json};
use simulator::ADMIN_ACCESS_KEY;

impl Site {
    /// Somebody deletes an event in AWS, without the console.
    pub async fn delete_elsewhere(&self, id: &IncidentId, event: &EventId) {
        let body = json!({ "incidentRecordArn": arn(id), "eventId": event.as_str() });
        self.admin("deleteTimelineEvent", &body).await;
    }

    /// Somebody deletes an incident in AWS, without the console.
    pub async fn delete_incident_elsewhere(&self, id: &IncidentId) {
        self.admin("deleteIncidentRecord", &json!({ "arn": arn(id) }))
            .await;
    }

    #[expect(clippy::disallowed_methods, reason = "another client of the account")]
    async fn admin(&self, path: &str, body: &Value) {
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential={ADMIN_ACCESS_KEY}/20260301/eu-central-1/ssm-incidents/aws4_request, \
             SignedHeaders=host, Signature=00"
        );
        let answer = reqwest::Client::new()
            .post(format!("{}/{path}", self.endpoint))
            .header("authorization", authorization)
            .header("content-type", "application/json")
            .body(body.to_string())
            .send()
            .await;
        assert_eq!(answer.unwrap().status().as_u16(), 204);
    }
}

fn arn(id: &IncidentId) -> String {
    let IncidentId { account, plan, key } = id;
    format!("arn:aws:ssm-incidents::{account}:incident-record/{plan}/{key}")
}
