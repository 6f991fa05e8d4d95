"""What every page uses: headers, errors, the chosen language, tools for templates.

Lives here: nothing that belongs to one job. May import: `web.words`, `web.extensions`.
"""
