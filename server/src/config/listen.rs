use std::net::SocketAddr;

/// Where the server listens, and the address browsers know it by.
#[derive(clap::Args, Clone, Debug)]
pub struct Listen {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long = "listen", env = "LAZARET_LISTEN", default_value = "127.0.0.1:3000")]
    pub address: SocketAddr,
    /// The console's address in browsers, such as `https://lazaret.example`. Left out, it is `http://` and the
    /// address listened on, which only browsers on this machine can sign in to.
    #[arg(long, env = "LAZARET_PUBLIC_URL", value_parser = public_url)]
    pub public_url: Option<String>,
}

fn public_url(text: &str) -> Result<String, String> {
    let text = text.trim_end_matches('/');
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', ' ', '@']) => Ok(text.to_owned()),
        _ => Err("must be https:// (or http:// on this machine) and a host, without a path".into()),
    }
}

impl Listen {
    /// The console's address in browsers, given the address that was bound.
    pub fn public_url(&self, bound: SocketAddr) -> String {
        self.public_url
            .clone()
            .unwrap_or_else(|| format!("http://{bound}"))
    }
}

#[cfg(test)]
mod tests {
    use super::public_url;

    #[test]
    fn a_public_url_has_no_path_and_no_user() {
        assert_eq!(
            public_url("https://lazaret.example/"),
            Ok("https://lazaret.example".into())
        );
        for wrong in [
            "lazaret.example",
            "ftp://a",
            "https://",
            "https://a/b",
            "https://u@a",
            "https://a b",
        ] {
            assert!(public_url(wrong).is_err(), "{wrong}");
        }
    }
}
