//! A runbook: the content of a document of type Automation, schema 0.3.

mod content;
mod error;
mod parameter;
mod parse;
mod read;
mod step;

pub(crate) use content::{Format, parse, written_as};
pub(crate) use error::ContentError;
pub(crate) use parameter::Parameter;
pub(crate) use read::Runbook;
pub(crate) use step::{Action, Afterwards, OutputOf, Step};
