mod failures;
mod reading;
mod related;
mod repeats;
mod requests;
mod sharing;
mod timeline;
mod writing;
