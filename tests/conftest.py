"""What all tests share.

Hypothesis tries the same cases in every run, so that a change is what makes a test fail. `HYPOTHESIS_PROFILE=search`
looks for new ones, ten times as many.
"""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("same", max_examples=60, derandomize=True, deadline=None)
settings.register_profile("search", max_examples=600, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

EXAMPLE = Path(__file__).parent.parent / "examples" / "harbour"


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder of the bundled story."""
    return EXAMPLE
