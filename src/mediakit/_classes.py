"""Forms → classes of words: at the cost of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from mediakit._encode import Codes, as_labels


def classify(
    forms: pd.Index, words: pd.Index, word_of_form: Codes, classes: Mapping[str, str]
) -> tuple[Codes, pd.Index]:
    """Return the class of each form as a code, and the classes in the order of the forms.

    Parameters
    ----------
    forms, words : Index of str
        The two vocabularies.
    word_of_form : int32 array
        The code of the word that each form spells, -1 for forms that do not occur.
    classes : mapping of str to str
        A form or its word to its class; without one, the word is its own.

    Examples
    --------
    >>> forms = as_labels(["الى", "سفن", "إلى"])
    >>> words = as_labels(["إلى", "سفن"])
    >>> classify(forms, words, np.int32([0, 1, 0]), {"سفن": "سفينة"})
    (array([0, 1, 0], dtype=int32), Index(['إلى', 'سفينة'], dtype='str'))
    """
    used = np.flatnonzero(word_of_form >= 0)
    labels = [
        classes.get(form, classes.get(word, word))
        for form, word in zip(forms[used].tolist(), words[word_of_form[used]].tolist(), strict=True)
    ]
    codes, names = pd.factorize(np.array(labels, dtype=object))
    class_of_form = np.full(len(forms), -1, dtype=np.int32)
    class_of_form[used] = codes
    return class_of_form, as_labels(names)
