"""The overview over many evenings: of a municipality over its own, and across municipalities that chose to share.

It is computed from Summaries only, so that overview and summaries together tell nothing that the summaries do not.
"""
