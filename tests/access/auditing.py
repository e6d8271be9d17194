"""A Chromium page that takes the app's own HTML with its real style sheets, and axe in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from flask import Flask
from playwright.sync_api import Page, Route

from tests.conftest import ADDRESS

AXE = Path(__file__).parent / "vendor" / "axe-core-4.14.1" / "axe.min.js"
EMPTY = "<!doctype html><title></title>"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# One page for every state: axe is read once, and stays warm; a sheet is read once for every page that begins with the
# same ones, and switched off for the others.
SHOW = """async html => {
  const next = new DOMParser().parseFromString(html, "text/html"), root = document.documentElement;
  const links = window.links ||= new Map(), styling = new Set(), reading = [];
  let path = "";
  for (const link of next.querySelectorAll("link[rel=stylesheet]")) {
    path += link.outerHTML;
    if (!links.has(path)) {
      links.set(path, link);
      reading.push(new Promise((done, fail) => Object.assign(link, {onload: done, onerror: fail})));
      document.head.append(link);
    }
    styling.add(links.get(path));
  }
  await Promise.all(reading);
  for (const link of links.values()) link.sheet.disabled = !styling.has(link);
  for (const one of [...root.attributes]) root.removeAttribute(one.name);
  for (const one of next.documentElement.attributes) root.setAttribute(one.name, one.value);
  for (const one of document.head.querySelectorAll("meta, style")) one.remove();
  document.head.append(...next.querySelectorAll("head > meta, head > style"));
  // A small picture of the wall, a QR code and a drawing are one image each; the wall has states of its own.
  const inside = ".wall-preview > *, [role=img] > svg > *, svg[aria-hidden] :is(use, path, rect, circle)";
  for (const part of next.querySelectorAll(inside)) part.remove();
  document.title = next.title;
  for (const fold of next.querySelectorAll("details, dialog")) fold.setAttribute("open", "");
  document.body.replaceWith(next.body);
  window.scrollTo(0, 0);
  await document.fonts.ready;
}"""

# What stood in the same place of an earlier state, but for the addresses and numbers of its evening, was seen there.
# Headings and landmarks are looked at every time: what is wrong with them depends on the others. Their colours do not.
KNOWN = """only => {
  const whole = "h1, h2, h3, h4, h5, h6, main, nav, header, footer, aside, section, dialog, [role]";
  const known = window.audited ||= new Set(), all = [];
  const bare = html => html.replace(/ (value|href|action|d|data-[\\w-]+|hx-[\\w-]+)="[^"]*"/g, "")
    .replace(/[0-9a-f]{12,}|\\d+/g, "0");
  const visit = (one, place) => {
    const key = JSON.stringify(only) + place + bare(one.outerHTML);
    const seen = known.has(key), out = seen && !one.matches(whole) && !one.querySelector(whole);
    one.toggleAttribute("data-known", out);
    if (out) return all.push(one);
    known.add(key);
    one.toggleAttribute("data-seen", seen);
    const inside = place + bare(one.cloneNode().outerHTML);
    for (const child of one.children) visit(child, inside);
  };
  for (const one of document.body.children) visit(one, bare(document.body.cloneNode().outerHTML));
  return all;
}"""

# axe asks everything that it leaves out, time and again, whether what it looks at stands in there: one answers for all.
RUN = """async only => {
  const context = {include: document, exclude: (KNOWN)(only).slice(0, 1)};
  for (const one of context.exclude) one.contains = other => other.closest("[data-known]") !== null;
  const found = await axe.run(context, {runOnly: only, resultTypes: ["violations"], elementRef: false});
  for (const one of context.exclude) delete one.contains;
  return found.violations.map(one => [one.id, one.nodes.map(node => node.target.join(" ") + " " +
    node.any.concat(node.all, node.none).map(check => check.message).join("; "))]);
}""".replace("KNOWN", KNOWN)
COLOURS = {"rules": [{"id": "color-contrast", "selector": ":not([data-seen])"}]}


def violations(page: Page, rules: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """What axe says is wrong: each rule with the first places that break it. `rules`: only these."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(
            f"{AXE.read_text(encoding='utf-8')}; axe.configure({json.dumps(COLOURS)}); window.audit = {RUN}; 0"
        )
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": list(TAGS)}
    found: list[Any] = page.evaluate("only => audit(only)", only)
    return [(rule, " | ".join(places[:3])) for rule, places in found]


class Auditor:
    """Shows one state after the other in one page, without its scripts."""

    def __init__(self, page: Page, app: Flask) -> None:
        self.page = page
        self._browser = app.test_client()
        page.route("**/*", self._serve)
        page.goto(ADDRESS)

    def begin(self, size: Any, forced_colors: Any = "none", reduced_motion: Any = "no-preference") -> None:
        """For somebody else: nothing was seen yet."""
        self.page.set_viewport_size(size)
        self.page.emulate_media(forced_colors=forced_colors, reduced_motion=reduced_motion)
        self.page.evaluate("() => { window.audited = undefined; }")

    def show(self, html: str) -> None:
        """Puts this page up."""
        self.page.evaluate(SHOW, html)

    def violations(self, rules: tuple[str, ...] = ()) -> list[tuple[str, str]]:
        """What axe says is wrong on it. `rules`: only these."""
        return violations(self.page, rules)

    def _serve(self, route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        if path == "/":
            route.fulfill(body=EMPTY, content_type="text/html")
        elif path.startswith("/static/") and ".js" not in path:
            reply = self._browser.get(path)
            route.fulfill(body=reply.data, content_type=reply.content_type)
        else:
            route.abort()
