"""Questions to the directory that are not a search; nothing here changes anything.

Lives here: `history` (what was done to a listing, and how it was before), `listings` (one with all
that its page shows), `showing` (whether it may be shown now, and if not why); for the open feed
`terms` (its taxonomies), `feed_filters`, `paging`, `feed_pages`, `feed_near` (by position) and
`feed_records` (the rows behind a record). May import: `models`, `places`, `vocabulary`, of `search`
what turns words and places into numbers, and of `commands` what reads listings back
(`read_listings`, `history`, `listing_data`, `search_rows`).
"""
