"""What the network is taught: one loss a head."""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own usage
from torch import Tensor

from whosays.extract.windows import MASK

from .batches import Batch
from .network import Encoder, Network

# Link losses are summed over all cues of a word's window, hence the smaller weight. Antecedents are a mean
# over some dozens of mentions, the others over thousands of words: at 0.3 their gradients in the encoder
# were ten times the others'.
WEIGHTS = {"roles": 1.0, "links": 0.5, "entities": 1.0, "times": 1.0, "antecedents": 0.03, "meaning": 0.5}


class Teacher:
    """The untouched base, whose sentence embeddings the meaning head learns."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        self.encoder = Encoder(dropout=0.0).eval()
        self.encoder.load_base(weights)

    @torch.no_grad()
    def embed(self, pieces: Tensor, attended: Tensor) -> Tensor:
        """(K, t) pieces → (K, WIDTH) unit vectors: the mean over pieces, as the base was trained."""
        encoded = self.encoder(pieces, torch.zeros_like(pieces), torch.zeros_like(pieces), attended)
        weight = attended.unsqueeze(2).float()
        return F.normalize((encoded * weight).sum(1) / weight.sum(1), dim=1)


def losses(network: Network, teacher: Teacher, batch: Batch, hidden: float) -> dict[str, Tensor]:
    """The loss of each head that the batch has gold for, per word."""
    pieces = batch.pieces
    if hidden:
        masked = torch.rand(pieces.shape) < hidden
        pieces = pieces.masked_fill(masked & (pieces > MASK), MASK)
    seen = network.words(pieces, batch.case, batch.quoted, batch.heads, batch.attended)
    words, referring = seen.last, seen.referring
    count = batch.words.sum()
    found: dict[str, Tensor] = {}
    if batch.roles is not None:
        found["roles"] = network.role_crf.loss(network.roles(words), batch.roles, batch.words).sum() / count
        if len(batch.cue_rows):
            found["links"] = _link_loss(network, words, batch) / count
    if batch.entities is not None:
        vectors = torch.cat([seen.syntax, seen.below, words], -1) * batch.words.unsqueeze(2)
        logits = network.entities(vectors)
        inside = logits.masked_fill(~batch.entities, -1e4).logsumexp(2) - logits.logsumexp(2)
        found["entities"] = -(inside * batch.words).sum() / count
    if batch.times is not None:
        scores = network.times(referring)
        found["times"] = network.time_crf.loss(scores, batch.times, batch.words).sum() / count
    if len(batch.query_rows):
        found["antecedents"] = _antecedent_loss(network, referring, batch)
    if len(batch.clause_rows):
        target = teacher.embed(batch.clause_pieces, batch.clause_attended)
        pooled = torch.bmm(batch.clause_means.unsqueeze(1), words[batch.clause_rows]).squeeze(1)
        found["meaning"] = (1 - F.cosine_similarity(network.meaning(pooled), target)).mean()
    return found


def _link_loss(network: Network, words: Tensor, batch: Batch) -> Tensor:
    cue = torch.bmm(batch.cue_means.unsqueeze(1), words[batch.cue_rows]).squeeze(1)
    emissions = network.links(cue, words, batch.cue_rows, batch.cue_distances)
    return network.link_crf.loss(emissions, batch.cue_labels, batch.words[batch.cue_rows]).sum()


def _antecedent_loss(network: Network, words: Tensor, batch: Batch) -> Tensor:
    """The marginal likelihood of all right answers, a mean over mentions."""
    mentions = torch.bmm(batch.query_means.unsqueeze(1), words[batch.query_rows]).squeeze(1)
    scores = network.antecedents(mentions, words, batch.query_rows, batch.query_distances)
    there = F.pad(batch.words[batch.query_rows], (0, 1), value=True) & batch.query_asked
    right = scores.masked_fill(~(there & batch.query_right), -1e4).logsumexp(1)
    return (scores.masked_fill(~there, -1e4).logsumexp(1) - right).mean()
