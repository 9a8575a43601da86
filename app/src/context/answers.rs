//! What the response says besides its body: status, and where the browser goes on.

use crate::error::AppError;
use crate::paths;
use http::header::{ACCEPT, HeaderValue, LOCATION};
use http::request::Parts;
use http::{Method, StatusCode};
use leptos::prelude::*;
use leptos::server_fn::error::ServerFnUrlError;
use leptos_axum::ResponseOptions;

/// Sets the response's status.
pub fn set_status(status: u16) {
    if let (Some(options), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        options.set_status(status);
    }
}

/// Sends the reader on to a path of our own once the act is done; any other path is left alone.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place, which lets only own paths through"
)]
pub fn go_to(path: &str) {
    if paths::is_own(path) {
        leptos_axum::redirect(path);
    }
}

/// Gives the response of a server function the error's status. A form sent without scripts is answered by a
/// redirect, and a page decides on its status itself.
pub fn told(error: AppError) -> AppError {
    if is_call() {
        set_status(error.status());
    }
    error
}

/// What a request is answered whose body no form of ours sends. `why` is what serde said, which names the field where
/// it can.
pub fn malformed(why: &str) -> AppError {
    if is_call() {
        set_status(400);
    }
    let field = why.split('`').nth(1).filter(|_| why.contains("field `"));
    AppError::Invalid {
        field: field.unwrap_or("Form").to_owned(),
        reason: format!("The form is not as the console expects it: {why}."),
    }
}

fn is_call() -> bool {
    use_context::<Parts>().is_some_and(|parts| parts.method == Method::POST && !is_plain_form(&parts))
}

/// Sends a form that was refused and that came without scripts back to `page`, whose query holds what was typed.
pub fn or_back<T>(result: Result<T, AppError>, page: &str) -> Result<T, AppError> {
    result.map_err(|error| {
        let parts = use_context::<Parts>().filter(is_plain_form);
        if let (Some(parts), Some(options)) = (parts, use_context::<ResponseOptions>())
            && let Some(location) = with_error(page, parts.uri.path(), &error)
        {
            options.insert_header(LOCATION, location);
        }
        told(error)
    })
}

/// `page` with the error of the server function at `path` in its query, where the form's action finds it.
fn with_error(page: &str, path: &str, error: &AppError) -> Option<HeaderValue> {
    const ORIGIN: &str = "http://own";
    let own = Some(page).filter(|page| paths::is_own(page))?;
    let whole = ServerFnUrlError::new(path, error.clone())
        .to_url(&format!("{ORIGIN}{own}"))
        .ok()?;
    HeaderValue::from_str(whole.as_str().strip_prefix(ORIGIN)?).ok()
}

fn is_plain_form(parts: &Parts) -> bool {
    let accept = parts.headers.get(ACCEPT).and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use http::Request;
    use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};

    fn answer(method: Method, accept: &str, act: impl FnOnce()) -> ResponseOptions {
        let request = Request::builder()
            .method(method)
            .uri("/api/incidents/start")
            .header(ACCEPT, accept);
        let options = ResponseOptions::default();
        Owner::new().with(|| {
            provide_context(request.body(()).unwrap().into_parts().0);
            provide_context(options.clone());
            act();
        });
        options
    }

    fn status(options: &ResponseOptions) -> Option<u16> {
        options.0.read().unwrap().status.map(|status| status.as_u16())
    }

    fn location(options: &ResponseOptions) -> Option<String> {
        options
            .0
            .read()
            .unwrap()
            .headers
            .get(LOCATION)
            .map(|at| at.to_str().unwrap().to_owned())
    }

    #[test]
    fn a_call_gets_the_errors_status_and_a_plain_form_keeps_its_redirect() {
        let refuse = || drop(told(AppError::SignedOut));
        assert_eq!(
            status(&answer(Method::POST, "application/json", refuse)),
            Some(401)
        );
        assert_eq!(status(&answer(Method::POST, "text/html", refuse)), None);
        assert_eq!(status(&answer(Method::GET, "text/html", refuse)), None);
    }

    #[test]
    fn a_refused_plain_form_goes_back_with_its_error_and_what_was_typed() {
        let refuse = || {
            let refused = or_back::<()>(Err(AppError::NotFound), "/incidents/new?title=a%20b");
            assert_eq!(refused, Err(AppError::NotFound));
        };
        let at = location(&answer(Method::POST, "text/html", refuse)).unwrap();
        assert!(
            at.starts_with("/incidents/new?title=a%20b&__path=%2Fapi%2Fincidents%2Fstart&__err="),
            "{at}"
        );
        assert_eq!(location(&answer(Method::POST, "application/json", refuse)), None);
    }

    #[test]
    fn a_fault_of_the_framework_is_told_by_a_reference_and_not_in_its_words() {
        let fault = ServerFnErrorErr::ServerError("a path of this machine".to_owned());
        let AppError::Internal { reference } = AppError::from_server_fn_error(fault) else {
            panic!("another error")
        };
        assert_eq!(reference.len(), 12, "{reference}");
        assert!(
            reference.bytes().all(|byte| byte.is_ascii_hexdigit()),
            "{reference}"
        );
    }

    #[test]
    fn nobody_is_sent_to_another_origin() {
        for path in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a\r\nb",
        ] {
            let go = || go_to(path);
            assert_eq!(location(&answer(Method::POST, "text/html", go)), None, "{path}");
            let back = || drop(or_back::<()>(Err(AppError::NotFound), path));
            assert_eq!(location(&answer(Method::POST, "text/html", back)), None, "{path}");
        }
        let go = || go_to("/incidents/new");
        assert_eq!(
            location(&answer(Method::POST, "text/html", go)).unwrap(),
            "/incidents/new"
        );
    }
}
