"""The language seam: from text to index terms, in Chinese and English.

Text and query pass through the same code. ``scripts`` folds characters, ``zh`` and ``en`` cut
and reduce words, ``analysis`` puts them together, ``glossary`` and ``translation`` know which
words of the two languages say the same.
"""
