"""A conversation in the browser: with scripts, and what happens when the network does not answer."""

import pytest
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SECONDS = 15


def _say(browser: Chrome, words: str) -> None:
    """Writes `words`, sends them, and waits for the turn that answers."""
    before = len(_turns(browser))
    browser.find_element(By.ID, "text").send_keys(words)
    browser.find_element(By.CSS_SELECTOR, "#say button").click()
    _until(browser, lambda b: len(_turns(b)) == before + 1)


def _turns(browser: Chrome) -> list[str]:
    return [turn.text for turn in browser.find_elements(By.CSS_SELECTOR, "[data-turn]")]


def _until(browser: Chrome, is_so) -> None:  # type: ignore[no-untyped-def]
    # the page may change between finding an element and reading it: then it is looked at again
    changing = [StaleElementReferenceException, NoSuchElementException]
    WebDriverWait(browser, SECONDS, poll_frequency=0.1, ignored_exceptions=changing).until(is_so)


def _has_focus(browser: Chrome, css: str) -> bool:
    script = "return document.activeElement === [...document.querySelectorAll(arguments[0])].pop()"
    return bool(browser.execute_script(script, css))


def test_a_person_asks_for_care_then_who_pays_and_comes_back(browser: Chrome, site: str) -> None:
    browser.get(site)
    _say(browser, "mum has dementia and needs someone to help her wash, she's in Witham")
    assert "Witham" in _turns(browser)[0]
    assert browser.find_elements(By.CSS_SELECTOR, ".app-listing")
    _until(browser, lambda b: _has_focus(b, ".app-reply"))
    assert browser.find_element(By.ID, "text").get_attribute("value") == ""
    assert violations(browser) == []

    _say(browser, "who pays?")
    assert "Paying for care" in _turns(browser)[1]
    _until(browser, lambda b: _has_focus(b, ".app-reply"))

    browser.refresh()
    assert len(_turns(browser)) == 2


def test_danger_comes_first_and_cannot_be_missed(browser: Chrome, site: str) -> None:
    browser.get(site)
    _say(browser, "my dad has collapsed and is not breathing")
    alert = browser.find_element(By.CSS_SELECTOR, ".app-reply > :first-child + *")
    assert "app-alert" in (alert.get_attribute("class") or "")
    assert alert.find_elements(By.CSS_SELECTOR, 'a[href="tel:999"]')
    assert violations(browser) == []


def test_a_quick_starter_sends_its_words(browser: Chrome, site: str) -> None:
    browser.get(site)
    browser.find_element(By.XPATH, "//button[text()='Who pays for care?']").click()
    _until(browser, lambda b: len(_turns(b)) == 1)
    assert "Who pays for care?" in _turns(browser)[0]
    assert not browser.find_elements(By.ID, "starters")


def test_an_empty_message_is_answered_in_place(browser: Chrome, site: str) -> None:
    browser.get(site)
    browser.find_element(By.CSS_SELECTOR, "#say button").click()
    _until(browser, lambda b: b.find_element(By.ID, "failed").is_displayed())
    assert _turns(browser) == []
    assert _has_focus(browser, "#text")


def test_words_are_kept_when_they_cannot_be_sent(browser: Chrome, site: str) -> None:
    browser.get(site)
    browser.find_element(By.ID, "text").send_keys("help for my dad in Maldon")
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*/chat/say"]})
    try:
        browser.find_element(By.CSS_SELECTOR, "#say button").click()
        _until(browser, lambda b: b.find_element(By.ID, "failed").is_displayed())
    finally:
        browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
    assert "Your words are still here" in browser.find_element(By.ID, "failed").text
    assert browser.find_element(By.ID, "text").get_attribute("value") == "help for my dad in Maldon"
    browser.find_element(By.CSS_SELECTOR, "#say button").click()
    _until(browser, lambda b: len(_turns(b)) == 1)


def test_deleting_a_conversation_leaves_nothing(browser: Chrome, site: str) -> None:
    browser.get(site)
    _say(browser, "who pays?")
    browser.find_element(By.XPATH, "//button[text()='Delete this conversation']").click()
    _until(browser, lambda b: "We have deleted all" in b.find_element(By.TAG_NAME, "main").text)
    assert _turns(browser) == []


def test_the_chat_works_without_scripts(browser: Chrome, site: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(site)
        browser.find_element(By.ID, "text").send_keys("who pays?")
        browser.find_element(By.CSS_SELECTOR, "#say button").click()
        _until(browser, lambda b: len(_turns(b)) == 1)
        assert "#latest" in browser.current_url
        assert "Paying for care" in _turns(browser)[0]
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
