use crate::world::{World, note};
use domain::chain::{BrokenChain, GENESIS, Link, payload, sha256, verify, verify_links};
use domain::entry::{Body, Entry};

fn chain() -> Vec<Entry> {
    let mut world = World::default();
    for n in 0..5 {
        world.act("Responder S", n, note(&format!("note {n}")));
    }
    world.entries
}

#[test]
fn an_untouched_chain_ends_with_its_last_hash() {
    let entries = chain();
    assert_eq!(verify(&entries), Ok(entries[4].hash.clone()));
    assert_eq!(verify(&[]), Ok(GENESIS.to_owned()));
}

#[test]
fn whatever_is_altered_shows_at_its_place() {
    let alterations: [fn(&mut Entry); 6] = [
        |entry| entry.entry.at = entry.entry.at.plus(1),
        |entry| entry.entry.who = crate::world::person("Lead M"),
        |entry| entry.entry.body = Body::Act(note("note 9")),
        |entry| entry.entry.id = crate::world::uuid(9).parse().unwrap(),
        |entry| entry.entry.chain = domain::entry::ChainId::Console,
        |entry| entry.hash = "0".repeat(64),
    ];
    for alter in alterations {
        let mut entries = chain();
        alter(&mut entries[2]);
        assert_eq!(verify(&entries), Err(BrokenChain::Altered { seq: 3 }));
    }
}

#[test]
fn a_removed_a_doubled_and_a_swapped_entry_show() {
    let mut removed = chain();
    removed.remove(1);
    assert_eq!(
        verify(&removed),
        Err(BrokenChain::Gap {
            expected: 2,
            found: 3
        })
    );
    let mut renumbered = removed;
    renumbered
        .iter_mut()
        .zip(1..)
        .for_each(|(entry, seq)| entry.seq = seq);
    assert_eq!(verify(&renumbered), Err(BrokenChain::Altered { seq: 2 }));
    let mut doubled = chain();
    doubled.insert(1, doubled[0].clone());
    assert_eq!(
        verify(&doubled),
        Err(BrokenChain::Gap {
            expected: 2,
            found: 1
        })
    );
    let mut swapped = chain();
    swapped.swap(1, 2);
    (swapped[1].seq, swapped[2].seq) = (2, 3);
    assert_eq!(verify(&swapped), Err(BrokenChain::Altered { seq: 2 }));
}

#[test]
fn the_end_cut_off_shows_against_an_outside_anchor_only() {
    let entries = chain();
    assert_ne!(verify(&entries[..4]), verify(&entries));
}

/// What a database keeps of entries beside their payloads.
fn stored(entries: &[Entry]) -> Vec<(u64, String, i64, String, String, String)> {
    let mut before = GENESIS.to_owned();
    let links = entries.iter().map(|entry| {
        let payload_hash = sha256(&payload(&entry.entry).unwrap());
        let link = (
            entry.seq,
            entry.entry.id.to_string(),
            entry.entry.at.0,
            payload_hash,
            before.clone(),
            entry.hash.clone(),
        );
        before.clone_from(&entry.hash);
        link
    });
    links.collect()
}

fn check(
    entries: &[Entry],
    links: &[(u64, String, i64, String, String, String)],
) -> Result<String, BrokenChain> {
    let chain = entries[0].entry.chain.to_string();
    verify_links(links.iter().map(|(seq, id, at, payload_hash, before, hash)| {
        let link = Link {
            chain: &chain,
            seq: *seq,
            id,
            at: *at,
            payload_hash,
            before,
        };
        (link, hash.as_str())
    }))
}

#[test]
fn links_hold_without_payloads_so_one_can_be_erased() {
    let entries = chain();
    assert_eq!(check(&entries, &stored(&entries)), verify(&entries));
}

#[test]
fn links_show_an_altered_payload_hash_a_gap_and_another_past() {
    let entries = chain();
    let mut altered = stored(&entries);
    altered[1].3 = sha256("another payload");
    assert_eq!(check(&entries, &altered), Err(BrokenChain::Altered { seq: 2 }));
    let mut removed = stored(&entries);
    removed.remove(3);
    assert_eq!(
        check(&entries, &removed),
        Err(BrokenChain::Gap {
            expected: 4,
            found: 5
        })
    );
    let mut grafted = stored(&entries);
    grafted[0].4 = sha256("another past");
    assert_eq!(check(&entries, &grafted), Err(BrokenChain::Altered { seq: 1 }));
}

#[test]
fn a_link_taken_out_shows_although_the_rest_was_numbered_and_hashed_anew() {
    let entries = chain();
    let name = entries[0].entry.chain.to_string();
    let mut links = stored(&entries);
    links.remove(1);
    for (seq, link) in (1..).zip(&mut links) {
        let (_, id, at, payload_hash, before, _) = link.clone();
        let anew = Link {
            chain: &name,
            seq,
            id: &id,
            at,
            payload_hash: &payload_hash,
            before: &before,
        };
        (link.0, link.5) = (seq, anew.hash());
    }
    assert_eq!(check(&entries, &links), Err(BrokenChain::Altered { seq: 2 }));
}

#[test]
fn two_links_whose_parts_read_alike_when_joined_have_two_hashes() {
    let link = |chain, id| Link {
        chain,
        seq: 1,
        id,
        at: 0,
        payload_hash: "p",
        before: GENESIS,
    };
    assert_ne!(link("ab", "c").hash(), link("a", "bc").hash());
}
