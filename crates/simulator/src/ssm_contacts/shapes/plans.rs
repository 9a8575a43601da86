//! Plans with their stages and targets.

use super::{ARN, BOOLEAN};
use crate::check::{Shape, opt, req};

static RETRY_INTERVAL: Shape = Shape::Integer { min: 0, max: 60 };
static STAGE_DURATION: Shape = Shape::Integer { min: 0, max: 30 };
static CHANNEL_TARGET: Shape = Shape::Structure(&[
    req("ContactChannelId", &ARN),
    opt("RetryIntervalInMinutes", &RETRY_INTERVAL),
]);
static CONTACT_TARGET: Shape = Shape::Structure(&[opt("ContactId", &ARN), req("IsEssential", &BOOLEAN)]);
static TARGET: Shape = Shape::Structure(&[
    opt("ChannelTargetInfo", &CHANNEL_TARGET),
    opt("ContactTargetInfo", &CONTACT_TARGET),
]);
static TARGETS: Shape = Shape::list(&TARGET, 0, usize::MAX);
static STAGE: Shape = Shape::Structure(&[
    req("DurationInMinutes", &STAGE_DURATION),
    req("Targets", &TARGETS),
]);
static STAGES: Shape = Shape::list(&STAGE, 0, usize::MAX);
static ROTATION_IDS: Shape = Shape::list(&ARN, 0, 25);
pub(crate) static PLAN: Shape =
    Shape::Structure(&[opt("Stages", &STAGES), opt("RotationIds", &ROTATION_IDS)]);
