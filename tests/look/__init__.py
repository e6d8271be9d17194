"""The contact sheet: every kind in every state on every surface, to be looked at. `make look` makes it."""
