"""What the text documents (ODT and DOCX) share: their order, their styles and the one page of the profile."""
