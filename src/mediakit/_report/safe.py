"""Untrusted HTML → HTML that cannot run, whose numbers stay in order, whose tables have heads."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from lxml import html as lxml_html
from lxml.html import HtmlElement

from mediakit._direction import LETTER, has_arabic, pieces

# A script can hide in an attribute (onerror) or in an address (javascript:, data:text/html).
EVENT = re.compile(r"on[a-z]+", re.IGNORECASE)
FORBIDDEN = (
    "script", "iframe", "frame", "object", "embed", "link", "meta", "base", "form", "input",
    "button", "textarea", "select", "noscript", "template", "video", "audio", "source", "track",
)  # fmt: skip
ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "background", "poster", "srcset")
SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|#|data:image/(?:png|jpeg|gif|webp);base64,)", re.I)
UNDESCRIBED = "data-undescribed"
# Text that people read, not what has a direction of its own.
OWN_DIRECTION = ("pre", "code", "math", "bdi", "bdo", "style", "svg")
PROSE = f".//text()[not({' or '.join(f'ancestor::{tag}' for tag in OWN_DIRECTION)})]"
WORDS = ".//text()[not(ancestor::math) and not(ancestor::style)]"
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


def _put_pieces(text: Any, cut: list[tuple[str, bool]]) -> None:
    """Put the pieces of a text node in its place, some of them in isolates."""
    parent = text.getparent()
    holder = parent if text.is_text else parent.getparent()
    place = 0 if text.is_text else holder.index(parent) + 1
    before, last = "", None
    for piece, isolated in cut:
        if isolated:
            last = lxml_html.Element("bdi", dir="ltr")
            last.text, last.tail = piece, ""
            holder.insert(place, last)
            place += 1
        elif last is not None:
            last.tail += piece
        else:
            before += piece
    if text.is_text:
        parent.text = before
    else:
        parent.tail = before


def isolate_numbers(root: HtmlElement) -> None:
    """Put signed numbers, dates and addresses in isolates, but for code and formulas."""
    for text in root.xpath(PROSE):
        cut = list(pieces(str(text)))
        if any(isolated for _, isolated in cut):
            _put_pieces(text, cut)


def direct(element: HtmlElement) -> None:
    """Give an element the direction and the language of its letters, if it has none of its own."""
    text = "".join(element.xpath(WORDS))
    if element.get("dir") or not LETTER.search(text):
        return
    arabic = has_arabic(text)
    element.set("dir", "rtl" if arabic else "ltr")
    element.set("lang", "ar" if arabic else "en")


def _give_heads(root: HtmlElement) -> None:
    """Give the heads of tables a scope; an empty one is no head."""
    for head in root.xpath(".//table//th"):
        if not head.text_content().strip():
            head.tag = "td"
        elif not head.get("scope"):
            in_head = any(parent.tag == "thead" for parent in head.iterancestors())
            head.set("scope", "col" if in_head else "row")


def _let_scroll(element: HtmlElement, label: str) -> None:
    """Put an element into a box that scrolls, so that a wide one does not widen the page."""
    attributes = {"class": "scroll", "role": "group", "aria-label": label, "tabindex": "0"}
    box = lxml_html.Element("div", attributes)
    box.tail, element.tail = element.tail, None
    element.getparent().replace(element, box)
    box.append(element)


def _caption(table: HtmlElement) -> str:
    caption = table.find("caption")
    return "" if caption is None else str(caption.text_content().strip())


def mend_tables(root: HtmlElement, label: str) -> None:
    """Give tables heads, directions and a box to scroll in; `label` names those without caption."""
    _give_heads(root)
    for cell in root.xpath(".//table//td | .//table//th"):
        direct(cell)
    for table in root.xpath(".//table[not(ancestor::table)]"):
        table.attrib.pop("border", None)
        if not table.xpath("ancestor::div[contains(@class, 'mk-scroll')]"):
            _let_scroll(table, _caption(table) or label)


def describe_images(root: HtmlElement, description: str) -> None:
    """Give images without a description the next best one, and mark them."""
    for image in root.iter("img"):
        if not (image.get("alt") or "").strip():
            image.set("alt", description)
            image.set(UNDESCRIBED, "")


def undescribed_images(root: HtmlElement, placeholders: Collection[str]) -> list[HtmlElement]:
    """Return the images that nobody described."""
    return [
        image for image in root.iter("img")
        if image.get(UNDESCRIBED) is not None or image.get("alt") in placeholders
    ]  # fmt: skip
