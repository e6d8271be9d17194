"""The catalogues of the languages, and what gathers the words that they translate (`make messages`)."""
