//! What a start refuses, and what it doesn't wait for.

mod folder;
mod home;
mod taken;

use folder::demo;
