"""The encoder and its heads, in torch; `export.py` turns it into what is shipped.

MiniLM-L6-H384 (Wang et al., 2020) with capitalisation and inside-a-quotation added to the input
embeddings (zero at first: the base is left as it was), and over its last layer

* roles: source, cue, content for every word, a CRF;
* links: for each cue the source and content words that belong to it, a CRF over all words seen from
  that cue, as semantic role labelling sees its predicates (He et al., ACL 2017). One source can
  serve several cues, one cue several pieces of content;
* entities: named entities, by what the layers below see too, a word with those around it;
* meaning: word vectors whose mean over a clause embeds it, distilled from the untouched base;

and over another last layer, beside that one, so that what one learns is not unlearned by the other

* times: time expressions, a CRF; it only helps to form that layer, what is shipped is fitted by `taggers.py`;
* antecedents: for a mention, which other words of the window stand for the same one, or none.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own usage
from torch import Tensor, nn

from whosays.extract.labels import ARGUMENTS, DISTANCES, ENTITIES, ROLES, TIMES, allowed
from whosays.extract.words import CASES

from .around import TAGGING, Around
from .crf import CRF

WIDTH, HEADS, LAYERS, VOCABULARY, POSITIONS = 384, 12, 6, 30522, 512
PAIR_WIDTH = 160
SYNTAX = 2  # the layer, counted from 0, in which syntax stands clearest


class Dropout(nn.Module):
    """Dropout whose masks are stretches of one pool of random numbers: drawing them anew is slow on a CPU."""

    POOL = 1 << 23

    def __init__(self, share: float) -> None:
        super().__init__()
        kept = torch.rand(self.POOL) >= share
        self.register_buffer("pool", kept.float() / (1 - share), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        start = int(torch.randint(self.POOL - x.numel(), ()))
        return x * self.pool[start : start + x.numel()].view(x.shape)


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Attention in `HEADS` heads, (B, T, WIDTH) each."""
    query, key, value = (part.unflatten(2, (HEADS, -1)).transpose(1, 2) for part in (query, key, value))
    return F.scaled_dot_product_attention(query, key, value, mask).transpose(1, 2).flatten(2)


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.attend = attend  # the export puts the runtime's own operator here

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        mixed = self.attend(self.query(x), self.key(x), self.value(x), mask)
        x = self.attended_norm(x + self.dropout(self.attended(mixed)))
        return self.norm(x + self.dropout(self.narrow(F.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """Word pieces to vectors: (B, T) ids, case and quotation features → (B, T, WIDTH)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.case = nn.Embedding(CASES, WIDTH)
        self.quoted = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.quoted.weight)

    def forward(self, pieces: Tensor, case: Tensor, quoted: Tensor, mask: Tensor | None = None) -> Tensor:
        levels, attended = self.levels(pieces, case, quoted, mask)
        return self.layers[-1](levels[-1], attended)

    def levels(
        self, pieces: Tensor, case: Tensor, quoted: Tensor, mask: Tensor | None = None
    ) -> tuple[list[Tensor], Tensor | None]:
        """What each layer but the last makes of them, and the mask as attention adds it."""
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(place) + self.case(case) + self.quoted(quoted)
        x = self.dropout(self.norm(x))
        attended = None if mask is None else torch.where(mask, 0.0, -1e4)[:, None, None, :]
        levels = []
        for layer in self.layers[:-1]:
            x = layer(x, attended)
            levels.append(x)
        return levels, attended

    def load_base(self, weights: dict[str, Tensor]) -> None:
        """Take over the published weights; token type 0, the only one used, goes into the positions."""
        embeddings = "embeddings."
        state = self.state_dict()
        state["pieces.weight"] = weights[embeddings + "word_embeddings.weight"]
        state["positions.weight"] = (
            weights[embeddings + "position_embeddings.weight"]
            + weights[embeddings + "token_type_embeddings.weight"][0]
        )
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "attended": "attention.output.dense",
            "attended_norm": "attention.output.LayerNorm",
            "wide": "intermediate.dense",
            "narrow": "output.dense",
            "norm": "output.LayerNorm",
        }
        for kind in ("weight", "bias"):
            state[f"norm.{kind}"] = weights[f"{embeddings}LayerNorm.{kind}"]
            for number in range(LAYERS):
                for ours, theirs in names.items():
                    state[f"layers.{number}.{ours}.{kind}"] = weights[
                        f"encoder.layer.{number}.{theirs}.{kind}"
                    ]
        self.load_state_dict(state)


class Pairs(nn.Module):
    """Scores of every word, seen from one stretch of words (a cue, a mention)."""

    def __init__(self, scores: int) -> None:
        """`scores`: how many a pair has."""
        super().__init__()
        self.from_seer = nn.Linear(WIDTH, 2 * PAIR_WIDTH)
        self.from_word = nn.Linear(WIDTH, 2 * PAIR_WIDTH)
        self.distance = nn.Embedding(DISTANCES, PAIR_WIDTH)
        self.score = nn.Linear(PAIR_WIDTH, scores)

    def forward(self, seers: Tensor, words: Tensor, rows: Tensor, distance: Tensor) -> Tensor:
        """Scores (C, W, scores) of C stretches.

        Args:
            seers: (C, WIDTH), the mean of each stretch's words; words: (B, W, WIDTH); rows: (C,), where
            in the batch each stands; distance: (C, W) buckets.
        """
        seer_sum, seer_product = self.from_seer(seers).unsqueeze(1).chunk(2, dim=-1)
        word_sum, word_product = self.from_word(words)[rows].chunk(2, dim=-1)
        hidden = seer_sum + word_sum + seer_product * word_product + self.distance(distance)
        return self.score(F.gelu(hidden))


class Antecedents(nn.Module):
    """Scores of every word, and of none, as what a mention stands for (Lee et al., EMNLP 2017, by words)."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs = Pairs(1)
        self.none = nn.Linear(WIDTH, 1)

    def forward(self, mentions: Tensor, words: Tensor, rows: Tensor, distance: Tensor) -> Tensor:
        """Scores (Q, W + 1), *none* last; arguments as for `Pairs`."""
        return torch.cat([self.pairs(mentions, words, rows, distance).squeeze(2), self.none(mentions)], dim=1)


class WordVectors(NamedTuple):
    """Vectors of words by layers, (B, W, WIDTH) each: both last ones, the third, the one below the last."""

    last: Tensor
    referring: Tensor
    syntax: Tensor
    below: Tensor


class Network(nn.Module):
    """The encoder with all its heads."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.referring = Layer(dropout)  # a last layer of their own for times and antecedents
        self.roles = nn.Sequential(
            nn.Linear(WIDTH, WIDTH), nn.GELU(), Dropout(dropout), nn.Linear(WIDTH, len(ROLES))
        )
        self.entities = Around(3 * WIDTH, TAGGING, len(ENTITIES), dropout)
        self.meaning = nn.Linear(WIDTH, WIDTH, bias=False)
        self.times = nn.Sequential(Dropout(dropout), nn.Linear(WIDTH, len(TIMES)))
        self.links = Pairs(len(ARGUMENTS))
        self.antecedents = Antecedents()
        self.role_crf = CRF(*map(torch.from_numpy, allowed(ROLES)))
        self.link_crf = CRF(*map(torch.from_numpy, allowed(ARGUMENTS)))
        self.time_crf = CRF(*map(torch.from_numpy, allowed(TIMES)))
        nn.init.eye_(self.meaning.weight)

    def words(
        self, pieces: Tensor, case: Tensor, quoted: Tensor, heads: Tensor, mask: Tensor | None = None
    ) -> WordVectors:
        """The vectors of words: those of their first pieces."""
        levels, attended = self.encoder.levels(pieces, case, quoted, mask)
        last = self.encoder.layers[-1](levels[-1], attended), self.referring(levels[-1], attended)
        places = heads.unsqueeze(2).expand(-1, -1, WIDTH)
        seen = (*last, levels[SYNTAX], levels[-1])
        return WordVectors(*(level.gather(1, places) for level in seen))

    def layers(self) -> list[Layer]:
        """All layers, the referring one last."""
        return [*self.encoder.layers, self.referring]
