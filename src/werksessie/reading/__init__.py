"""Reads what people wrote, without judging it: what may point to a person, what is alike, which words come back.

Pure: no server, store, clock or chance. All of it is a suggestion to the facilitator; nothing is blocked or moved here.
"""
