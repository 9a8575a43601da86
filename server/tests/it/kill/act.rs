//! An act of its own type, and its test.

/// `act!(test, Name, wanted, prepare, act)`: the closures take the console and the try.
macro_rules! act {
    ($test:ident, $name:ident, $wanted:expr, $act:expr) => {
        $crate::kill::act::act!(
            $test,
            $name,
            $wanted,
            async |_: &::response::Console, _: &$crate::kill::tries::Try| {},
            $act
        );
    };
    ($test:ident, $name:ident, $wanted:expr, $prepare:expr, $act:expr) => {
        struct $name;

        impl $crate::kill::tries::Acting for $name {
            const NAME: &'static str = stringify!($name);
            const WANTED: $crate::kill::tries::Wanted = $wanted;

            async fn prepare(console: &::response::Console, one: &$crate::kill::tries::Try) {
                let prepare = $prepare;
                prepare(console, one).await;
            }

            async fn act(
                console: &::response::Console,
                one: &$crate::kill::tries::Try,
            ) -> Result<::domain::view::Done, ::response::ResponseError> {
                let act = $act;
                act(console, one).await
            }
        }

        #[tokio::test]
        async fn $test() {
            $crate::kill::tries::at_every_step::<$name>().await;
        }
    };
}

pub(super) use act;
