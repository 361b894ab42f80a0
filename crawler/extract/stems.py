"""Indonesian stems: the root that the words of a family share.

PySastrawi's confix stripping (Nazief & Adriani with the corrections of Asian and Tahitoe) finds
"bangun" in "membangun", "pembangunan" and "dibangun". It only ever answers with a root of its
dictionary, so names and words of other languages mostly stay as they are. Where an ending that
belongs to the root looks like a suffix it strips too much ("bertani": tan, "menikah": meni); so
the root is looked for in both orders, and the longest counts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Context.Context import Context
from Sastrawi.Stemmer.Context.Visitor.VisitorProvider import VisitorProvider
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AFFIXED = re.compile(r"[a-z]{5,32}")
"""What can carry an affix: "alami" (alam) is among the shortest, 32 letters exceed the longest."""
_APOSTROPHES = "'’‘ʼ`´"
_SPLIT = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)+")
"""A word with an apostrophe inside, which the index splits: "Jum'at", "Qur’an"."""
_COMPOUND = re.compile(r"[a-z]{2,32}-[a-z]{2,32}")

CACHED_WORDS = 200_000
"""Words remembered by a process: the vocabulary of some hundred thousand articles, about 40 MB."""


def stem(word: str) -> str:
    """Return the root of one word, folded; the folded word itself where it has none.

    A reduplicated word ("pembangunan-pembangunan", "meniru-nirukan") has one root where its halves
    agree. Safe to call from several threads.
    """
    return _stem(fold(word))


def stems(text: str) -> str:
    """Return the roots of a text's words that differ from the word, each once, sorted.

    One line of folded words separated by spaces: the search index's column ``stems``. What equals
    a word of the text is left out, since the index finds it there. A word with an apostrophe
    ("Jum'at") stands here without it, as others write it.
    """
    folded = fold(text)
    whole = set(_WORD.findall(folded))
    words = {part for word in whole for part in word.split("-")}
    roots = {_stem(word) for word in words | whole}
    if any(mark in folded for mark in _APOSTROPHES):  # most texts have none, and need no search
        roots.update(joined(word) for word in _SPLIT.findall(folded))
    return " ".join(sorted(root for root in roots - words if "-" not in root))


def joined(word: str) -> str:
    """Return a word without its apostrophes and other marks: ``jumat`` for ``jum'at``."""
    return "".join(c for c in word if c.isalnum())


def fold(text: str) -> str:
    """Lower-case and strip diacritics, as FTS5's ``unicode61 remove_diacritics 2`` folds tokens."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).lower()


@lru_cache(CACHED_WORDS)
def _stem(word: str) -> str:
    if _AFFIXED.fullmatch(word):
        return _EXCEPTIONS.get(word) or _root(word)
    if _COMPOUND.fullmatch(word):
        return str(_stemmer().stem_plural_word(word))
    return word


_EXCEPTIONS = {"petani": "tani", "berikan": "beri"}
"""Common words of which both orders miss the root."""


def _root(word: str) -> str:
    stemmer = _stemmer()
    first = str(stemmer.stem_singular_word(word))
    if first == word:
        return word
    prefixes, suffixes = (Context(word, stemmer.dictionary, _visitors()) for _ in range(2))
    prefixes.remove_prefixes()
    suffixes.remove_suffixes()
    if not stemmer.dictionary.contains(suffixes.current_word):
        suffixes.remove_prefixes()
    # "-an" is a suffix far more often than the end of a root: "adakan" is no root of "mengadakan"
    others: list[str] = [c.current_word for c in (prefixes, suffixes)]
    others = [w for w in others if w != word and stemmer.dictionary.contains(w)]
    others = [w for w in others if not w.endswith("an") or w == suffixes.current_word]
    return max([first, *others], key=lambda root: (len(root), root in word))


@cache
def _visitors() -> VisitorProvider:
    return VisitorProvider()


@cache
def _stemmer() -> Stemmer:
    # The library's own CachedStemmer never forgets a word, and takes no lock.
    return Stemmer(ArrayDictionary(StemmerFactory().get_words()))
