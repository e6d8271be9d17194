"""A Chromium page that takes the app's own HTML with its real style sheets, and axe in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask
from playwright.sync_api import Page, Route

from tests.conftest import ADDRESS

AXE = Path(__file__).parent / "vendor" / "axe-core-4.14.1" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# The sheets stay where they are when the next state has the same: reading them again is most of the time.
SHOW = """html => {
  const next = new DOMParser().parseFromString(html, "text/html");
  const sheets = page => [...page.querySelectorAll("link[rel=stylesheet]")].map(one => one.getAttribute("href"));
  if (sheets(next).join() !== sheets(document).join()) return false;
  for (const name of ["lang", "dir", "data-theme"]) {
    const value = next.documentElement.getAttribute(name);
    if (value === null) document.documentElement.removeAttribute(name);
    else document.documentElement.setAttribute(name, value);
  }
  // A small picture of the wall and a QR code are one image each; the wall has states of its own.
  for (const part of next.querySelectorAll(".wall-preview > *, [role=img] > svg > *")) part.remove();
  document.title = next.title;
  for (const fold of next.querySelectorAll("details, dialog")) fold.setAttribute("open", "");
  document.body.replaceWith(next.body);
  window.scrollTo(0, 0);
  return true;
}"""

# What stood in the same place of an earlier state, but for the addresses and numbers of its evening, was seen there.
# Headings and landmarks are looked at every time: what is wrong with them depends on the others.
KNOWN = """only => {
  const whole = "h1, h2, h3, h4, h5, h6, main, nav, header, footer, aside, section, dialog, [role]";
  const known = window.audited ||= new Set(), out = [];
  const bare = html => html.replace(/ (value|href|action|d|data-[\\w-]+|hx-[\\w-]+)="[^"]*"/g, "")
    .replace(/[0-9a-f]{12,}|\\d+/g, "0");
  const visit = (one, place) => {
    const key = JSON.stringify(only) + place + bare(one.outerHTML);
    if (!one.matches(whole) && !one.querySelector(whole)) {
      if (known.has(key)) return out.push(one);
      known.add(key);
    }
    const inside = place + bare(one.cloneNode().outerHTML);
    for (const child of one.children) visit(child, inside);
  };
  for (const one of document.body.children) visit(one, bare(document.body.cloneNode().outerHTML));
  return out;
}"""

RUN = """async only => {
  const context = {include: document, exclude: (KNOWN)(only)};
  const found = await axe.run(context, {runOnly: only, resultTypes: ["violations"], elementRef: false});
  return found.violations.map(one => [one.id, one.nodes.map(node => node.target.join(" ") + " " +
    node.any.concat(node.all, node.none).map(check => check.message).join("; "))]);
}""".replace("KNOWN", KNOWN)


class Auditor:
    """Shows one state after the other in one page, without its scripts."""

    def __init__(self, page: Page, app: Flask) -> None:
        self.page = page
        self._browser = app.test_client()
        self._html = ""
        page.route("**/*", self._serve)

    def show(self, html: str) -> None:
        """Puts this page up."""
        self._html = html
        if self.page.url == "about:blank" or not self.page.evaluate(SHOW, html):
            self.page.goto(ADDRESS)
            self.page.evaluate(AXE.read_text(encoding="utf-8") + ";0")

    def violations(self, rules: tuple[str, ...] = ()) -> list[tuple[str, str]]:
        """What axe says is wrong: each rule with the first places that break it. `rules`: only these."""
        only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": list(TAGS)}
        found: list[Any] = self.page.evaluate(RUN, only)
        return [(rule, " | ".join(places[:3])) for rule, places in found]

    def _serve(self, route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        if path == "/":
            route.fulfill(body=self._html, content_type="text/html")
        elif path.startswith("/static/") and ".js" not in path:
            reply = self._browser.get(path)
            route.fulfill(body=reply.data, content_type=reply.content_type)
        else:
            route.abort()
