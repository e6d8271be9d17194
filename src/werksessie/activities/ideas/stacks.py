"""Cards that say the same lie on each other: the one on top is read, the others are counted.

A stack is one deep. What is under stands in the theme of the card on top; a card that is hidden, edited or taken back
lies on nothing and nothing on it.
"""

from __future__ import annotations

from dataclasses import replace

from werksessie.activities.ideas.cards import HIDDEN, SHOWN, Content, Idea


def stackable(card: Idea, top: Idea) -> bool:
    """Whether the one can lie under the other: neither is hidden, and they answer the same."""
    alike = (card.side, card.about) == (top.side, top.about)
    return alike and card.id != top.id and HIDDEN not in (card.status, top.status)


def stacked(content: Content, card: str, onto: str) -> Content:
    """With this card, and what lay under it, under another; unchanged where that cannot be."""
    one, top = content.ideas.get(card), content.ideas.get(onto)
    if one is None or top is None or top.onto or not stackable(one, top):
        return content
    content = lifted(content, card) if one.onto else content
    moved = (card, *content.stacks.get(card, ()))
    content = replace(content, stacks=content.stacks.delete(card)) if card in content.stacks else content
    lying = {id: replace(content.ideas[id], onto=onto, theme=top.theme, quoted=False) for id in moved}
    under = tuple(sorted((*content.stacks.get(onto, ()), *moved)))
    return replace(content, ideas=content.ideas.update(lying), stacks=content.stacks.set(onto, under))


def lifted(content: Content, card: str) -> Content:
    """With this card on its own. Where others lay under it, one of those is on top from now on."""
    one = content.ideas.get(card)
    if one is None:
        return content
    if one.onto:
        left = tuple(id for id in content.stacks[one.onto] if id != card)
        stacks = content.stacks.set(one.onto, left) if left else content.stacks.delete(one.onto)
        return replace(content, ideas=content.ideas.set(card, replace(one, onto="")), stacks=stacks)
    under = content.under(card)
    if not under:
        return content
    top = min(under, key=lambda idea: (idea.status != SHOWN, idea.id))
    rest = tuple(idea.id for idea in under if idea is not top)
    stacks = content.stacks.delete(card)
    ideas = content.ideas.update(
        {top.id: replace(top, onto=""), **{id: replace(content.ideas[id], onto=top.id) for id in rest}}
    )
    return replace(content, ideas=ideas, stacks=stacks.set(top.id, rest) if rest else stacks)


def placed(content: Content, card: str, theme: str) -> Content:
    """With this card, and what lies under it, in a theme. A card taken out from under another is on its own."""
    one = content.ideas.get(card)
    if one is None:
        return content
    content = lifted(content, card) if one.onto else content
    moved = [content.ideas[id] for id in (card, *content.stacks.get(card, ()))]
    ideas = {idea.id: replace(idea, theme=theme, quoted=idea.quoted and idea.theme == theme) for idea in moved}
    return replace(content, ideas=content.ideas.update(ideas))
