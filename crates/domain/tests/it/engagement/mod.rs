//! Who is paged: escalation, what a page shows of it, the NEXT line, events of our own doing.

mod causes;
mod next;
mod paging;
mod turns;
mod view;
