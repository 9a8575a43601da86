"""That the checks can fail: each is shown what it is there to refuse."""

import contextlib
import io
import unittest

import supply
from checks import crates, image, panes, sources, uses
from checks.tally import Tally


class Uses(unittest.TestCase):
    GRANTED = {"iot:DescribeThing", "iot:OpenTunnel", "ssm:AddTagsToResource"}
    EXEMPT = {"ssm:AddTagsToResource": "AWS may ask"}

    def failures(self, allowed: list[str], denied: list[str], restricted: bool = False) -> list[str]:
        tally = Tally()
        one = {"test": "a_test", "restricted": restricted, "uses": {"allowed": dict.fromkeys(allowed, 1), "denied": dict.fromkeys(denied, 1)}}
        with contextlib.redirect_stdout(io.StringIO()):
            uses.check(tally, self.GRANTED, [one], self.EXEMPT, {"iam:PassRole": "another role's"})
        return tally.failures

    def test_a_grant_that_nothing_used_is_told(self) -> None:
        self.assertEqual(self.failures(["iot:DescribeThing", "iot:OpenTunnel"], []), [])
        self.assertRegex(self.failures(["iot:DescribeThing"], [])[0], "^iot:OpenTunnel is granted")

    def test_an_action_that_was_used_and_is_not_granted_is_told(self) -> None:
        everything = ["iot:DescribeThing", "iot:OpenTunnel"]
        self.assertRegex(self.failures(everything, ["iot:CloseTunnel"])[0], "^iot:CloseTunnel was denied in a_test")
        self.assertEqual(self.failures(everything, ["iot:CloseTunnel"], restricted=True), [])
        self.assertEqual(self.failures(everything, ["iam:PassRole"]), [])

    def test_an_exemption_that_is_no_longer_one_is_told(self) -> None:
        self.assertRegex(self.failures(sorted(self.GRANTED), [])[0], "^ssm:AddTagsToResource is exempt .*, and used")


class Image(unittest.TestCase):
    def test_a_member_that_is_not_let_in_is_told(self) -> None:
        lines = ["*", "!crates", "!end2end/package.json", "**/node_modules"]
        self.assertTrue(image.is_let_in("crates/aws", lines))
        self.assertFalse(image.is_let_in("lambdas", lines))
        self.assertFalse(image.is_let_in("crates-of-others", lines))
        self.assertFalse(image.is_let_in("crates/aws", [*lines, "crates/aws"]))


class Licences(unittest.TestCase):
    def test_one_of_two_alternatives_is_enough(self) -> None:
        self.assertTrue(supply.permitted("MIT OR GPL-3.0-only"))
        self.assertTrue(supply.permitted("GPL-2.0/MIT"))

    def test_both_of_two_licences_are_needed(self) -> None:
        self.assertFalse(supply.permitted("MIT AND GPL-3.0-only"))
        self.assertFalse(supply.permitted("(MIT OR GPL-3.0-only) AND AGPL-3.0-only"))

    def test_an_exception_belongs_to_its_licence(self) -> None:
        self.assertTrue(supply.permitted("Apache-2.0 WITH LLVM-exception"))
        self.assertFalse(supply.permitted("GPL-2.0-only WITH Classpath-exception-2.0"))

    def test_a_licence_in_a_file_is_not_taken_unseen(self) -> None:
        self.assertFalse(supply.permitted("file LICENSE.txt"))


class Bans(unittest.TestCase):
    def test_a_ban_on_one_version_leaves_the_others(self) -> None:
        self.assertTrue(list(supply.banned("hyper", "0.14.32")))
        self.assertFalse(list(supply.banned("hyper", "1.8.0")))

    def test_an_sdk_crate_is_bound_to_the_adapter(self) -> None:
        self.assertEqual([rule["wrappers"] for rule in supply.banned("aws-sdk-ssmincidents", "1.119.0")], [["lazaret-aws"]])


class Crates(unittest.TestCase):
    def test_a_beginning_with_a_hyphen_names_a_family(self) -> None:
        self.assertTrue(crates.named("aws-sdk-iot", crates.FOREIGN["app"]))
        self.assertFalse(crates.named("tokio-util", crates.FOREIGN["app"]))

    def test_the_adapters_may_not_know_each_other(self) -> None:
        self.assertNotIn("lazaret-journal", crates.OWN["lazaret-aws"])
        self.assertNotIn("lazaret-aws", crates.OWN["lazaret-journal"])


class Sources(unittest.TestCase):
    def test_allow_is_seen_in_every_form_and_expect_is_not(self) -> None:
        for line in ("#[allow(dead_code)]", "#![allow(clippy::all)]", '#[cfg_attr(test, allow(dead_code))]'):
            self.assertRegex(line, sources.ALLOW)
        self.assertNotRegex('#[expect(dead_code, reason = "…")]', sources.ALLOW)

    def test_the_ssr_feature_is_seen_in_attributes_and_macros(self) -> None:
        for line in ('#[cfg(feature = "ssr")]', 'if cfg!(feature = "ssr") {', '#[cfg(not(feature = "ssr"))]', '#[cfg(any(test, feature = "ssr"))]'):
            self.assertRegex(line, sources.SSR)
        self.assertNotRegex('#[cfg(feature = "hydrate")]', sources.SSR)

    def test_aws_is_seen_by_its_crates_not_by_our_own(self) -> None:
        self.assertRegex("use aws_sdk_ssmincidents::Client;", sources.AWS_NAME)
        self.assertNotRegex("use aws::Gateway;", sources.AWS_NAME)

    def test_a_textareas_content_is_never_a_child(self):
        self.assertRegex('<textarea name="a">\n    {text}\n</textarea>', sources.TEXTAREA)
        self.assertNotRegex('<textarea inner_html=area_content(&text)></textarea>', sources.TEXTAREA)

    def test_what_is_unfinished_is_seen(self) -> None:
        for line in ("todo!()", "// TODO later", "#[ignore]", '#[ignore = "fails"]', "dbg!(x)"):
            self.assertRegex(line, sources.UNFINISHED)
        self.assertNotRegex('#[ignore = "a measurement: 25 minutes"]', sources.UNFINISHED)


class Panes(unittest.TestCase):
    def test_a_pane_is_found_alone_and_in_a_list(self) -> None:
        for line, names in (("use crate::timeline::Row;", {"timeline"}), ("use crate::{ui::Button, related::{api, list}};", {"ui", "related"})):
            self.assertTrue(names <= panes.named(line), line)
        self.assertNotIn("timeline", panes.named("use crate::related::timeline;"))


if __name__ == "__main__":
    unittest.main()
