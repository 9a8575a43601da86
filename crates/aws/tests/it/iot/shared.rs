use super::devices::Devices;
use crate::fleet::{certificates, fleet_checks, groups, jobs, shadows, things};

macro_rules! tests {
    ($($module:ident::$name:ident),* $(,)?) => {
        $(
            #[tokio::test]
            async fn $name() {
                let devices = Devices::new().await;
                $module::$name(devices.world).await;
                devices.running.shutdown().await;
            }
        )*
    };
}

fleet_checks!(tests);
