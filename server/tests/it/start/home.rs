use super::demo;
use journal::{Home, SqliteJournal};
use std::path::Path;

async fn belongs(folder: &Path, account: &str, region: &str) {
    let journal = SqliteJournal::open(&folder.join("journal.sqlite")).await.unwrap();
    let home = Home {
        account: account.parse().unwrap(),
        region: region.parse().unwrap(),
        principal: "arn:aws:sts::444455556666:assumed-role/Lazaret/console".into(),
    };
    assert_eq!(journal.keep_home(&home).await.unwrap(), home);
    journal.close().await;
}

#[tokio::test]
async fn the_record_of_another_account_or_region_is_refused_by_a_sentence_that_names_both() {
    for (account, region) in [("444455556666", "eu-central-1"), ("111122223333", "eu-west-1")] {
        let folder = tempfile::tempdir().unwrap();
        belongs(folder.path(), account, region).await;
        let refused = Box::pin(server::start(demo(folder.path()), None)).await;
        let told = refused.unwrap_err().to_string();
        let both = [
            format!("account {account} in {region},"),
            "account 111122223333 in eu-central-1:".to_owned(),
            "LAZARET_DATA".to_owned(),
        ];
        for part in both {
            assert!(told.contains(&part), "{told}");
        }
    }
}

#[tokio::test]
async fn a_record_is_taken_up_again_in_its_own_account() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let running = Box::pin(server::start(demo(folder.path()), None)).await.unwrap();
        running.stop().await;
    }
}
