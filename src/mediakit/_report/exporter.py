"""The same page as an exporter: jupyter nbconvert --to mediakit notebook.ipynb."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Unicode

from mediakit._report.page import render
from mediakit._report.run import Run


class ReportExporter(Exporter):
    """Exports a notebook, as it stands, to a self-contained right-to-left page."""

    export_from_notebook = "mediakit"
    output_mimetype = "text/html"
    lang = Unicode("ar", help="The page's language and direction: ar or en.").tag(config=True)

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any | None = None, **kwargs: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page and what nbconvert needs to write it."""
        notebook, resources = super().from_notebook_node(nb, resources, **kwargs)
        name = resources.get("metadata", {}).get("name", "notebook")
        return render([Run(name, notebook, failure=None)], lang=self.lang), resources
