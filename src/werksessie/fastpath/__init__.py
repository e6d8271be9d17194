"""What a full room does in the same second, without the weight of a web framework around it.

Everything here is a shorter way to what stands elsewhere: the same door, the same checks, the same bytes. What is not
quite ordinary is handed over to the plain route before anything happened. `switches` names every trick.
"""
