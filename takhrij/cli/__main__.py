"""`python -m takhrij.cli`."""

from takhrij.cli import main

main()
