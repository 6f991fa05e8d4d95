"""The directory for other programs: the Open Referral UK 3.0 API, public and read-only.

Lives here: `routes` (HTTP), `parameters` (the query string to what `directory.queries` takes),
`answers` (paging, caching, problems), and what turns rows into the standard's JSON: `taxonomies`,
`places`, `parts`, `records`. `openapi.yml` describes every address, that of the chat too; `description`
reads it, and `developers` makes a page for people of it. May import: `directory`, `web.extensions`,
`web.words`, `web.api.problems`. The standard's spelling ("organization") ends at this border.
"""
