//! Who is paged: what is read of it, what people do about it, and what AWS is found to be like when an answer was lost.

mod accept;
mod engage;
mod faults;
mod follow;
mod pane;
mod settle;
mod stop;
