//! What the adapter of AWS IoT must do at any endpoint that speaks IoT: run against the simulator by `cargo test`, and
//! against moto by `tests/moto/run.sh`.

pub mod certificates;
pub mod groups;
pub mod jobs;
pub mod shadows;
pub mod things;
pub mod world;

/// Hands the list of all checks to a macro: `module::name`, each a function that takes a [`world::World`].
macro_rules! fleet_checks {
    ($run:ident) => {
        $run! {
            things::a_thing_is_read_with_every_member,
            things::a_thing_that_is_not_there_is_none_and_has_nothing,
            things::a_name_that_no_thing_can_have_is_not_asked_for,
            groups::a_thing_is_put_into_groups_and_taken_out_however_often,
            groups::a_group_is_read_with_its_policies_and_those_above_it,
            groups::a_group_that_is_not_there_is_none_and_takes_nobody_in,
            groups::a_dynamic_group_is_told_from_the_others_and_gives_way_at_the_limit,
            certificates::a_certificate_is_read_with_every_member,
            certificates::a_certificate_is_deactivated_and_activated_however_often,
            certificates::a_certificate_that_many_share_is_told_with_five_hundred_of_them,
            certificates::a_certificate_that_is_not_there_can_not_be_deactivated,
            jobs::a_job_is_read_with_every_member,
            jobs::no_more_than_fifty_jobs_are_told,
            shadows::a_shadow_is_read_with_its_version_and_the_names_of_the_others,
            shadows::a_thing_with_named_shadows_alone_has_no_document,
        }
    };
}
pub(crate) use fleet_checks;
