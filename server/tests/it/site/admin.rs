use serde_json::Value;
use simulator::ADMIN_ACCESS_KEY;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Somebody else who works on the account's fleet: with everything allowed, and not through the console.
#[derive(Clone, Debug)]
pub struct Admin {
    address: String,
}

impl Admin {
    pub fn at(endpoint: &str) -> Self {
        Self {
            address: endpoint.replace("http://", ""),
        }
    }

    /// One call of IoT's control plane that must succeed.
    pub async fn iot(&self, method: &str, path: &str, body: Value) -> Value {
        self.send(method, path, ("x-nothing", ""), body).await
    }

    /// One without a body, and with a member of the request in a header.
    pub async fn with_header(&self, method: &str, path: &str, header: (&str, &str)) -> Value {
        self.send(method, path, header, Value::Null).await
    }

    async fn send(&self, method: &str, path: &str, (name, value): (&str, &str), body: Value) -> Value {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {0}\r\nconnection: close\r\n{name}: {value}\r\ncontent-type: application/json\r\n\
             content-length: {1}\r\nauthorization: AWS4-HMAC-SHA256 \
             Credential={ADMIN_ACCESS_KEY}/20260301/eu-central-1/iot/aws4_request, SignedHeaders=host, \
             Signature=00\r\n\r\n{body}",
            self.address,
            body.len(),
        );
        let mut stream = TcpStream::connect(&self.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).await.unwrap();
        let (head, body) = reply.split_once("\r\n\r\n").unwrap();
        assert!(head.contains(" 200 "), "{method} {path}: {head} {body}");
        serde_json::from_str(body).unwrap_or_default()
    }
}
