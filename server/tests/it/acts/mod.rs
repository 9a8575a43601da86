//! What people do, through the server and to the account.

mod conflicts;
mod each;
mod evidence;
mod hostile;
mod notes;
