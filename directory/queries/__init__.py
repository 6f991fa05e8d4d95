"""Questions to the directory that are not a search; nothing here changes anything.

Lives here: `history` (what was done to a listing, and how it was before), `showing` (whether a
listing may be shown now, and if not why). May import: `models`, and of `commands` what reads
listings back (`read_listings`, `history`, `listing_data`, `search_rows`).
"""
