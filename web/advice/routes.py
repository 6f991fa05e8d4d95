"""The advice library: its topics in groups, its search, and each article."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from directory.advice.freshness import stale_figures
from directory.advice.render import to_html
from web.advice.money_pages import find_money_page
from web.advice.presenter import all_articles, article_on, articles_for
from web.words.groups import TOPIC_GROUPS

LONGEST_WORDS = 200

advice = Blueprint("advice", __name__)


@advice.get("/advice")
def index() -> ResponseReturnValue:
    """Every topic that has an article, in groups; with `q`, first those that fit it."""
    words = request.args.get("q", "").strip()[:LONGEST_WORDS]
    articles = all_articles()
    groups = [
        {
            "name": group.name,
            "title": group.title,
            "articles": [articles[topic] for topic in group.keys if topic in articles],
        }
        for group in TOPIC_GROUPS
    ]
    return render_template(
        "advice/index.html",
        groups=[group for group in groups if group["articles"]],
        words=words,
        found=articles_for(words) if words else [],
    )


@advice.get("/advice/<topic>")
def article(topic: str) -> ResponseReturnValue:
    """One article. Past its day of review it hides the short answer and says so.

    Where a figure is not true today, it says where to look.
    """
    found = article_on(topic)
    if found is None:
        abort(404)
    # safe: the renderer lets none of the article's own HTML through
    body = Markup(to_html(found.body))  # noqa: S704
    return render_template(
        "advice/article.html",
        article=found,
        body=body,
        is_overdue=found.is_overdue(),
        money_page=find_money_page(found.topic),
        sources_of_stale=dict.fromkeys(figure.source for figure in stale_figures(found)),
    )
