//! The page of one device.

mod device_page;

pub use device_page::DevicePage;
