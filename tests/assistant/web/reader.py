"""What a reader does in a browser: waits, asks, chooses, and looks whether the page fits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
PATIENCE = 45


_STOP = """
const e = document.activeElement;
if (!e || e === document.body) return null;
const style = getComputedStyle(e), box = e.getBoundingClientRect();
const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
  || style.boxShadow !== 'none';
const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 1), innerWidth - 1);
const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 1), innerHeight - 1);
const top = document.elementFromPoint(x, y);
const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
const words = `${e.tagName} ${(e.textContent || e.name || e.id).trim().slice(0, 40)}`;
return [words, ring && inSight && !!top && (e.contains(top) || top.contains(e))];
"""
"""What has the focus, and whether it is seen: with a ring, in sight, and under nothing else."""


class Reader:
    """A person at a browser."""

    def __init__(self, browser: Any, address: str) -> None:
        self.browser = browser
        self.address = address

    def opens(self, path: str = "/") -> Reader:
        self.browser.get(self.address + path)
        if path == "/":
            self.waits_for("#question textarea")
            self.waits_for("#scope .scope-line")
        return self

    def is_new_here(self) -> Reader:
        """Somebody whom no site knows: the cookies of all of them go, whatever page is open."""
        self.browser.execute_cdp_cmd("Network.clearBrowserCookies", {})
        return self

    def holds_a_phone(self, width: int = 360) -> Reader:
        return self.sits_before(width, 740, is_phone=True)

    def sits_before(self, width: int, height: int, is_phone: bool) -> Reader:
        """A screen so large, in CSS pixels."""
        scale = 2 if is_phone else 1
        size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": is_phone}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        return self

    def waits_until(self, happens: Callable[[], Any]) -> Any:
        # While one page gives way to the next, what is looked for is not there, or no more.
        waiting = WebDriverWait(self.browser, PATIENCE, 0.05, [IndexError, WebDriverException])
        return waiting.until(lambda _: happens())

    def waits_for(self, selector: str) -> Any:
        return self.waits_until(lambda: self.sees(selector))[0]

    def reads(self, selector: str) -> str:
        """The words of the first of its kind, waited for; looked up anew where the page changes."""
        return str(self.waits_until(lambda: (self.sees(selector)[0].text,))[0])

    def finds(self, selector: str, words: str) -> Reader:
        """These words in the first of its kind, however long the page takes to get there.

        A click is over before the page that it leads to has come, so that what stands there just
        after it can still be the page before. Raises AssertionError with what stood there last.
        """
        read: list[str] = []

        def has_come() -> bool:
            read.append(self.sees(selector)[0].text)
            return words in read[-1]

        try:
            self.waits_until(has_come)
        except TimeoutException:
            raise AssertionError(f"{selector} reads {read[-1:]}, never {words!r}") from None
        return self

    def sees(self, selector: str) -> list[Any]:
        return list(self.browser.find_elements(By.CSS_SELECTOR, selector))

    def asks(self, question: str) -> Reader:
        self.types(question, Keys.ENTER)
        self.waits_until(lambda: self.newest() == question)
        return self

    def types(self, *keys: str) -> Reader:
        self.waits_for("#question textarea").send_keys(*keys)
        return self

    def newest(self) -> str:
        return str(self.script("return document.querySelector('[data-newest]')?.textContent") or "")

    def chooses(self, selector: str) -> Reader:
        # Once more where the page put another in its place, or over it, before it was chosen.
        self.waits_until(lambda: [self.sees(selector)[0].click()])
        return self

    def presses(self, *keys: str) -> Reader:
        self.browser.switch_to.active_element.send_keys(*keys)
        return self

    def focused(self) -> str:
        return str(self.script("return document.activeElement.textContent.trim()"))

    def is_led_to(self, words: str) -> Reader:
        """The focus comes to where these words stand."""
        self.waits_until(lambda: self.focused() == words)
        return self

    def script(self, code: str, *values: Any) -> Any:
        return self.browser.execute_script(code, *values)

    def scrolls_sideways(self) -> bool:
        page = "document.documentElement"
        return bool(self.script(f"return {page}.scrollWidth > {page}.clientWidth"))

    def stops(self, most: int = 60) -> list[tuple[str, bool]]:
        """Where the Tab key leads from the top of the page, and whether each stop is seen."""
        self.script("document.activeElement.blur(); window.scrollTo(0, 0)")
        key = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
        found: list[tuple[str, bool]] = []
        while len(found) < most:
            for kind in ("keyDown", "keyUp"):
                self.browser.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": kind} | key)
            stop = self.script(_STOP)
            if stop is None:
                break
            found.append((stop[0], stop[1]))
        return found

    def barriers(self, axe: str) -> list[str]:
        """What axe-core finds wrong by the rules of WCAG 2.2 A and AA; no rule is left out."""
        self.script(axe)
        found = self.browser.execute_async_script(
            "const done = arguments[1];"
            "axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}}).then(done);",
            RULES,
        )
        return [
            f"{rule['id']}: {node['html'][:160]}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]
