use crate::site::{Pretend, Site, certificate, registry_answers};
use async_trait::async_trait;
use domain::actor::{Actor, Who};
use domain::containment::Answers;
use domain::ids::DeviceName;
use domain::readiness::{
    CertificateUse, Found, Indexing, LogLevel, Logging, Needed, Permission, PlanSetup, ReadinessLine,
    ReadinessView, Replica, Replication, SecurityProfile, Training,
};
use domain::rights::{Rights, Role};
use response::Console;
use response::ports::{Preparation, StoreError};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

type Answer<T> = Result<T, StoreError>;

/// An account in memory, set up as it should be until a test says otherwise.
#[derive(Debug, Default)]
pub struct Setup(Mutex<Inner>);

#[derive(Debug, Default)]
pub struct Inner {
    pub devices: Vec<DeviceName>,
    pub connected: Vec<DeviceName>,
    pub certificates: Vec<(CertificateUse, Vec<DeviceName>)>,
    /// Operations that fail.
    pub failing: BTreeMap<&'static str, StoreError>,
    pub calls: Vec<&'static str>,
}

impl Setup {
    pub fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap()
    }

    fn call(&self, operation: &'static str) -> Answer<MutexGuard<'_, Inner>> {
        let mut inner = self.inner();
        inner.calls.push(operation);
        match inner.failing.get(operation) {
            Some(error) => Err(error.clone()),
            None => Ok(inner),
        }
    }

    /// So many certificates, of which each is used by one thing.
    pub fn certificates(&self, count: usize) {
        let one = |n: usize| {
            let id = certificate(n);
            let arn = format!("arn:aws:iot:eu-central-1:111122223333:cert/{id}");
            (
                CertificateUse { id, arn },
                vec![format!("pump-{n}").parse().unwrap()],
            )
        };
        self.inner().certificates = (0..count).map(one).collect();
    }
}

#[async_trait]
impl Preparation for Setup {
    async fn logging(&self) -> Answer<Option<Logging>> {
        drop(self.call("GetV2LoggingOptions")?);
        Ok(Some(Logging {
            level: LogLevel::Info,
            role: Some("arn:aws:iam::111122223333:role/Logs".into()),
        }))
    }

    async fn indexing(&self) -> Answer<Indexing> {
        drop(self.call("GetIndexingConfiguration")?);
        Ok(Indexing {
            registry: true,
            shadows: true,
            connectivity: true,
            violations: true,
            complete: true,
        })
    }

    async fn security_profiles(&self) -> Answer<Vec<SecurityProfile>> {
        self.call("ListSecurityProfiles").map(|_| Vec::new())
    }

    async fn training(&self) -> Answer<Vec<Training>> {
        self.call("GetBehaviorModelTrainingSummaries").map(|_| Vec::new())
    }

    async fn active_certificates(&self, limit: usize) -> Answer<Vec<CertificateUse>> {
        let inner = self.call("ListCertificates")?;
        let all = inner.certificates.iter().map(|(one, _)| one.clone());
        Ok(all.take(limit).collect())
    }

    async fn users(&self, certificate: &CertificateUse) -> Answer<Vec<DeviceName>> {
        let inner = self.call("ListPrincipalThings")?;
        let found = inner.certificates.iter().find(|(one, _)| one == certificate);
        Ok(found.map(|(_, things)| things.clone()).unwrap_or_default())
    }

    async fn devices(&self, limit: usize) -> Answer<Vec<(DeviceName, Answers)>> {
        let inner = self.call("ListThings")?;
        let things = inner.devices.iter().take(limit);
        let answers = |name| Answers::of_attributes(&registry_answers(name));
        Ok(things.map(|name| (name.clone(), answers(name))).collect())
    }

    async fn connected(&self, limit: usize) -> Answer<Vec<DeviceName>> {
        let inner = self.call("SearchIndex")?;
        Ok(inner.connected.iter().take(limit).cloned().collect())
    }

    async fn replication(&self) -> Answer<Option<Replication>> {
        drop(self.call("GetReplicationSet")?);
        let region = |region: &str| Replica {
            region: region.into(),
            active: true,
            message: None,
        };
        Ok(Some(Replication {
            active: true,
            protected: true,
            regions: vec![region("eu-central-1"), region("eu-west-1")],
        }))
    }

    async fn plans(&self) -> Answer<Vec<PlanSetup>> {
        self.call("GetResponsePlan").map(|_| Vec::new())
    }

    async fn permissions(&self, needed: &[Needed]) -> Answer<Vec<Permission>> {
        drop(self.call("SimulatePrincipalPolicy")?);
        let allowed = needed.iter().map(|one| Permission {
            needed: one.clone(),
            allowed: true,
            denied: false,
        });
        Ok(allowed.collect())
    }
}

/// A console on that account and on a pretend fleet.
pub struct Before {
    pub site: Site,
    pub fleet: Arc<Pretend>,
    pub setup: Arc<Setup>,
    pub console: Console,
}

impl Before {
    pub async fn start() -> Self {
        let site = Site::start().await;
        let fleet = Pretend::new(Arc::clone(&site.clock));
        let setup = Arc::new(Setup::default());
        let console = Console {
            fleet: Arc::<Pretend>::clone(&fleet),
            preparation: Arc::<Setup>::clone(&setup),
            readiness: Arc::default(),
            ..site.console().clone()
        };
        Self {
            site,
            fleet,
            setup,
            console,
        }
    }

    /// A device that the registry, the index and the fleet know, connected under its own name.
    pub fn device(&self, name: &str) -> DeviceName {
        let device = self.fleet.thing(name);
        let mut setup = self.setup.inner();
        setup.devices.push(device.clone());
        setup.connected.push(device.clone());
        device
    }

    pub async fn view(&self) -> ReadinessView {
        response::readiness::view(&self.console, &reader()).await.unwrap()
    }

    /// Everything checked anew.
    pub async fn refresh(&self) -> ReadinessView {
        self.site.clock.advance(11_000);
        response::readiness::refresh(&self.console, &reader())
            .await
            .unwrap()
    }

    pub async fn found(&self, name: &str) -> Found {
        line(&self.refresh().await, name).found.value.clone().unwrap()
    }

    pub fn calls(&self, operation: &str) -> usize {
        let calls = &self.setup.inner().calls;
        calls.iter().filter(|call| **call == operation).count()
    }
}

pub fn reader() -> Actor {
    Actor {
        who: Who::Automation { name: "test".into() },
        rights: Rights::of([Role::Viewer]),
    }
}

pub fn line<'a>(view: &'a ReadinessView, name: &str) -> &'a ReadinessLine {
    view.lines.iter().find(|line| line.name == name).unwrap()
}
