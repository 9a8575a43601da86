//! What a behaviour of a security profile asks for, in words.

use super::words::value;
use aws_sdk_iot::types::{
    Behavior, BehaviorCriteria, ComparisonOperator, ConfidenceLevel, DimensionValueOperator, MetricDimension,
};

/// `TCP ports 22, 53, 443 only`, `authorization failures below 10 in 5 minutes`, `bytes sent as learnt`.
pub(super) fn expected(behaviour: &Behavior) -> String {
    let subject = subject(behaviour.metric.as_deref().unwrap_or(&behaviour.name));
    let within = behaviour
        .metric_dimension
        .as_ref()
        .map(dimension)
        .unwrap_or_default();
    let Some(criteria) = &behaviour.criteria else {
        return format!("{subject}{within}: watched only");
    };
    format!("{}{within}{}", wanted(subject, criteria), duration(criteria))
}

fn wanted(subject: &str, criteria: &BehaviorCriteria) -> String {
    use ComparisonOperator as Is;
    if let Some(learnt) = &criteria.ml_detection_config {
        let confidence = confidence(&learnt.confidence_level);
        return format!("{subject} as learnt, told with {confidence} confidence");
    }
    let statistic = criteria.statistical_threshold.as_ref().map(|threshold| {
        let percentile = threshold.statistic.as_deref().unwrap_or("usual value");
        format!("the fleet's {percentile}")
    });
    let than = statistic.unwrap_or_else(|| value(criteria.value.as_ref()));
    match &criteria.comparison_operator {
        Some(Is::LessThan) => format!("{subject} below {than}"),
        Some(Is::LessThanEquals) => format!("{subject} at most {than}"),
        Some(Is::GreaterThan) => format!("{subject} above {than}"),
        Some(Is::GreaterThanEquals) => format!("{subject} at least {than}"),
        Some(Is::InPortSet | Is::InCidrSet | Is::InSet) => format!("{subject} {than} only"),
        Some(Is::NotInPortSet | Is::NotInCidrSet | Is::NotInSet) => format!("{subject} other than {than}"),
        Some(other) => format!("{subject} {} {than}", other.as_str()),
        None => format!("{subject}: {than}"),
    }
}

/// The metrics that AWS names; a custom one has its own name.
fn subject(metric: &str) -> &str {
    match metric {
        "aws:listening-tcp-ports" => "TCP ports",
        "aws:listening-udp-ports" => "UDP ports",
        "aws:num-listening-tcp-ports" => "number of TCP ports",
        "aws:num-listening-udp-ports" => "number of UDP ports",
        "aws:destination-ip-addresses" => "destination addresses",
        "aws:source-ip-address" => "source addresses",
        "aws:num-established-tcp-connections" => "TCP connections",
        "aws:all-bytes-in" => "bytes received",
        "aws:all-bytes-out" => "bytes sent",
        "aws:all-packets-in" => "packets received",
        "aws:all-packets-out" => "packets sent",
        "aws:message-byte-size" => "bytes in a message",
        "aws:num-messages-received" => "messages received",
        "aws:num-messages-sent" => "messages sent",
        "aws:num-authorization-failures" => "authorization failures",
        "aws:num-connection-attempts" => "connection attempts",
        "aws:num-disconnects" => "disconnects",
        "aws:disconnect-duration" => "minutes disconnected",
        custom => custom,
    }
}

fn dimension(dimension: &MetricDimension) -> String {
    let inside = match dimension.operator {
        Some(DimensionValueOperator::NotIn) => "outside",
        _ => "within",
    };
    format!(" {inside} {}", dimension.dimension_name)
}

fn confidence(level: &ConfidenceLevel) -> &str {
    match level {
        ConfidenceLevel::High => "high",
        ConfidenceLevel::Medium => "medium",
        ConfidenceLevel::Low => "low",
        other => other.as_str(),
    }
}

