use clap::Parser;
use server::Config;
use std::path::Path;

/// The pretend account, with its record in `folder`.
pub(super) fn demo(folder: &Path) -> Config {
    let config = Config::try_parse_from([
        "server",
        "--demo",
        "--simulator-empty",
        "--issuer=http://127.0.0.1:9",
        "--listen=127.0.0.1:0",
        &format!("--data={}", folder.display()),
        &format!("--site-root={}", folder.display()),
    ]);
    config.unwrap()
}
