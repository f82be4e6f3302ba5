"""Notebooks → one HTML page that opens without a network, or a PDF of it."""

from mediakit._report.write import write_report

__all__ = ["write_report"]
