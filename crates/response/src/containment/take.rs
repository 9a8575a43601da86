use crate::ports::{Fleet, StoreError};
use domain::containment::Step;
use domain::ids::DeviceName;

/// Asks the fleet for one step. What came of it, the next observation tells.
pub(crate) async fn take(fleet: &dyn Fleet, device: &DeviceName, step: &Step) -> Result<(), StoreError> {
    match step {
        Step::AddToGroup { group, evict } => fleet.add_to_group(device, group, *evict).await,
        Step::RemoveFromGroup { group } => fleet.remove_from_group(device, group).await,
        Step::SetCertificate { id, active } => fleet.set_certificate(id, *active).await,
        Step::Cut { client } => fleet.cut_connection(client).await,
    }
}
