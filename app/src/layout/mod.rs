//! The frame around every page: top bar, messages, signing in again in place.

mod act_error;
mod act_form;
mod acts;
pub mod api;
mod attached;
mod bottom_bar;
mod frame;
mod gate;
mod keys_switch;
mod person_menu;
mod search;
mod served_fields;
mod sign_in_again;
mod theme_switch;
mod toasts;
mod top_bar;
mod upload;
mod zone_switch;

pub use act_error::ActError;
pub use act_form::ActForm;
pub use acts::{Act, refused_before, use_act};
pub use bottom_bar::{BottomBar, Tab};
pub use frame::{Page, SkipLink, focus_on_arrival, provide_frame};
pub use gate::{Gate, provide_gate, use_gate};
pub use keys_switch::KeysSwitch;
pub use person_menu::PersonMenu;
pub use search::Search;
pub use served_fields::{ServedFields, forget};
pub use sign_in_again::SignInAgain;
pub use theme_switch::ThemeSwitch;
pub use toasts::{ToastBox, Toasts, provide_toasts, use_toasts};
pub use top_bar::TopBar;
pub use upload::{Answer, Chosen, upload};
pub use zone_switch::ZoneSwitch;
