/// Why a stack was not made.
#[derive(Debug, thiserror::Error)]
pub enum StackError {
    /// The template is no template.
    #[error("not a template: {0}")]
    Form(String),
    /// Nothing is known of a resource's type.
    #[error("{resource} is of the type {kind}, which is not simulated")]
    Type {
        /// The resource's name in the template.
        resource: String,
        /// Its type.
        kind: String,
    },
    /// A property is not known.
    #[error("{resource} has {property}, which is not simulated for {kind}")]
    Property {
        /// The resource's name in the template.
        resource: String,
        /// Its type.
        kind: &'static str,
        /// The property.
        property: String,
    },
    /// A property has a value that can't be.
    #[error("{resource}: {problem}")]
    Value {
        /// The resource's name in the template.
        resource: String,
        /// What is wrong.
        problem: String,
    },
    /// A name is neither a parameter's nor a resource's, or the resource has no such attribute.
    #[error("there is no {0}")]
    Unknown(String),
    /// A parameter has no value, or one that it can't have.
    #[error("the parameter {name}: {problem}")]
    Parameter {
        /// The parameter.
        name: String,
        /// What is wrong.
        problem: String,
    },
    /// An intrinsic function isn't known, or is not used as it is defined.
    #[error("{0} is not evaluated")]
    Function(String),
    /// Resources that need each other.
    #[error("{0} needs itself")]
    Circle(String),
    /// AWS refuses to make it.
    #[error("{resource}: {operation} was refused: {message}")]
    Refused {
        /// The resource's name in the template.
        resource: String,
        /// What was called.
        operation: &'static str,
        /// What AWS said.
        message: String,
    },
}
