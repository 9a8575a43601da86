//! The suite, run against each back-end. A test that isn't named here is dead code, which the compiler tells.

use async_trait::async_trait;
use journal::SqliteJournal;
use response::ports::Journal;
use std::sync::Arc;

/// A database that can be opened again and again; each one is empty at first.
#[async_trait]
pub(crate) trait Backend: Send + Sync {
    async fn open(&self) -> Arc<dyn Journal>;
}

struct Sqlite(tempfile::TempDir);

#[async_trait]
impl Backend for Sqlite {
    async fn open(&self) -> Arc<dyn Journal> {
        Arc::new(
            SqliteJournal::open(&self.0.path().join("journal.db"))
                .await
                .unwrap(),
        )
    }
}

macro_rules! conformance {
    ($backend:expr; $($module:ident: $($test:ident),+ $(,)?;)+) => {
        $(mod $module {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                crate::suite::$module::$test(&$backend).await;
            })+
        })+
    };
}

conformance! {
    super::Sqlite(tempfile::tempdir().unwrap());
    record:
        an_entry_is_read_back_as_it_was_handed_in,
        a_double_submit_is_one_entry,
        twenty_submits_of_one_form_at_once_are_one_entry,
        the_same_id_with_another_content_is_refused_and_leaves_nothing,
        a_thousand_entries_verify_before_and_after_reopening,
        entries_are_given_from_a_place_on,
        each_chain_counts_by_itself,
        appends_from_twenty_tasks_are_all_in_one_valid_chain,
        an_act_on_the_store_is_open_until_its_outcome;
    courses:
        an_order_and_its_act_are_written_together,
        of_one_device_one_order_counts,
        of_twenty_orders_at_once_one_counts,
        a_thousand_orders_are_begun_in_one_commit_or_told_one_by_one,
        who_read_an_older_revision_writes_nothing,
        orders_are_due_by_their_time_until_they_end,
        an_act_under_an_id_that_says_something_else_is_refused;
    devices:
        how_a_device_was_then_stays_while_now_moves_on,
        a_violation_event_is_kept_once,
        answers_are_those_given_last,
        answers_that_somebody_gave_meanwhile_are_not_overwritten,
        answers_are_saved_with_their_entries_or_not_at_all,
        a_device_leads_to_its_incidents;
    engagements:
        engagements_come_back_as_they_were_read_last,
        a_contact_read_earlier_never_replaces_one_read_later,
        a_list_tells_whom_an_open_incident_escalates_to;
    runbooks:
        an_execution_differs_once_and_comes_back_latest_first,
        a_list_tells_the_step_that_times_out_first,
        a_document_is_kept_by_its_version,
        a_record_keeps_which_runbooks_it_started;
    mirror:
        an_entry_is_due_in_the_commit_that_holds_it,
        an_entry_of_a_time_to_come_holds_nothing_back,
        nothing_overtakes_an_entry_that_waits,
        what_was_sent_or_refused_is_never_due_again,
        the_oldest_are_due_first,
        one_event_may_tell_several_entries,
        a_deleted_event_takes_its_mirror_with_it_until_it_is_seen_again,
        an_event_deleted_before_it_was_copied_takes_its_mirror_with_it;
    copy:
        an_incident_known_from_a_list_has_what_the_list_told,
        each_of_the_two_lists_is_as_old_as_its_own_reading,
        a_list_tells_which_incidents_are_new_or_differ,
        an_older_reading_never_replaces_a_newer_one,
        a_record_differs_once,
        related_items_differ_by_content_and_not_by_order,
        a_failure_keeps_the_time_of_the_last_success,
        the_open_incidents_are_those_of_the_copy,
        what_only_a_list_told_of_is_read_once_newest_first,
        what_came_before_the_record_is_listed_with_it,
        a_deleted_incident_is_kept_and_listed_as_closed_until_a_list_has_it_again;
    events:
        only_bodies_that_are_missing_or_changed_are_asked_for,
        events_come_back_as_they_were_saved_oldest_first,
        a_body_read_late_never_replaces_a_newer_one,
        an_event_the_store_no_longer_has_stays_and_is_marked;
    list:
        a_thousand_incidents_are_each_seen_once_while_others_come_in,
        a_last_row_that_is_resolved_meanwhile_hides_no_open_one,
        open_incidents_come_first_and_newest_first,
        incidents_of_one_moment_are_each_seen_once,
        each_facet_counts_what_the_others_leave,
        a_row_shows_what_record_items_and_state_say,
        mine_agrees_with_whom_an_incident_waits_for,
        a_quarantine_that_asks_for_somebody_is_among_what_waits_on_them,
        a_quarantine_asks_also_after_its_incident;
    held:
        a_row_says_how_the_worst_of_its_devices_is_held,
        a_row_follows_the_orders_about_its_devices,
        a_row_says_that_a_device_is_in_the_group_though_nobody_asked_for_it_here,
        an_order_from_before_the_incident_counts_only_while_it_is_in_force,
        how_far_devices_are_held_is_a_facet_like_the_others;
    search:
        every_word_must_occur_in_title_device_plan_or_person,
        characters_of_query_languages_are_only_characters,
        upper_and_lower_case_are_alike_in_every_alphabet,
        a_renamed_incident_is_found_by_its_new_name_only;
    people:
        a_draft_survives_reopening_and_an_empty_one_is_gone,
        drafts_belong_to_one_person_and_one_scope,
        a_look_tells_the_look_before;
    leases:
        a_lease_is_held_by_one_owner_until_it_ends,
        of_twenty_owners_at_once_one_gets_the_lease;
    sessions:
        a_session_comes_back_as_it_was_saved,
        a_taken_key_is_not_created_again,
        sessions_are_listed_by_person_until_they_expire,
        expired_sessions_are_removed_and_others_stay;
}
