//! The controls, on a port of their own: plain JSON over HTTP. `README.md` lists them.

mod calls;
mod clients;
mod clock;
mod contacts;
mod defender;
mod faults;
mod functions;
mod iam;
mod quotas;
mod world;

use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::world::WorldHandle;

pub(crate) async fn serve(listener: TcpListener, world: WorldHandle, stop: CancellationToken) {
    let router = Router::new()
        .merge(clock::routes())
        .merge(faults::routes())
        .merge(functions::routes())
        .merge(calls::routes())
        .merge(iam::routes())
        .merge(quotas::routes())
        .merge(world::routes())
        .merge(clients::routes())
        .merge(defender::routes())
        .merge(contacts::routes())
        .with_state(world);
    let serving = axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned());
    if let Err(error) = serving.await {
        tracing::warn!(%error, "the control port ended badly");
    }
}
