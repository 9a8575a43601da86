use super::adapter::{Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::moments::moment;
use crate::pages::all;
use aws_sdk_iot::types::JobExecutionSummaryForThing;
use domain::device::JobExecution;
use domain::ids::DeviceName;
use response::ports::StoreError;

const LIST_JOB_EXECUTIONS: Operation = Operation::read("ListJobExecutionsForThing", SERVICE);
const PAGE_SIZE: i32 = 250;

/// What a responder looks through.
const LIMIT: usize = 50;

impl Iot {
    /// `ListJobExecutionsForThing`: AWS states no order, so all are read and the latest 50 kept.
    pub(super) async fn job_executions(&self, device: &DeviceName) -> Result<Vec<JobExecution>, StoreError> {
        if !device.is_thing_name() {
            return Ok(Vec::new());
        }
        let thing = device.clone();
        let read = |this: Self| async move {
            let page = |token| this.page_of_jobs(&thing, token);
            let mut jobs = found(all(LIST_JOB_EXECUTIONS, page).await)?.unwrap_or_default();
            jobs.sort_by(|a, b| b.queued.cmp(&a.queued).then_with(|| a.job.cmp(&b.job)));
            jobs.truncate(LIMIT);
            Ok(jobs)
        };
        self.gateway
            .shared(LIST_JOB_EXECUTIONS, device.as_str(), read(self.clone()))
            .await
    }

    async fn page_of_jobs(
        &self,
        device: &DeviceName,
        token: Option<String>,
    ) -> Result<(Vec<JobExecution>, Option<String>), StoreError> {
        let request = self
            .control
            .list_job_executions_for_thing()
            .thing_name(device.as_str())
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_JOB_EXECUTIONS, || request.clone().send())
            .await?;
        let jobs = reply.execution_summaries.unwrap_or_default().into_iter();
        Ok((jobs.filter_map(convert).collect(), reply.next_token))
    }
}

fn convert(execution: JobExecutionSummaryForThing) -> Option<JobExecution> {
    let summary = execution.job_execution_summary?;
    Some(JobExecution {
        job: execution.job_id?,
        status: summary
            .status
            .map(|status| status.as_str().to_owned())
            .unwrap_or_default(),
        queued: summary.queued_at.as_ref().map(moment),
        updated: summary.last_updated_at.as_ref().map(moment),
    })
}
