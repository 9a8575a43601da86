//! AWS IoT as a fleet of devices: Core's registry, policies and connections, Device Defender's violations, Secure
//! Tunneling. One file per operation; `connection`, `certificates` and `groups` put several together.

mod adapter;
mod add_to_group;
mod attached_policies;
mod behaviour;
mod certificates;
mod close_tunnel;
mod connection;
mod convert;
mod cut_connection;
mod data_endpoint;
mod describe_certificate;
mod describe_group;
mod describe_tunnel;
mod effective_policies;
mod fleet;
mod get_connection;
mod group;
mod groups;
mod jobs;
mod kept;
mod metric;
mod named_shadows;
mod names;
mod open_tunnel;
mod policy;
mod remove_from_group;
mod retained;
mod rotate_tunnel;
mod set_certificate;
mod shadow;
mod shared_with;
mod subscriptions;
mod thing;
mod thing_connectivity;
mod tunnels;
mod verdicts;
mod verify_violation;
mod violation_events;
mod violations;
mod words;

pub use adapter::Iot;
