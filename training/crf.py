"""Linear-chain conditional random field over padded batches (Lafferty et al., 2001)."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from whosays.extract.labels import FORBIDDEN


class CRF(nn.Module):
    """Learned transitions over `labels`; forbidden ones stay at `FORBIDDEN`."""

    def __init__(self, allowed: Tensor, starts: Tensor) -> None:
        """`allowed` (L, L) and `starts` (L,) are boolean: from row to column, and at the beginning."""
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(allowed.shape))
        self.initial = nn.Parameter(torch.zeros(starts.shape))
        self.register_buffer("allowed", allowed)
        self.register_buffer("starts", starts)

    def scores(self) -> tuple[Tensor, Tensor]:
        """Transition scores (L, L) and initial scores (L,), forbidden ones set."""
        return (
            self.transitions.masked_fill(~self.allowed, FORBIDDEN),
            self.initial.masked_fill(~self.starts, FORBIDDEN),
        )

    def loss(self, emissions: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of each sequence.

        Args:
            emissions: (B, T, L); gold: (B, T) label ids; mask: (B, T), true for words, a prefix.
        """
        transitions, initial = self.scores()
        rows = torch.arange(len(gold))
        picked = emissions.gather(2, gold.unsqueeze(2)).squeeze(2) * mask
        steps = transitions[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
        gold_score = picked.sum(1) + steps.sum(1) + initial[gold[rows, 0]]
        alpha = initial + emissions[:, 0]
        # Rows are sorted by nobody: each keeps its alpha once its words are over.
        for t in range(1, emissions.shape[1]):
            stepped = torch.logsumexp(alpha.unsqueeze(2) + transitions, dim=1) + emissions[:, t]
            alpha = torch.where(mask[:, t : t + 1], stepped, alpha)
        return torch.logsumexp(alpha, dim=1) - gold_score
