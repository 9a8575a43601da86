use crate::ui::Icon;
use domain::evidence::EvidenceFile;
use leptos::prelude::*;

/// A file of evidence: a link that downloads it, its size and its hash.
#[component]
pub fn Evidence(
    /// The incident, as addresses name it.
    incident: String,
    /// The file.
    file: EvidenceFile,
) -> impl IntoView {
    let EvidenceFile { sha256, name, size } = file;
    let short = format!(
        "{}…{}",
        sha256.get(..4).unwrap_or_default(),
        sha256.get(60..).unwrap_or_default()
    );
    view! {
        <ul class="evidence">
            <li>
                <Icon name="file" />
                <a href=format!("/evidence/{incident}/{sha256}") download=name.clone() rel="external">
                    {name.clone()}
                </a>
                <span>{bytes_text(size)}</span>
                <span class="mono" title=format!("SHA-256 {sha256}")>
                    {format!("sha256 {short}")}
                </span>
            </li>
        </ul>
    }
}

/// `812 B`, `4.2 MB`.
fn bytes_text(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{}.{} kB", bytes / 1_000, bytes % 1_000 / 100),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::bytes_text;

    #[test]
    fn sizes_have_units() {
        assert_eq!(bytes_text(812), "812 B");
        assert_eq!(bytes_text(4_250_000), "4.2 MB");
        assert_eq!(bytes_text(1_099), "1.0 kB");
    }
}
