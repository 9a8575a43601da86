/// `none`, `1 job`, `3 jobs`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => "none".to_owned(),
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    }
}
