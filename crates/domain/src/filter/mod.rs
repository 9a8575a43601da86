//! The timeline's filter language.
