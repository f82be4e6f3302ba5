"""What all tests share: reference material, and the rule that a skip fails on CI."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

# Machines are shared and noisy: no test fails for being slow.
settings.register_profile("mediakit", deadline=None)
settings.load_profile("mediakit")


def shared(name: str) -> Path:
    """Return a file of the reference material, or skip the test that asks for it."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs the reference material: ../shared/{name}")
    return path


@pytest.fixture
def clean_matplotlib() -> Iterator[None]:
    """Leave matplotlib as it was: settings, hooks, figures."""
    import matplotlib as mpl
    import matplotlib.pyplot as plt
    from matplotlib.legend import Legend
    from matplotlib.text import Text

    from mediakit.plot._arabic import HOOK

    before, hook, legend = mpl.rcParams.copy(), getattr(Text, HOOK), Legend.__init__
    yield
    dict.update(mpl.rcParams, before)
    setattr(Text, HOOK, getattr(hook, "__wrapped__", hook))
    Legend.__init__ = legend
    plt.close("all")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run on CI in which a test was skipped: there, everything must have run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("CI") == "true" and skipped and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line(f"CI=true: {len(skipped)} skipped tests are failures.", red=True)
