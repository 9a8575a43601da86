use crate::live::ServedForm;
use crate::runbook::parts;
use domain::rights::Right;
use domain::runbook::{ExecutionView, RunbookView, StepView};

/// The form of that kind; `None` where there is none.
pub fn form(kind: &str, of: &str, view: &RunbookView) -> Option<ServedForm> {
    let mut names = of.split('/');
    let (execution, run, item) = (names.next()?, names.next(), names.next());
    let one = view
        .executions
        .iter()
        .find(|one| one.kept.id.as_str() == execution);
    let step = run.and_then(|run| one?.step_of(run));
    let rights = &view.rights;
    let closed = |right: Right| view.closed.clone().or_else(|| rights.refusal(right));
    Some(match kind {
        "continue" => parts::proceed(step?, one?, view.clock, closed(Right::Respond)),
        "approve" => parts::approve(step?, one?, closed(Right::Approve)),
        "reject" => parts::reject(step?, one?, closed(Right::Approve)),
        "item" => {
            let number: u32 = item?.parse().ok()?;
            let item = step?.items.iter().find(|one| one.number == number)?;
            parts::say_item(item, view)
        }
        "remark" => parts::remark(step?, view),
        "start" => parts::start(view.executions.first(), closed(Right::Respond)),
        "cancel" => parts::cancel(one?, closed(Right::Respond)),
        "outputs" => outputs(step, one?)?,
        _ => return None,
    })
}

fn outputs(step: Option<&StepView>, one: &ExecutionView) -> Option<ServedForm> {
    Some(match step {
        Some(step) => parts::step_outputs(step),
        None => parts::execution_outputs(one.kept.execution.as_ref()?),
    })
}
