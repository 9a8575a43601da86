//! Connections whose other side went without a word: a laptop that sleeps, a phone without a signal.

use axum::serve::{Listener, ListenerExt};
use socket2::{SockRef, TcpKeepalive};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};

/// How long what was sent may stay without an answer of the other side's machine. Left alone, Linux sends it again for a quarter
/// of an hour; meanwhile the event stream stands, and whoever slept in counts as somebody who watches the incident.
const UNANSWERED: Duration = Duration::from_secs(40);
/// The same where nothing is sent: after so long the other side's machine is asked whether it is there,
const SILENT: Duration = Duration::from_secs(20);
/// and again after so long.
const ASKED_AGAIN: Duration = Duration::from_secs(10);

/// Ends connections whose other side is gone.
pub(crate) fn watched(listener: TcpListener) -> impl Listener<Io = TcpStream, Addr = SocketAddr> {
    listener.tap_io(|stream| {
        if let Err(error) = watch(stream) {
            tracing::warn!(error = %error, "a connection will not be noticed when its other side is gone");
        }
    })
}

fn watch(stream: &TcpStream) -> std::io::Result<()> {
    let socket = SockRef::from(stream);
    let asks = TcpKeepalive::new().with_time(SILENT).with_interval(ASKED_AGAIN);
    socket.set_tcp_keepalive(&asks)?;
    // Bounds the asking as well (tcp(7)).
    socket.set_tcp_user_timeout(Some(UNANSWERED))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_connection_whose_other_side_is_gone_ends_within_a_minute() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut listener = watched(listener);
        let _browser = TcpStream::connect(address).await.unwrap();
        let (stream, _) = listener.accept().await;
        let socket = SockRef::from(&stream);
        assert!(socket.keepalive().unwrap());
        assert_eq!(socket.tcp_keepalive_time().unwrap(), SILENT);
        assert_eq!(socket.tcp_user_timeout().unwrap(), Some(UNANSWERED));
    }
}
