use super::journal::MortalJournal;
use async_trait::async_trait;
use domain::containment::{Answered, Course};
use domain::device::{Captured, Involving, ViolationEvent};
use domain::entry::NewEntry;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::time::Timestamp;
use response::ports::{Answering, Begin, Begun, Containments, DeviceRecords, JournalError};

type Answer<T> = Result<T, JournalError>;

#[async_trait]
impl Containments for MortalJournal {
    async fn begin_containments(&self, all: &[Begin]) -> Answer<Vec<Begun>> {
        self.1
            .step("begin_containments", self.0.begin_containments(all))
            .await
    }

    async fn course(&self, id: &EntryId) -> Answer<Option<Course>> {
        self.0.course(id).await
    }

    async fn courses_of(&self, device: &DeviceName) -> Answer<Vec<Course>> {
        self.0.courses_of(device).await
    }

    async fn courses_on(&self, incident: &IncidentId) -> Answer<Vec<Course>> {
        self.0.courses_on(incident).await
    }

    async fn count_courses(&self) -> Answer<usize> {
        self.0.count_courses().await
    }

    async fn current_courses(&self) -> Answer<Vec<Course>> {
        self.0.current_courses().await
    }

    async fn due_courses(&self, now: Timestamp, limit: u32) -> Answer<Vec<Course>> {
        self.0.due_courses(now, limit).await
    }

    async fn save_course(
        &self,
        course: &Course,
        told: &[(NewEntry, Option<IncidentId>)],
    ) -> Answer<Option<Course>> {
        self.1.step("save_course", self.0.save_course(course, told)).await
    }
}

#[async_trait]
impl DeviceRecords for MortalJournal {
    async fn save_device(&self, captured: &Captured, grouped: Option<Timestamp>) -> Answer<()> {
        self.1
            .step("save_device", self.0.save_device(captured, grouped))
            .await
    }

    async fn device(&self, name: &DeviceName) -> Answer<Option<Captured>> {
        self.0.device(name).await
    }

    async fn save_then(&self, incident: &IncidentId, captured: &Captured) -> Answer<()> {
        self.1
            .step("save_then", self.0.save_then(incident, captured))
            .await
    }

    async fn then(&self, incident: &IncidentId, name: &DeviceName) -> Answer<Option<Captured>> {
        self.0.then(incident, name).await
    }

    async fn incidents_of(&self, name: &DeviceName) -> Answer<Vec<(IncidentId, String)>> {
        self.0.incidents_of(name).await
    }

    async fn involving(&self, name: &DeviceName) -> Answer<Vec<Involving>> {
        self.0.involving(name).await
    }

    async fn save_violation_events(&self, name: &DeviceName, events: &[ViolationEvent]) -> Answer<()> {
        let saved = self.0.save_violation_events(name, events);
        self.1.step("save_violation_events", saved).await
    }

    async fn violation_events(&self, name: &DeviceName, limit: u32) -> Answer<Vec<ViolationEvent>> {
        self.0.violation_events(name, limit).await
    }

    async fn save_answers(&self, all: &[Answering]) -> Answer<bool> {
        self.1.step("save_answers", self.0.save_answers(all)).await
    }

    async fn answers(&self, names: &[DeviceName]) -> Answer<Vec<Answered>> {
        self.0.answers(names).await
    }

    async fn all_answers(&self) -> Answer<Vec<Answered>> {
        self.0.all_answers().await
    }
}
