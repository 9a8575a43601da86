use crate::gateway::Operation;
use response::ports::StoreError;

/// No list is followed further: 100 000 things are not one list, but a mistake on either side.
const PAGE_LIMIT: usize = 1_000;

/// Follows a list's pages to its end. `page` reads the page of a token.
pub(crate) async fn all<T, F, Fut>(operation: Operation, page: F) -> Result<Vec<T>, StoreError>
where
    F: Fn(Option<String>) -> Fut,
    Fut: Future<Output = Result<(Vec<T>, Option<String>), StoreError>>,
{
    first(operation, usize::MAX, page).await
}

/// Follows a list's pages until it has `limit` items or ends.
pub(crate) async fn first<T, F, Fut>(
    operation: Operation,
    limit: usize,
    page: F,
) -> Result<Vec<T>, StoreError>
where
    F: Fn(Option<String>) -> Fut,
    Fut: Future<Output = Result<(Vec<T>, Option<String>), StoreError>>,
{
    let unavailable = |message: &str| StoreError::Unavailable {
        operation: operation.name,
        message: message.to_owned(),
    };
    let mut all = Vec::new();
    let mut token = None;
    for _ in 0..PAGE_LIMIT {
        let (items, next) = page(token.clone()).await?;
        all.extend(items);
        let next = next.filter(|next| !next.is_empty());
        if next.is_none() || all.len() >= limit {
            all.truncate(limit);
            return Ok(all);
        }
        if next == token {
            return Err(unavailable("the list leads to the same page again"));
        }
        token = next;
    }
    Err(unavailable("the list has more than 1000 pages"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use std::cell::Cell;

    const LIST: Operation = Operation::read("ListThings", "things");

    async fn read(page: impl Fn(usize) -> Option<usize>) -> (Result<Vec<usize>, StoreError>, usize) {
        let read = Cell::new(0);
        let result = all(LIST, |token| {
            read.set(read.get() + 1);
            let at = token.map_or(0, |token| token.parse().unwrap());
            let next = page(at).map(|next| next.to_string());
            async move { Ok((vec![at], next)) }
        });
        (result.await, read.get())
    }

    #[tokio::test]
    async fn pages_are_followed_in_order_to_the_end() {
        let (result, read) = read(|at| (at < 3).then_some(at + 1)).await;
        assert_eq!((result.unwrap(), read), (vec![0, 1, 2, 3], 4));
    }

    #[tokio::test]
    async fn no_more_pages_are_read_than_the_items_asked_for_need() {
        let read = Cell::new(0);
        let result = first(LIST, 3, |_| {
            read.set(read.get() + 1);
            let next = read.get().to_string();
            async move { Ok((vec!["x", "y"], Some(next))) }
        });
        assert_eq!(result.await.unwrap(), ["x", "y", "x"]);
        assert_eq!(read.get(), 2);
    }

    #[tokio::test]
    async fn a_page_that_leads_to_itself_is_an_error_not_a_loop() {
        let (result, read) = read(|_| Some(7)).await;
        assert!(result.unwrap_err().to_string().contains("same page"));
        assert_eq!(read, 2);
    }

    #[tokio::test]
    async fn an_endless_list_ends_with_an_error() {
        let (result, read) = read(|at| Some(at + 1)).await;
        assert!(result.unwrap_err().leaves_doubt());
        assert_eq!(read, PAGE_LIMIT);
    }
}
