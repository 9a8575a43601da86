//! An endpoint that knows nothing: it keeps what it is asked, and answers what a test wants.

use crate::bench::gateway;
use aws::{Account, AwsSettings, Credentials, IncidentManager, Iot};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

const IDENTITY: &str = "<GetCallerIdentityResponse><GetCallerIdentityResult>\
    <Arn>arn:aws:iam::111122223333:user/x</Arn><UserId>X</UserId><Account>111122223333</Account>\
    </GetCallerIdentityResult></GetCallerIdentityResponse>";

pub struct Endpoint {
    pub store: IncidentManager,
    pub fleet: Iot,
    bodies: Arc<Mutex<Vec<String>>>,
}

impl Endpoint {
    /// Says who calls, and answers everything else with `status` and `body`.
    pub async fn answering(status: u16, body: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let settings = AwsSettings {
            endpoint_url: Some(format!("http://{}", listener.local_addr().unwrap())),
            credentials: Credentials::Static {
                access_key: "AKIATEST".to_owned(),
                secret_key: "any".into(),
            },
            gateway: gateway(),
            ..AwsSettings::new("eu-central-1".parse().unwrap())
        };
        let bodies = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&bodies);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that gives up is no matter of this endpoint's.
                drop(answer(stream, status, body, &kept).await);
            }
        });
        let account = Account::connect(settings).await.unwrap();
        let store = account.incident_manager();
        let fleet = account.iot();
        Self { store, fleet, bodies }
    }

    /// The body of the last request, but not of the one that asked who calls.
    pub fn last_body(&self) -> String {
        self.bodies.lock().unwrap().last().cloned().unwrap_or_default()
    }
}

async fn answer(
    stream: TcpStream,
    status: u16,
    body: &str,
    kept: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let (mut line, mut length, mut asks_who) = (String::new(), 0, false);
    while stream.read_line(&mut line).await? > 2 {
        asks_who |= line.contains("/sts/aws4_request");
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        line.clear();
    }
    let mut request = vec![0; length];
    stream.read_exact(&mut request).await?;
    if !asks_who {
        kept.lock().unwrap().push(String::from_utf8(request).unwrap());
    }
    let (status, body) = if asks_who { (200, IDENTITY) } else { (status, body) };
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(format!("{head}{body}").as_bytes()).await
}
