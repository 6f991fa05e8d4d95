"""Markdown to HTML, with nothing of the article's own HTML."""

from directory.advice.render import to_html


def test_headings_keep_their_level_and_none_is_the_pages() -> None:
    made = to_html("# One\n\n## Two\n\n### Three")
    assert made == "<h2>One</h2>\n<h2>Two</h2>\n<h3>Three</h3>\n"


def test_html_and_unsafe_links_do_not_pass() -> None:
    made = to_html(
        "<script>x</script>\n\n[press](javascript:alert(1)) ![pic](https://example.org/a)"
    )
    assert "<script" not in made
    assert 'href="javascript' not in made
    assert "<img" not in made
