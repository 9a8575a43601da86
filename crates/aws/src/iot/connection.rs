use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use domain::device::Connection;
use domain::ids::DeviceName;
use response::ports::StoreError;
use tracing::debug;

/// Two operations make one reading; it is shared under the name of the first.
const CONNECTION: Operation = Operation::read("GetThingConnectivityData", SERVICE);

impl Iot {
    /// What the fleet index and the broker know together. The index knows under which client id a thing came, and
    /// since when it is gone; the broker knows what is so now. Either suffices where the other fails.
    pub(super) async fn connection_of(&self, device: &DeviceName) -> Result<Connection, StoreError> {
        let name = device.clone();
        let read = |this: Self| async move {
            let indexed = if name.is_thing_name() {
                this.thing_connectivity(&name).await
            } else {
                Ok(None)
            };
            let known = indexed.as_ref().ok().and_then(Option::as_ref);
            let client = known.and_then(|known| known.client.clone());
            let client = client.unwrap_or_else(|| name.to_string());
            let live = this.get_connection(&client, known.is_none()).await;
            match (indexed, live) {
                (Ok(Some(indexed)), Err(error)) => {
                    debug!(%error, "the connection is told by the index alone");
                    Ok(indexed)
                }
                (Ok(indexed), live) => Ok(merge(indexed.unwrap_or_default(), live?)),
                (Err(_), Ok(Some(live))) => Ok(live),
                (Err(error), _) => Err(error),
            }
        };
        self.gateway
            .shared(CONNECTION, device.as_str(), read(self.clone()))
            .await
    }
}

/// The broker's word counts; the index adds what the broker leaves out of the same state.
fn merge(indexed: Connection, live: Option<Connection>) -> Connection {
    let Some(live) = live else {
        return indexed;
    };
    let same = indexed.connected == live.connected;
    Connection {
        connected: live.connected,
        client: live.client.or(indexed.client),
        since: live.since.or(indexed.since.filter(|_| same)),
        ended: live.ended.or(indexed.ended),
        source: live.source.or(indexed.source.filter(|_| same)),
        keep_alive: live.keep_alive.or(indexed.keep_alive),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Timestamp;

    fn indexed() -> Connection {
        Connection {
            connected: true,
            client: Some("pump-117".to_owned()),
            since: Some(Timestamp(1_000)),
            ended: Some("CONNECTION_LOST".to_owned()),
            source: Some("203.0.113.9:50123".to_owned()),
            keep_alive: Some(60),
        }
    }

    #[test]
    fn a_session_that_the_broker_does_not_know_is_as_the_index_has_it() {
        assert_eq!(merge(indexed(), None), indexed());
    }

    #[test]
    fn the_index_fills_what_the_broker_leaves_out() {
        let live = Connection {
            connected: true,
            client: Some("pump-117".to_owned()),
            ..Connection::default()
        };
        assert_eq!(merge(indexed(), Some(live)), indexed());
    }

    #[test]
    fn a_session_that_ended_since_keeps_nothing_of_the_one_that_was() {
        let live = Connection {
            connected: false,
            since: Some(Timestamp(5_000)),
            ended: Some("API_INITIATED_DISCONNECT".to_owned()),
            ..Connection::default()
        };
        assert_eq!(
            merge(indexed(), Some(live)),
            Connection {
                connected: false,
                client: Some("pump-117".to_owned()),
                since: Some(Timestamp(5_000)),
                ended: Some("API_INITIATED_DISCONNECT".to_owned()),
                source: None,
                keep_alive: Some(60),
            }
        );
    }
}
