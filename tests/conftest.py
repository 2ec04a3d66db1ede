"""What all tests share."""

from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent / "examples" / "harbour"


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder of the bundled story."""
    return EXAMPLE
