"""Every page, at the width of a desk and of a small phone: axe finds nothing, nothing is cut off."""

import json

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.browser.conftest import AXE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = [
    "/",
    "/find",
    "/find?go=yes&where=Witham&service=homecare&need=dementia&gender=female&price=20",
    "/find?go=yes&where=&age=old",
    "/advice",
    "/advice?q=who+pays",
    "/advice/paying_for_care",
    "/urgent-help",
    "/accessibility",
    "/privacy",
    "/about",
    "/register",
    "/money/who-pays",
    "/money/who-pays?care=care_home&savings=between&owns_home=yes&lived_in=no&nursing=no",
    "/money/cost-of-a-pa?hours=10&pay=14",
    "/feedback",
    "/feedback/thanks",
    "/nowhere",
    "a listing",
]
RUN = """
const done = arguments[arguments.length - 1];
axe.run({runOnly: {type: "tag", values: %s}}).then((found) => done(found.violations.map(
  (rule) => rule.id + ": " + rule.nodes.map((node) => node.target.join(" ")).join(", "))));
"""
SMALL_TARGETS = """
return [...document.querySelectorAll("button, summary, .app-phone, input:not([type=hidden]), select")]
  .map((e) => [e.textContent.trim() || e.id, e.getBoundingClientRect()])
  .filter(([, box]) => box.height > 0 && box.height < 44).map(([words]) => words);
"""


def violations(browser: Chrome) -> list[str]:
    """What axe has against the page."""
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    found = browser.execute_async_script(RUN % json.dumps(RULES))
    return [str(line) for line in found]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_stands_in_anyones_way(browser: Chrome, site: str, path: str) -> None:
    if path == "a listing":
        browser.get(f"{site}/find?go=yes&where=Witham&service=homecare")
        browser.find_element(By.CSS_SELECTOR, ".app-listing__name a").click()
    else:
        browser.get(site + path)
    assert violations(browser) == []
    assert _is_cut_off(browser) is False
    assert browser.execute_script(SMALL_TARGETS) == []


@pytest.mark.parametrize("path", ["/", "/find?go=yes&where=Witham", "/advice/dementia"])
def test_nothing_is_cut_off_at_320_pixels_which_is_400_percent(
    chrome: Chrome, site: str, path: str
) -> None:
    size = {"width": 320, "height": 256, "deviceScaleFactor": 1, "mobile": False}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    chrome.get(site + path)
    assert _is_cut_off(chrome) is False


def _is_cut_off(browser: Chrome) -> bool:
    return bool(
        browser.execute_script(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
    )
