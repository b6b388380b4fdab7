"""Which accounts go back to one text: kinship of two, lineages of many."""

from whosays.compare.lineage.groups import lineages
from whosays.compare.lineage.kin import Kin, kinship
from whosays.compare.lineage.sheet import Sheet, sheet

__all__ = ["Kin", "Sheet", "kinship", "lineages", "sheet"]
