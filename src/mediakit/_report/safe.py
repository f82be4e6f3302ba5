"""Untrusted HTML → HTML that cannot run, whose numbers stay in order, whose tables have heads."""

from __future__ import annotations

import re

from lxml import html as lxml_html
from lxml.html import HtmlElement

from mediakit._show import NUMERIC

# A script can hide in an attribute (onerror) or in an address (javascript:, data:text/html).
EVENT = re.compile(r"on[a-z]+", re.IGNORECASE)
FORBIDDEN = (
    "script", "iframe", "frame", "object", "embed", "link", "meta", "base", "form", "input",
    "button", "textarea", "select", "noscript", "template", "video", "audio", "source", "track",
)  # fmt: skip
ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "background", "poster", "srcset")
SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|#|data:image/(?:png|jpeg|gif|webp);base64,)", re.I)
REMOTE_STYLE = re.compile(r"@import[^;]*;?|url\((?!['\"]?data:)[^)]*\)|expression\(", re.IGNORECASE)


def parse(markup: str) -> HtmlElement:
    """Return a fragment inside a div."""
    return lxml_html.fragment_fromstring(markup or " ", create_parent="div")


def serialise(element: HtmlElement) -> str:
    """Return the HTML inside the div that `parse` made."""
    whole = lxml_html.tostring(element, encoding="unicode")
    return whole[whole.index(">") + 1 : whole.rindex("</")] if whole.endswith("</div>") else ""


def _clean_attributes(element: HtmlElement) -> None:
    for name, value in list(element.attrib.items()):
        address = name.lower() in ADDRESSES
        if EVENT.fullmatch(name) or (address and not SAFE_ADDRESS.match(value.strip())):
            del element.attrib[name]
        elif name.lower() == "style":
            element.set(name, REMOTE_STYLE.sub("", value))
    if element.tag == "img" and not element.get("src", "").startswith("data:"):
        element.attrib.pop("src", None)  # a picture from elsewhere would be a request


def make_safe(root: HtmlElement) -> None:
    """Take out what runs, what loads from elsewhere, and comments."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag.lower() in FORBIDDEN:
            if element is not root and element.getparent() is not None:
                element.drop_tree()
            continue
        _clean_attributes(element)
        if element.tag == "style" and element.text:
            element.text = REMOTE_STYLE.sub("", element.text)


def _isolate_cell(cell: HtmlElement) -> None:
    """Put a cell that is a number or a date into an isolate of its own."""
    text = cell.text or ""
    if len(cell) == 0 and NUMERIC.fullmatch(text):
        isolated = lxml_html.Element("bdi", dir="ltr")
        isolated.text, cell.text = text.strip(), None
        cell.append(isolated)


def mend_tables(root: HtmlElement) -> None:
    """Give tables heads with a scope and no empty ones, and numbers their direction."""
    for cell in root.xpath(".//table//td | .//table//th"):
        _isolate_cell(cell)
    for head in root.xpath(".//table//th"):
        if not head.text_content().strip():
            head.tag = "td"
        elif not head.get("scope"):
            in_head = any(parent.tag == "thead" for parent in head.iterancestors())
            head.set("scope", "col" if in_head else "row")
    for table in root.xpath(".//table"):
        table.attrib.pop("border", None)


def undescribed_images(root: HtmlElement) -> list[HtmlElement]:
    """Return the images without a description."""
    return [image for image in root.iter("img") if not image.get("alt", "").strip()]


def undescribed_figures(root: HtmlElement) -> list[HtmlElement]:
    """Return the figures of a page whose picture lacks a caption of its own."""
    return [
        figure for figure in root.iter("figure")
        if not "".join(caption.text_content() for caption in figure.iter("figcaption")).strip()
    ]  # fmt: skip
