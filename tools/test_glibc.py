"""What a binary needs of the C library is read off it as the system's own tools do."""

import pathlib
import re
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "infra"))

from glibc import needed, newest  # noqa: E402


class Glibc(unittest.TestCase):
    def test_a_version_counts_by_its_numbers(self) -> None:
        self.assertEqual(newest({"GLIBC_2.4", "GLIBC_2.34", "GCC_3.0", "GLIBC_2.2.5"}), (2, 34))
        self.assertEqual(newest({"GCC_3.0"}), ())

    @unittest.skipUnless(shutil.which("readelf"), "binutils are not installed")
    def test_the_same_versions_are_read_as_by_readelf(self) -> None:
        for path in (shutil.which("sh"), sys.executable):
            shown = subprocess.run(["readelf", "--version-info", path], capture_output=True, text=True, check=True).stdout
            shown = shown.partition("version_r")[2]
            told = set(re.findall(r"Name: (\S+)", shown))
            self.assertEqual(needed(pathlib.Path(path).resolve().read_bytes()), told, path)


if __name__ == "__main__":
    unittest.main()
