//! A stack: the resources of a `CloudFormation` template, made in the account as `CloudFormation` makes them.
//!
//! The template comes as JSON without SAM's own types (`tools/infra/translate.py` puts AWS's in their place). Intrinsic functions
//! and conditions are evaluated here, resources are made in the order in which they refer to each other, by the operations
//! that `CloudFormation` calls. A type or a property that isn't known is refused: passing over it would show a deployment that
//! AWS wouldn't make. Authority: `CloudFormation` User Guide, "Template reference".

mod error;
mod evaluate;
mod iam;
mod iot;
mod kept;
mod lambda;
mod maker;
mod messaging;
mod spelling;
mod systems_manager;
mod template;
mod types;

pub use error::StackError;
pub(crate) use maker::make;
pub use template::Stack;
