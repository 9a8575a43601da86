mod failures;
mod reading;
mod related;
mod repeats;
mod sharing;
mod timeline;
mod writing;
