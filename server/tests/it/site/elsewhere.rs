use super::Site;
use domain::ids::{EventId, IncidentId};
use simulator::ADMIN_ACCESS_KEY;

impl Site {
    /// Somebody deletes an event in AWS, without the console.
    #[expect(clippy::disallowed_methods, reason = "another client of the account")]
    pub async fn delete_elsewhere(&self, id: &IncidentId, event: &EventId) {
        let arn = format!(
            "arn:aws:ssm-incidents::{}:incident-record/{}/{}",
            id.account, id.plan, id.key
        );
        let body = serde_json::json!({ "incidentRecordArn": arn, "eventId": event.as_str() });
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential={ADMIN_ACCESS_KEY}/20260301/eu-central-1/ssm-incidents/aws4_request, \
             SignedHeaders=host, Signature=00"
        );
        let answer = reqwest::Client::new()
            .post(format!("{}/deleteTimelineEvent", self.endpoint))
            .header("authorization", authorization)
            .header("content-type", "application/json")
            .body(body.to_string())
            .send()
            .await;
        assert_eq!(answer.unwrap().status().as_u16(), 204);
    }
}
