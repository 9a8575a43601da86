use crate::world::{World, note};
use domain::chain::{BrokenChain, GENESIS, Link, payload, sha256, verify};
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

/// The chain with its second payload erased.
fn erased() -> Vec<Entry> {
    let mut world = World {
        entries: chain(),
        ..World::default()
    };
    let id = world.entries[1].entry.id.clone();
    world.erase(&id);
    world.entries
}

#[test]
fn a_chain_holds_although_a_payload_was_erased_and_also_as_an_exported_file() {
    let entries = erased();
    assert_eq!(verify(&entries), verify(&chain()));
    let lines: Vec<String> = entries
        .iter()
        .map(|one| serde_json::to_string(one).unwrap())
        .collect();
    assert!(!lines[1].contains("note 1"), "{}", lines[1]);
    let read: Vec<Entry> = lines
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(read, entries);
}

#[test]
fn a_tombstone_with_another_hash_and_one_put_elsewhere_show() {
    let mut altered = erased();
    altered[1].entry.body = Body::Erased {
        payload_hash: sha256("another payload"),
    };
    assert_eq!(verify(&altered), Err(BrokenChain::Altered { seq: 2 }));
    let mut moved = erased();
    moved[2].entry.body = moved[1].entry.body.clone();
    assert_eq!(verify(&moved), Err(BrokenChain::Altered { seq: 3 }));
}

#[test]
fn a_link_taken_out_shows_although_its_own_link_was_numbered_and_hashed_anew() {
    let mut entries = chain();
    let before = entries[1].hash.clone();
    entries.remove(1);
    entries[1].seq = 2;
    let name = entries[1].entry.chain.to_string();
    entries[1].hash = Link {
        chain: &name,
        seq: 2,
        id: entries[1].entry.id.as_str(),
        at: entries[1].entry.at.0,
        payload_hash: &sha256(&payload(&entries[1].entry).unwrap()),
        before: &before,
    }
    .hash();
    assert_eq!(verify(&entries), Err(BrokenChain::Altered { seq: 2 }));
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
