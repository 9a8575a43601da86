//! Signing in and out, against a certified provider over HTTP.

mod anonymous;
mod backchannel;
mod browser;
mod cookie;
mod discovery;
mod forged;
mod in_place;
mod logout;
mod provider;
mod sessions;
mod sign_in;
mod world;
