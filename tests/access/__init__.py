"""Whether everybody can use it: every state of every surface before axe, and what axe cannot see."""
