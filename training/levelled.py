"""Levelling before quantisation: every word piece with a scale of its own.

Dynamic quantisation has one scale for all of a window's activations, and a few pieces ([CLS], [SEP], full
stops) have values so large that the others lose their bits. Each row is divided by its largest value
before a product with the weights, and multiplied by it behind, which changes nothing in single precision
(token-wise activations, as ZeroQuant has them: Yao et al., NeurIPS 2022).
"""

from __future__ import annotations

import torch.nn.functional as F  # noqa: N812 - torch's own usage
from torch import Tensor, nn

from .network import Network

PRODUCTS = ("query", "key", "value", "attended", "wide", "narrow")


class Levelled(nn.Module):
    """A linear layer whose product sees rows between -1 and 1."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear

    def forward(self, x: Tensor) -> Tensor:
        largest = x.abs().amax(-1, keepdim=True)
        return F.linear(x / largest, self.linear.weight) * largest + self.linear.bias


def level(network: Network) -> None:
    """Put levelled layers in place of the encoder's."""
    for layer in network.layers():
        for name in PRODUCTS:
            setattr(layer, name, Levelled(getattr(layer, name)))
