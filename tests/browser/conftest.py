"""A real browser and the real site on a port of its own; the assistant is away."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from werkzeug.serving import make_server

from directory.database import make_engine, make_sessions
from directory.examples import load_examples
from directory.migrate import upgrade
from directory.places import load_gazetteer
from web import create_app
from web.settings import load_settings

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
STYLES = ROOT / "web" / "static" / "dist" / "app.css"
NOBODY_LISTENS = "http://127.0.0.1:9"
WIDTHS = (1280, 360)
FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


@pytest.fixture(scope="session")
def site_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The site with the examples in a database of its own."""
    url = f"sqlite:///{tmp_path_factory.mktemp('browser') / 'care-finder.db'}"
    upgrade(url)
    engine = make_engine(url)
    with make_sessions(engine)() as session:
        load_examples(session, load_gazetteer())
        session.commit()
    engine.dispose()
    app = create_app(
        load_settings(
            secret_key="only for tests, never kept",
            database_url=url,
            assistant_url=NOBODY_LISTENS,
            actions_url=NOBODY_LISTENS,
            languages="en",
        )
    )
    yield app
    app.extensions["care_sessions"].kw["bind"].dispose()


@pytest.fixture(scope="session")
def site(site_app: Flask) -> Iterator[str]:
    """The address of the running site."""
    if not STYLES.exists():
        pytest.skip("the front end is not built: no web/static/dist/app.css")
    server = make_server("127.0.0.1", 0, site_app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A browser that nobody used before. Skips, saying so, where the machine has none."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not (browser and driver):
        pytest.skip("no browser on this machine: needs chromium and chromedriver")
    options = ChromeOptions()
    options.binary_location = browser
    for flag in FLAGS:
        options.add_argument(flag)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    chrome = Chrome(options=options, service=Service(driver))
    chrome.set_page_load_timeout(30)
    chrome.set_script_timeout(30)
    yield chrome
    chrome.quit()


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def browser(chrome: Chrome, request: pytest.FixtureRequest) -> Iterator[Chrome]:
    """The browser as wide as a desk's screen, then as a small phone, with no cookies."""
    chrome.delete_all_cookies()
    _set_width(chrome, request.param)
    yield chrome
    chrome.delete_all_cookies()


def _set_width(chrome: Chrome, width: int) -> None:
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
