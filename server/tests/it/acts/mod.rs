//! What people do, through the server and to the account.

mod bench;
mod conflicts;
mod control;
mod each;
mod erase;
mod evidence;
mod hang_up;
mod hostile;
mod malformed;
mod notes;
mod reused;
mod uploads;
