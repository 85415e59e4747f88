"""What a reader does in a browser: waits, asks, chooses, and looks whether the page fits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PATIENCE = 45


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

    def holds_a_phone(self, width: int = 360) -> Reader:
        size = {"width": width, "height": 740, "deviceScaleFactor": 2, "mobile": True}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        return self

    def waits_until(self, happens: Callable[[], Any]) -> Any:
        # While one page gives way to the next, what is looked for is not there, or no more.
        waiting = WebDriverWait(self.browser, PATIENCE, 0.05, [IndexError, WebDriverException])
        return waiting.until(lambda _: happens())

    def waits_for(self, selector: str) -> Any:
        return self.waits_until(lambda: self.sees(selector))[0]

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
        self.waits_for(selector).click()
        return self

    def presses(self, *keys: str) -> Reader:
        self.browser.switch_to.active_element.send_keys(*keys)
        return self

    def focused(self) -> str:
        return str(self.script("return document.activeElement.textContent.trim()"))

    def script(self, code: str, *values: Any) -> Any:
        return self.browser.execute_script(code, *values)

    def scrolls_sideways(self) -> bool:
        page = "document.documentElement"
        return bool(self.script(f"return {page}.scrollWidth > {page}.clientWidth"))

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
