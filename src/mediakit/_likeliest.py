"""Which analysis of each word does the whole corpus make most likely?"""

from __future__ import annotations

import numpy as np

from mediakit._analyses import Analyses, Floats, Integers

# Rounds of expectation-maximisation; after eight hardly a word changes its lemma.
ROUNDS = 8
# What a lemma and a clitic count before any evidence: little, so that the corpus decides.
LEMMA_PRIOR = 0.015
CLITIC_PRIOR = 1.0


def likeliest(analyses: Analyses, weights: Floats, *, rounds: int = ROUNDS) -> Integers:
    """Return the row of each word's likeliest analysis.

    A word's analysis has the probability of its lemma times those of its clitics and its spelling
    habit, less its cost. The probabilities are those that the analyses of all words give
    (expectation-maximisation; Dempster, Laird & Rubin 1977), so that a corpus that writes حكومه
    teaches that ه may stand for ة, and a lemma met in many forms draws the doubtful ones.

    Parameters
    ----------
    analyses : Analyses
        At least one a word.
    weights : float array, shape (words,)
        What each word counts.
    """
    first = np.flatnonzero(np.diff(analyses.word, prepend=-1))
    prior = LEMMA_PRIOR * np.exp(-analyses.unlikely)
    score = -analyses.cost
    for _ in range(rounds):
        evidence = _shares(score, analyses.word, first) * weights[analyses.word]
        score = _log_shares(evidence, analyses.lemma, prior) - analyses.cost
        for slot in analyses.slots:
            score += _log_shares(evidence, slot, np.full(slot.max() + 1, CLITIC_PRIOR))
    best = np.maximum.reduceat(score, first)[analyses.word]
    rows = np.flatnonzero(score == best)
    return rows[np.diff(analyses.word[rows], prepend=-1) > 0]


def _shares(score: Floats, word: Integers, first: Integers) -> Floats:
    """Return the probability of each analysis among those of its word."""
    likelihood = np.exp(score - np.maximum.reduceat(score, first)[word])
    return likelihood / np.add.reduceat(likelihood, first)[word]


def _log_shares(evidence: Floats, codes: Integers, prior: Floats) -> Floats:
    """Return for each row the logarithm of the share of the evidence that its code has."""
    total = np.bincount(codes, evidence, len(prior)) + prior
    return np.log(total / total.sum())[codes]