fn duration(criteria: &BehaviorCriteria) -> String {
    match criteria.duration_seconds {
        None | Some(..=0) => String::new(),
        Some(60) => " in a minute".to_owned(),
        Some(3_600) => " in an hour".to_owned(),
        Some(seconds) if seconds % 3_600 == 0 => format!(" in {} hours", seconds / 3_600),
        Some(seconds) if seconds % 60 == 0 => format!(" in {} minutes", seconds / 60),
        Some(seconds) => format!(" in {seconds} seconds"),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use aws_sdk_iot::types::builders::BehaviorCriteriaBuilder;
    use aws_sdk_iot::types::{MachineLearningDetectionConfig, MetricValue, StatisticalThreshold};

    fn said(metric: &str, criteria: BehaviorCriteriaBuilder) -> String {
        let behaviour = Behavior::builder().name("b").metric(metric);
        expected(&behaviour.criteria(criteria.build()).build().unwrap())
    }

    fn than(operator: &str, value: MetricValue) -> BehaviorCriteriaBuilder {
        BehaviorCriteria::builder()
            .comparison_operator(operator.into())
            .value(value)
    }

    #[test]
    fn sets_say_what_alone_may_be_or_what_may_not() {
        let ports = || MetricValue::builder().ports(443).ports(22).ports(53).build();
        let nets = || MetricValue::builder().cidrs("10.0.0.0/8").build();
        let words = || MetricValue::builder().strings("a").strings("b").build();
        assert_eq!(
            said("aws:listening-tcp-ports", than("in-port-set", ports())),
            "TCP ports 22, 53, 443 only"
        );
        assert_eq!(
            said("aws:listening-udp-ports", than("not-in-port-set", ports())),
            "UDP ports other than 22, 53, 443"
        );
        assert_eq!(
            said("aws:destination-ip-addresses", than("in-cidr-set", nets())),
            "destination addresses 10.0.0.0/8 only"
        );
        assert_eq!(
            said("firmware", than("not-in-set", words())),
            "firmware other than a, b"
        );
    }

    #[test]
    fn thresholds_say_their_side_and_their_time() {
        let count = |count| MetricValue::builder().count(count).build();
        let failures = "aws:num-authorization-failures";
        assert_eq!(
            said(failures, than("less-than", count(10)).duration_seconds(300)),
            "authorization failures below 10 in 5 minutes"
        );
        for (operator, words) in [
            ("less-than-equals", "at most"),
            ("greater-than", "above"),
            ("greater-than-equals", "at least"),
        ] {
            assert_eq!(
                said("aws:all-bytes-out", than(operator, count(50_000))),
                format!("bytes sent {words} 50 000")
            );
        }
        for (seconds, words) in [
            (60, "a minute"),
            (3_600, "an hour"),
            (7_200, "2 hours"),
            (90, "90 seconds"),
        ] {
            let criteria = than("less-than", count(1)).duration_seconds(seconds);
            assert_eq!(said("load", criteria), format!("load below 1 in {words}"));
        }
    }

    #[test]
    fn what_is_learnt_or_counted_over_the_fleet_says_so() {
        let learnt = MachineLearningDetectionConfig::builder().confidence_level(ConfidenceLevel::High);
        let criteria = BehaviorCriteria::builder().ml_detection_config(learnt.build().unwrap());
        assert_eq!(
            said("aws:all-bytes-out", criteria),
            "bytes sent as learnt, told with high confidence"
        );
        let p90 = StatisticalThreshold::builder().statistic("p90").build();
        let criteria = BehaviorCriteria::builder()
            .comparison_operator(ComparisonOperator::LessThanEquals)
            .statistical_threshold(p90)
            .duration_seconds(300);
        assert_eq!(
            said("aws:num-messages-sent", criteria),
            "messages sent at most the fleet's p90 in 5 minutes"
        );
    }

    #[test]
    fn a_dimension_narrows_it_and_no_criteria_only_watch() {
        let within = MetricDimension::builder().dimension_name("admin-topics");
        let behaviour = |dimension: MetricDimension| {
            Behavior::builder()
                .name("b")
                .metric("aws:num-messages-sent")
                .metric_dimension(dimension)
        };
        let criteria = than("less-than", MetricValue::builder().count(3).build()).duration_seconds(300);
        let narrowed = behaviour(within.clone().build().unwrap()).criteria(criteria.build());
        assert_eq!(
            expected(&narrowed.build().unwrap()),
            "messages sent below 3 within admin-topics in 5 minutes"
        );
        let outside = within.operator(DimensionValueOperator::NotIn).build().unwrap();
        assert_eq!(
            expected(&behaviour(outside).build().unwrap()),
            "messages sent outside admin-topics: watched only"
        );
    }

    #[test]
    fn a_comparison_that_a_newer_aws_may_add_is_told_as_it_is_written() {
        let value = MetricValue::builder().count(3).build();
        assert_eq!(
            said("load", than("about-as-much-as", value)),
            "load about-as-much-as 3"
        );
    }
}
