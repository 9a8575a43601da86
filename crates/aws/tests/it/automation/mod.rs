mod acts;
mod failures;
mod reading;
mod runbooks;
