use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

/// What is logged.
#[derive(clap::Args, Clone, Debug)]
pub struct LogArgs {
    /// What is logged: a level (`off`, `error`, `warn`, `info`, `debug`, `trace`), or several of `part=level`, separated by
    /// commas, each for a part of the server or of what it is made of.
    #[arg(
        long = "log",
        env = "LAZARET_LOG",
        default_value = "info,hyper=warn,sqlx=warn,tower_http=warn",
        value_parser = filter
    )]
    pub filter: String,
    /// Log lines as JSON.
    #[arg(long = "log-json", env = "LAZARET_LOG_JSON")]
    pub json: bool,
}

/// A filter that says what somebody meant by it: a word alone that is no level would be a part, and nothing else be logged.
fn filter(text: &str) -> Result<String, String> {
    let wrong = |why: String| format!("{why}; write a level such as info, or pairs such as info,hyper=warn");
    let words = text.split(',').map(str::trim);
    for word in words.filter(|word| !word.is_empty() && !word.contains(['=', '[', ']'])) {
        if word.parse::<LevelFilter>().is_err() {
            return Err(wrong(format!("{word} is no level")));
        }
    }
    EnvFilter::try_new(text)
        .map(|_| text.to_owned())
        .map_err(|error| wrong(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::filter;

    #[test]
    fn a_filter_that_cannot_be_meant_is_refused() {
        for right in [
            "info",
            "off",
            "info,hyper=warn,sqlx=warn,tower_http=warn",
            "warn,server=debug",
            "debug,[aws]=trace",
        ] {
            assert_eq!(filter(right), Ok(right.to_owned()));
        }
        for wrong in ["inof", "info,hyper=wran", "warn,servr"] {
            assert!(filter(wrong).is_err(), "{wrong}");
        }
    }
}
